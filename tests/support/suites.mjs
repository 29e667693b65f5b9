/** The folders of `tests` that hold a suite each, quick ones first. */
export const suites = [
  ...['rules', 'support', 'app', 'functions', 'localcloud', 'proof'],
  ...['weapp', 'e2e'],
];
