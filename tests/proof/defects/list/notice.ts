import type { Defect } from '../defect';

const feature = 'cloudfunctions/_features/notice';
const acceptances = ['functions/notice/notice.test.ts', 'functions/notice/changes.test.ts'];
const rules = ['rules/notice/notice.test.ts'];

/** Messages and the jobs that send them. */
export const noticeDefects: readonly Defect[] = [
  {
    id: 'notice-sent-by-both',
    says: 'Two runs at once send a message twice.',
    file: `${feature}/hand.ts`,
    find: "if (!(await moveNotice(call, notice, hold))) return 'sending';",
    put: 'await moveNotice(call, notice, hold);',
    tests: [...acceptances, 'functions/notice/crash.test.ts'],
  },
  {
    id: 'notice-sent-again',
    says: 'A message that a dead run may have sent is sent again.',
    file: `${feature}/send.ts`,
    find: "if (notice.state === 'sending') return endNotice(call, notice, 'unknown', 'lease_over');",
    put: '',
    tests: ['functions/notice/crash.test.ts'],
  },
  {
    id: 'notice-without-leave',
    says: 'A message is sent though nothing is left of the leave for it.',
    file: `${feature}/quota/repository.ts`,
    find: 'left: command.gt(0),\n      takenBy',
    put: 'takenBy',
    tests: acceptances,
  },
  {
    id: 'notice-leave-lost',
    says: 'The leave that a failed message had taken is lost.',
    file: `${feature}/hand.ts`,
    find: 'await Promise.all([giveQuotaBack(call, notice), givePlaceBack(call, notice)]);',
    put: 'await givePlaceBack(call, notice);',
    tests: acceptances,
  },
  {
    id: 'notice-no-longer-true',
    says: 'Who has checked in is reminded of it.',
    file: 'shared/notice/rules.ts',
    find: 'if (pointless) return drop(pointless);',
    put: '',
    tests: [...acceptances, 'functions/notice/reminders.test.ts', ...rules],
  },
  {
    id: 'notice-at-the-end-of-quiet',
    says: 'The hour in which quiet ends is quiet, too.',
    file: 'shared/notice/clock.ts',
    find: 'return sinceFromMs < lengthMs ?',
    put: 'return sinceFromMs <= lengthMs ?',
    tests: ['functions/notice/changes.test.ts', ...rules],
  },
  {
    id: 'notice-one-a-day-more',
    says: 'A member gets one message a day more than the rules say.',
    file: 'shared/notice/rules.ts',
    find: 'context.sentToday >= rules.maxPerMemberAndDay',
    put: 'context.sentToday > rules.maxPerMemberAndDay',
    tests: rules,
  },
  {
    id: 'jobs-wait-for-the-clock',
    says: 'After the clock stepped back no job runs until it has caught up.',
    file: 'cloudfunctions/jobs/schedule.ts',
    find: 'return turn(lastMs) !== turn(nowMs) &&',
    put: 'return turn(lastMs) < turn(nowMs) &&',
    tests: ['functions/jobs/reconcile.test.ts'],
  },
  {
    id: 'jobs-one-fails-all',
    says: 'A job that fails keeps the others from running.',
    file: 'cloudfunctions/jobs/schedule.ts',
    find: '      errors.push(error);',
    put: '      throw error;',
    tests: ['functions/jobs/reconcile.test.ts'],
  },
];
