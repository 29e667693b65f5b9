import { addDays, businessDateAt } from '#shared/kernel/businessdate';
import { shanghaiMidnight } from '#shared/rules/defaults';
import { documentCheckinRules } from '#shared/rules/defaults';
import type { Flow } from '../flow';

export const memberFlows: readonly Flow[] = [
  {
    action: 'checkin.perform',
    function: 'member',
    weight: 8,
    ask: ({ draw, people }) => ({ by: draw.pick(people), data: {} }),
    lasting: (reply: { pointsAwarded: number; businessDate: string }) => [
      reply.pointsAwarded,
      reply.businessDate,
    ],
  },
  {
    action: 'checkin.makeUp',
    function: 'member',
    weight: 3,
    ask: ({ draw, people, nowMs }) => {
      const today = businessDateAt(nowMs, shanghaiMidnight);
      return { by: draw.pick(people), data: { date: addDays(today, -draw.between(1, 8)) } };
    },
    lasting: (reply: { businessDate: string; costPoints: number }) => [
      reply.businessDate,
      reply.costPoints,
    ],
  },
  {
    action: 'member.getHome',
    function: 'member',
    weight: 2,
    ask: ({ draw, people }) => ({ by: draw.pick(people), data: {} }),
  },
  {
    action: 'member.updateProfile',
    function: 'member',
    weight: 1,
    ask: ({ draw, people }) => ({
      by: draw.pick(people),
      data: {
        nickname: draw.pick(['小满', '安安', '阿福']),
        ...(draw.chance(0.3) && {
          birthday: { month: draw.between(1, 12), day: draw.between(1, 28), year: null },
        }),
      },
    }),
  },
  {
    action: 'member.bindPhone',
    function: 'member',
    weight: 1,
    ask: ({ draw, people }) => ({
      by: draw.pick(people),
      // Few numbers, so that members want the same one.
      data: { code: `phone-${String(draw.between(1001, 1006))}-${String(draw.below(1000))}` },
    }),
  },
  {
    action: 'member.deleteAccount',
    function: 'member',
    weight: 0.15,
    ask: ({ draw, people }) => ({ by: draw.pick(people), data: {} }),
    lasting: (reply: { lostPoints: number }) => reply.lostPoints,
  },
  {
    action: 'member.setConsent',
    function: 'member',
    weight: 1,
    ask: ({ draw, people }) => ({
      by: draw.pick(people),
      data: { version: '2026-11', accepted: draw.chance(0.7) },
    }),
  },
  {
    action: 'notice.recordAcceptance',
    function: 'member',
    weight: 3,
    ask: ({ draw, people }) => ({
      by: draw.pick(people),
      data: {
        templates: [
          {
            template: draw.pick(['checkin_reminder', 'points_changed', 'points_expiring']),
            answer: draw.chance(0.8) ? 'accept' : 'reject',
          },
        ],
      },
    }),
  },
  {
    action: 'rules.publish',
    function: 'jobs',
    weight: 0.3,
    ask: ({ draw, nowMs, dump }) => {
      const versions = (dump['rules'] ?? []) as { ruleSet: string; version: number }[];
      const checkin = versions.filter(({ ruleSet }) => ruleSet === 'checkin');
      return {
        by: null,
        data: {
          ruleSet: 'checkin',
          afterVersion: Math.max(...checkin.map(({ version }) => version)),
          effectiveFromMs: draw.chance(0.5) ? null : nowMs + draw.between(1, 48) * 3_600_000,
          note: '换规则',
          body: { ...documentCheckinRules, basePoints: draw.between(5, 20) },
        },
      };
    },
    lasting: (reply: { version: number }) => reply.version,
  },
];
