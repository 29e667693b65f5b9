import type { Defect } from '../defect';

/** Tiers: warned of once, never lowered by a favour, multiplied with one rounding. */
export const tierDefects: readonly Defect[] = [
  {
    id: 'tier-gift-lowers',
    says: 'A tier given by hand hides a higher one that growth has earned.',
    file: 'shared/tier/rules.ts',
    find: 'return highestOf([code, ...(facts.tierGift ? [facts.tierGift.code] : [])], rules);',
    put: 'return highestOf([facts.tierGift ? facts.tierGift.code : code], rules);',
    tests: ['functions/tier/gift.test.ts'],
  },
  {
    id: 'tier-gift-a-day-short',
    says: 'A tier given by hand ends on its last date instead of after it.',
    file: 'shared/tier/rules.ts',
    find: 'gift !== undefined && gift.until < today;',
    put: 'gift !== undefined && gift.until <= today;',
    tests: ['functions/tier/gift.test.ts'],
  },
  {
    id: 'tier-gift-not-written-down',
    says: 'A tier given by hand leaves no row in the audit.',
    file: 'cloudfunctions/_features/store/tiergift/give.ts',
    find: "if (!posted.ok || gift.state === 'given') return posted;",
    put: "if (!posted.ok || gift.state !== 'given') return posted;",
    tests: ['functions/tier/gift.test.ts'],
  },
  {
    id: 'tier-warning-every-day',
    says: 'A member is warned of the end of a tier every day.',
    file: 'shared/notice/facts.ts',
    find: 'return newNotice(memberId, term, about,',
    put: 'return newNotice(memberId, `${term}:${today}`, about,',
    tests: ['functions/tier/notice.test.ts'],
  },
  {
    id: 'tier-warning-for-nothing',
    says: 'Who keeps the tier for another term is warned of its end.',
    file: 'shared/tier/ending.ts',
    find: "if (coming?.reason !== 'expired') return null;",
    put: 'if (!coming) return null;',
    tests: ['rules/tier/tier.test.ts'],
  },
  {
    id: 'checkin-tier-rounded-up',
    says: 'What a tier makes of a check-in is rounded up.',
    file: 'shared/checkin/rules.ts',
    find: 'const more = Math.floor((sum * times.numerator) / times.denominator) - sum;',
    put: 'const more = Math.ceil((sum * times.numerator) / times.denominator) - sum;',
    tests: ['rules/checkin/checkin.test.ts'],
  },
  {
    id: 'order-growth-kept',
    says: 'The growth of an order stays when its money goes back.',
    file: 'cloudfunctions/_features/mall/outcome.ts',
    find: 'if (order.priceFen > 0 && sendsMoneyBack(order)) {',
    put: 'if (order.priceFen < 0 && sendsMoneyBack(order)) {',
    tests: ['functions/tier/cash.test.ts'],
  },
];
