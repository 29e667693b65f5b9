/** A function that tells what it was told. */
export const WHO = `
let calls = 0;
exports.main = async (event, context) => {
  calls += 1;
  const environment = JSON.parse(context.environment);
  const before = process.env.WX_OPENID;
  if (event.waitMs) await new Promise((resolve) => setTimeout(resolve, event.waitMs));
  return { calls, event, context, environment, before, env: { ...process.env } };
};`;

export interface Who {
  calls: number;
  event: Record<string, unknown>;
  context: Record<string, unknown>;
  environment: Record<string, string>;
  before?: string;
  env: Record<string, string>;
}

/** A function that does what it is asked to: fail in every way. */
export const TROUBLE = `
let calls = 0;
exports.main = async (event) => {
  calls += 1;
  console.log('asked to', event.do);
  if (event.do === 'throw') throw new Error('out of paper');
  if (event.do === 'crash') setTimeout(() => { throw new Error('later'); }, 1);
  if (event.do === 'exit') process.exit(3);
  if (event.do === 'spin') for (;;);
  if (event.do === 'hang' || event.do === 'crash') await new Promise(() => {});
  if (event.do === 'hoard') { const hoard = []; for (;;) hoard.push(new Array(100000).fill(Math.random())); }
  if (event.do === 'print') console.log('printed', { by: 'me' });
  return { ok: true, calls };
};`;
