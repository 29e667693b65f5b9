const { default: Sequencer } = require('@jest/test-sequencer');

/** On a first run nothing is known of durations: what fetches WeChat's compiler must not come last. */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const slow = (test) => test.path.endsWith('compiler.test.ts');
    return [...sorted.filter(slow), ...sorted.filter((test) => !slow(test))];
  }
};
