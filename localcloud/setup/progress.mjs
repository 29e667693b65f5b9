/** Runs one step of the preparations and prints one line for it, with the seconds it took. */
export async function step(title, run) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  … ${title}`);
  const finish = (mark) =>
    process.stdout.write(`${live ? '\r' : ''}  ${mark} ${title} (${seconds()})\n`);
  // A log file or a CI page shows nothing while a line is unfinished: say that it goes on.
  const note = live
    ? undefined
    : setInterval(() => console.info(`  … ${title} (${seconds()})`), 20_000);
  try {
    const result = await run();
    finish('✓');
    return result;
  } catch (error) {
    finish('✗');
    throw error;
  } finally {
    clearInterval(note);
  }
}

/** A failed preparation, as a sentence; the tool's own output goes with it. */
export class SetupProblem extends Error {
  constructor(sentence, output = '') {
    super(sentence);
    this.output = output;
  }
}

/** Ends the program with the sentence of a `SetupProblem`, or the stack of anything else. */
export function fail(error) {
  if (error instanceof SetupProblem) {
    if (error.output.trim() !== '') console.error(`\n${error.output.trimEnd()}`);
    console.error(`\n${error.message}`);
  } else console.error(error);
  process.exit(1);
}
