import { startCloud } from '../support/cloud';
import { buildOf, readBuild, type Build } from '../support/weapp/audit/build';
import { buildRules } from '../support/weapp/audit/build-rules';
import { journeyRules, type Walked } from '../support/weapp/audit/journey-rules';
import { audit } from '../support/weapp/audit/rule';
import { walkJourneys, type JourneyFigures } from '../support/weapp/journeys';

test('the build breaks no rule of WeChat’s audits', () => {
  expect(audit(buildRules, readBuild())).toEqual([]);
});

test('the journeys of a member break no rule of WeChat’s audits', async () => {
  const cloud = await startCloud('demo');
  try {
    const token = await cloud.login('demo-member');
    const journeys = await walkJourneys((name, event) => cloud.call(token, name, event));
    expect(audit(journeyRules, { journeys, template: templateOf(readBuild()) })).toEqual([]);
    expect(journeys.flatMap(({ pages }) => pages).length).toBeGreaterThanOrEqual(12);
  } finally {
    await cloud.stop();
  }
}, 180_000);

const templateOf = ({ files }: Build): string =>
  files.find(({ path }) => path === 'base.wxml')?.text ?? '';

/** A small mini-program with one subpackage that breaks nothing, and what is added to it. */
const sample = (more: Readonly<Record<string, string | number>>): Build =>
  buildOf(
    Object.entries({
      'app.json': JSON.stringify({
        pages: ['pages/home/index'],
        subPackages: [{ root: 'packages/mall' }],
      }),
      'base.wxml': '<comp wx:if="{{i.cn}}" />',
      'pages/home/index.json': JSON.stringify({ usingComponents: { comp: '../../comp' } }),
      'pages/home/index.wxml': '<import src="../../base.wxml"/>',
      'pages/home/index.js': chunk({ 1: 'function (e, n, t) { t(2) }' }),
      'common.js': chunk({ 2: `function (e, n, t) { return '${'x'.repeat(2000)}' }` }),
      'packages/mall/item/index.js': chunk({ 3: 'function (e, n, t) { t(2) }' }),
      'app.wxss': '.list{overflow-y:auto;-webkit-overflow-scrolling:touch}.tap:hover{opacity:1}',
      ...more,
    }).map(([path, content]) =>
      typeof content === 'number'
        ? { path, bytes: content, text: '' }
        : { path, bytes: content.length, text: content },
    ),
  );

function chunk(modules: Readonly<Record<string, string>>): string {
  const entries = Object.entries(modules).map(([id, source]) => `${id}: ${source}`);
  return `(wx["webpackJsonp"]=wx["webpackJsonp"]||[]).push([[1],{${entries.join(',')}}])`;
}

test('a mini-program that keeps the rules is found to keep them', () => {
  expect(audit(buildRules, sample({}))).toEqual([]);
});

/** That rule and no other; what breaks a limit of WeChat may break the stricter one of ours, too. */
function expectBroken(id: string, name: string, found: readonly string[]): void {
  const others = found.filter((line) => !line.startsWith('J') || id.startsWith('J'));
  expect(others).toEqual([expect.stringContaining(`${id} ${name}: `)]);
}

const badBuilds: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  Q1: { 'vendors.js': 1.6 * 1024 * 1024 },
  J1: { 'packages/mall/big.bin': 0.6 * 1024 * 1024 },
  Q2: { 'assets/a.png': 150 * 1024, 'assets/b.mp3': 60 * 1024 },
  Q3: {
    'common.js': chunk({ 9: `function (e, n, t) { return '${'x'.repeat(2000)}' }` }),
    'packages/mall/item/index.js': chunk({ 3: 'function (e, n, t) { t(9) }' }),
  },
  Q4: { 'packages/mall/item/index.json': JSON.stringify({ usingComponents: { chart: '/chart' } }) },
  E1: { 'pages/home/index.wxss': '.a{color:red}.rows{overflow-x: scroll}' },
  E2: { 'pages/home/index.wxss': '.button:active{opacity:.5}' },
  E5: { 'pages/home/index.wxss': '.bar{position:fixed;left:0;bottom:0}' },
  B4: { 'vendors.js': 'const host = "http://shop.example/api"' },
};

test.each(buildRules.map(({ id, name }) => [id, name]))('%s, %s, can be broken', (id, name) => {
  expectBroken(id, name, audit(buildRules, sample(badBuilds[id] ?? {})));
});

const template =
  '<template name="tmpl_0_2"> <image mode="{{i.p2||\'scaleToFill\'}}" style="{{i.st}}"> ' +
  '<view class="{{i.cl}}" id="{{i.sid}}">';
const page: JourneyFigures['pages'][number] = {
  ...{ route: 'pages/home/index', setDataCalls: 2, setDataBytes: 9000, mostBytes: 8000 },
  ...{ mostInASecond: 2, nodes: 230, depth: 11, children: 20 },
};
const good: JourneyFigures = {
  ...{ journey: 'home', pages: [page], longestLoadMs: 60, mostRequestsAtOnce: 3 },
  clientNames: ['getWindowInfo'],
  sent: [
    { 'root.cn': [{ nn: '2', sid: 'a', p2: 'aspectFill', cn: [] }] },
    { 'root.cn.[0].cl': 'on' },
  ],
  drawn: [{ cn: [{ nn: '2', p2: 'aspectFill' }] }],
};

const walked = (more: Partial<JourneyFigures>): Walked => ({
  journeys: [{ ...good, ...more }],
  template,
});

test('a journey that keeps the rules is found to keep them', () => {
  expect(audit(journeyRules, walked({}))).toEqual([]);
});

const badJourneys: Readonly<Record<string, Partial<JourneyFigures>>> = {
  P1: { longestLoadMs: 1200 },
  P4: { pages: [{ ...page, mostInASecond: 21 }] },
  J2: { pages: [{ ...page, mostInASecond: 6 }] },
  P5: { pages: [{ ...page, mostBytes: 300 * 1024 }] },
  J3: { pages: [{ ...page, mostBytes: 33 * 1024 }] },
  P6: { pages: [{ ...page, children: 60 }] },
  J4: { pages: [{ ...page, nodes: 601 }] },
  P8: { mostRequestsAtOnce: 11 },
  P13: { sent: [{ 'root.cn': [{ nn: '2', sid: 'a', secret: 1 }] }] },
  E3: { drawn: [{ cn: [{ nn: '1', cn: [{ nn: '2' }] }] }] },
  B3: { clientNames: ['getSystemInfoSync'] },
};

test.each(journeyRules.map(({ id, name }) => [id, name]))('%s, %s, can be broken', (id, name) => {
  expectBroken(id, name, audit(journeyRules, walked(badJourneys[id] ?? {})));
});
