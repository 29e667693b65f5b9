/* global document, window */
import { openCollections } from './collections.js';
import { act, byId, make, onSubmit, post, replace, showProblem } from './dom.js';

/** How often the page asks again while somebody looks at it. */
const REFRESH_MS = 2_000;
const DAY_MS = 86_400_000;
const ZONE_MS = 8 * 3_600_000;

/** Beijing time, whatever zone the developer sits in: the shop's day is meant. */
const timeText = (ms) => new Date(ms + ZONE_MS).toISOString().slice(0, 19).replace('T', ' ');

let state;

function showClock({ nowMs, offsetMs }) {
  byId('now').textContent = timeText(nowMs);
  const days = (offsetMs / DAY_MS).toFixed(1);
  byId('offset').textContent =
    offsetMs === 0 ? 'the time of this machine' : `moved by ${days} days`;
}

function showPeople(people) {
  const entries = people.map(({ code, role, note }) =>
    make(
      'li',
      {},
      make('a', { href: `/?code=${encodeURIComponent(code)}`, target: '_blank' }, code),
      ` ${role}`,
      make('div', { className: 'quiet' }, note),
    ),
  );
  replace('people', entries, 'Nobody is named in this shop.');
}

function showTimers(timers) {
  const entries = timers.map(({ name, functionName, cron, nextMs }) => {
    const next = nextMs === undefined ? 'never again' : `next ${timeText(nextMs)}`;
    const run = make('button', { type: 'button' }, 'Run now');
    run.addEventListener('click', () => act(() => post(`/dev/jobs/${name}`, {}).then(refresh)));
    const text = make(
      'span',
      {},
      name,
      make('div', { className: 'quiet' }, `${functionName} · ${cron} · ${next}`),
    );
    return make('li', { className: 'actions' }, text, run);
  });
  replace('timers', entries, 'No function has a timer.');
}

/** The function's own log line says how many database calls it made. */
function databaseCalls(lines) {
  for (const line of lines) {
    const found = /"databaseCalls":(\d+)/.exec(line);
    if (found) return ` · ${found[1]} db`;
  }
  return '';
}

function callEntry(call) {
  const { lines = [] } = call;
  const outcome = make('span', { className: call.ok ? 'good' : 'bad' }, call.code ?? 'ok');
  const cold = call.cold ? ' · cold' : '';
  const facts = ` ${call.ms} ms${cold}${databaseCalls(lines)} `;
  const title = `${timeText(call.atMs).slice(11)} ${call.function} ${call.action ?? ''}`;
  const details = make(
    'details',
    {},
    make('summary', {}, title, make('span', { className: 'quiet' }, facts), outcome),
  );
  const said = [call.message, ...lines].filter((line) => line !== undefined);
  details.append(make('pre', {}, [`request ${call.requestId} by ${call.by}`, ...said].join('\n')));
  return make('li', {}, details);
}

function showCalls(calls) {
  // A list somebody is reading in does not move away under them.
  if (byId('calls').querySelector('details[open]')) return;
  replace('calls', calls.slice(0, 60).map(callEntry), 'No function was called yet.');
}

function showSent(sent) {
  const entries = sent
    .slice(0, 60)
    .map(({ atMs, kind, to, content }) =>
      make(
        'li',
        {},
        `${timeText(atMs)} ${kind}`,
        make('div', { className: 'quiet' }, to ?? ''),
        make('pre', {}, JSON.stringify(content, null, 1)),
      ),
    );
  replace('sent', entries, 'Nothing was sent yet.');
}

const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`;

function noticeText({ kind, fault, tries, isHeard, dueMs, lastStatus }) {
  const spoiled = fault === null ? '' : ` (${fault})`;
  const next = dueMs === null ? '' : `, again ${timeText(dueMs)}`;
  return `told of ${kind}${spoiled}: ${isHeard ? 'heard' : 'not heard'}, ${tries} tries, last ${lastStatus}${next}`;
}

function paymentEntry(trade) {
  const { totalFen, state, description, outTradeNo, refunds, notices } = trade;
  const lines = [
    outTradeNo,
    ...refunds.map(({ refundFen, status }) => `refund ${yuan(refundFen)} ${status}`),
    ...notices.map(noticeText),
  ];
  return make(
    'li',
    {},
    `${yuan(totalFen)} ${state} ${description}`,
    make('pre', {}, lines.join('\n')),
  );
}

function showPayments(payments) {
  replace('payments', payments.map(paymentEntry), 'Nothing was to be paid yet.');
}

async function refresh() {
  state = await (await fetch('/dev/state')).json();
  showClock(state);
  showPeople(state.people);
  showTimers(state.timers);
  showCalls(state.calls);
  showSent(state.sent);
  showPayments(state.payments);
}

/** The same day of the next month, or its last day. */
function nextMonth(nowMs) {
  const now = new Date(nowMs + ZONE_MS);
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 0)).getUTCDate();
  const day = Math.min(now.getUTCDate(), last);
  const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, day);
  return start + ((nowMs + ZONE_MS) % DAY_MS) - ZONE_MS;
}

const MOVES = {
  day: () => ({ advanceMs: DAY_MS }),
  month: () => ({ nowMs: nextMonth(state.nowMs) }),
  back: () => ({}),
};
for (const button of document.querySelectorAll('[data-move]')) {
  const move = MOVES[button.dataset.move];
  button.addEventListener('click', () => act(() => post('/dev/clock', move()).then(refresh)));
}
onSubmit('set-clock', ({ at }) =>
  post('/dev/clock', { nowMs: Date.parse(`${at}Z`) - ZONE_MS }).then(refresh),
);
onSubmit('someone', ({ code }) => window.open(`/?code=${encodeURIComponent(code)}`, '_blank'));
onSubmit('grant', async ({ code, points }) => {
  const { openid } = await post('/auth/login', { code });
  const reply = await post('/dev/grant', { openid, points: Number(points) });
  if (!reply.ok) throw new Error(`Not given: ${reply.error.code}`);
  await refresh();
});

act(refresh);
act(openCollections);
setInterval(() => {
  if (document.visibilityState === 'visible') {
    refresh().catch(() => showProblem('The local cloud does not answer. Is it still running?'));
  }
}, REFRESH_MS);
