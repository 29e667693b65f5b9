import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { copy } from '../../cloudfunctions/_copy';

const root = resolve(__dirname, '../..');

/** Where the users' own language may stand in what runs in the cloud. */
const tables = [
  /^cloudfunctions\/_copy\/zh-CN\//,
  // The heads of the columns that a shop's own list is written under.
  /^shared\/points\/importcolumns\.ts$/,
  // The programme of the documents, as an owner would publish it: names of tiers, of goods.
  /^shared\/rules\/defaults\.ts$/,
];

/** The texts of a file that hold a Chinese character or mark; comments are not texts. */
function chineseTexts(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isIdentifier(node);
    if (isText && /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(node.text)) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => relative(root, join(root, folder, path)));
}

const read = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest);

test('what runs in the cloud has its sentences in the copy tables, and codes everywhere else', () => {
  const sources = [...sourcesBelow('cloudfunctions'), ...sourcesBelow('shared')];
  const outside = sources
    .filter((path) => !tables.some((table) => table.test(path)))
    .map((path) => [path, chineseTexts(read(path))] as const)
    .filter(([, texts]) => texts.length > 0);
  expect(sources.length).toBeGreaterThan(300);
  expect(outside).toEqual([]);
});

test('a sentence is found in a string, a template, a pattern and a name, never in a comment', () => {
  const source = ts.createSourceFile(
    'sample.ts',
    "const 名 = '好'; f(`${a}，b`); /退款/; // 说明\n/** 说明 */ g('plain');",
    ts.ScriptTarget.Latest,
  );
  expect(chineseTexts(source)).toEqual(['名', '好', '，b', '/退款/']);
});

test('a reason is short enough for WeChat to show whole', () => {
  const bytes = Object.values(copy.refunds).map((text) => Buffer.byteLength(text));
  expect(Math.max(...bytes)).toBeLessThanOrEqual(80);
});
