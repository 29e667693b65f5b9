import type { Defect } from '../defect';

const rules = 'shared/checkin/rules.ts';
const makeup = 'shared/checkin/makeup.ts';
const service = 'cloudfunctions/_features/checkin/service.ts';

export const checkinDefects: readonly Defect[] = [
  {
    id: 'checkin-id-of-request',
    says: 'A check-in is kept under its request instead of its date.',
    file: service,
    find: 'const entryId = `checkin:${memberId}:${today}` as EntryId;',
    put: 'const entryId = `checkin:${memberId}:${call.requestId}` as EntryId;',
    tests: ['functions/checkin/checkin.test.ts', 'proof/crash.test.ts'],
  },
  {
    id: 'checkin-deaf-to-repeats',
    says: 'A repeated check-in is decided again instead of answered again.',
    file: service,
    find: 'if (standing) {',
    put: 'if (standing && call.nowMs < 0) {',
    tests: ['functions/checkin/checkin.test.ts', 'functions/crash.test.ts'],
  },
  {
    id: 'checkin-streak-hidden',
    says: 'The streak reads 0 on the day of a check-in.',
    file: rules,
    find: 'return lastDate >= today ||',
    put: 'return lastDate > today ||',
    tests: ['rules/checkin/checkin.test.ts'],
  },
  {
    id: 'checkin-bonus-for-ever',
    says: 'A bonus for so many days is paid on every later day, too.',
    file: rules,
    find: '.filter((step) => step.days === days)',
    put: '.filter((step) => step.days <= days)',
    tests: ['rules/checkin/checkin.test.ts'],
  },
  {
    id: 'checkin-clock-back',
    says: 'A clock that steps back a day opens that day again.',
    file: rules,
    find: 'if (lastDate !== null && lastDate > today) {',
    put: 'if (lastDate !== null && lastDate > addDays(today, 1)) {',
    tests: ['rules/checkin/checkin.test.ts'],
  },
  {
    id: 'checkin-week-from-sunday',
    says: 'A weekly cycle never reaches its seventh day.',
    file: rules,
    find: 'return Math.min(streakDays, isoWeekday(date));',
    put: 'return Math.min(streakDays, isoWeekday(date) % 7);',
    tests: ['rules/checkin/checkin.test.ts'],
  },
  {
    id: 'checkin-host-zone',
    says: 'The business date is the date of the host.',
    file: 'shared/kernel/businessdate.ts',
    find: 'return new Date(shifted).toISOString().slice(0, 10) as BusinessDate;',
    put: "return dayjs(shifted - boundary.utcOffsetMinutes * minuteMs).format('YYYY-MM-DD') as BusinessDate;",
    tests: ['rules/kernel/businessdate.test.ts', 'proof/zones.test.ts'],
  },
  {
    id: 'checkin-cutoff-other-way',
    says: 'A shop that closes after midnight begins its day before it.',
    file: 'shared/kernel/businessdate.ts',
    find: 'boundary.utcOffsetMinutes * minuteMs - boundary.cutoffHour * hourMs;',
    put: 'boundary.utcOffsetMinutes * minuteMs + boundary.cutoffHour * hourMs;',
    tests: ['rules/kernel/businessdate.test.ts'],
  },
  {
    id: 'makeup-of-today',
    says: 'Today can be made up for points.',
    file: makeup,
    find: 'if (date >= today || date < firstDate) {',
    put: 'if (date > today || date < firstDate) {',
    tests: ['rules/checkin/makeup.test.ts'],
  },
  {
    id: 'makeup-once-more',
    says: 'One day more can be made up in a month than the rules say.',
    file: makeup,
    find: 'if (used >= timesAMonth)',
    put: 'if (used > timesAMonth)',
    tests: ['rules/checkin/makeup.test.ts'],
  },
  {
    id: 'makeup-deaf-to-repeats',
    says: 'A made-up day, repeated, is refused instead of answered again.',
    file: 'cloudfunctions/_features/checkin/makeup.ts',
    find: 'if (standing?.requestId === call.requestId) {',
    put: 'if (standing?.requestId !== undefined && call.requestId.length === 0) {',
    tests: ['functions/points/settle.test.ts'],
  },
];
