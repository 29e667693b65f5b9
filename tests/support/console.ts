import { format } from 'node:util';

let stray: string[] = [];
let expected: RegExp[] = [];

/** Names an error or warning the test means to cause; any other one fails the test. */
export function expectConsole(pattern: RegExp): void {
  expected.push(pattern);
}

beforeEach(() => {
  stray = [];
  expected = [];
  for (const level of ['error', 'warn'] as const) {
    jest.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      stray.push(`console.${level}: ${format(...parts)}`);
    });
  }
});

afterEach(() => {
  const seen = stray.filter((line) => !expected.some((pattern) => pattern.test(line)));
  const missing = expected.filter((pattern) => !stray.some((line) => pattern.test(line)));
  if (seen.length > 0) throw new Error(`Unexpected output:\n${seen.join('\n')}`);
  if (missing.length > 0) throw new Error(`Expected output never came: ${missing.join(', ')}`);
});
