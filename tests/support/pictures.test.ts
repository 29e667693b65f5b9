import { readdirSync, readFileSync } from 'node:fs';

const drawings = 'miniprogram/src/ui/paper/art';
const pictures = 'miniprogram/src/packages/groupbuy/pictures';

test('every drawing has a picture to share that is 5:4, a PNG, and small', () => {
  const names = readdirSync(drawings).map((name) => name.replace('.svg', ''));
  expect(readdirSync(pictures)).toEqual(names.map((name) => `${name}.png`));
  for (const name of names) {
    const file = readFileSync(`${pictures}/${name}.png`);
    expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([name, file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([name, 500, 400]);
    expect(file.length).toBeLessThan(12 * 1024);
  }
});
