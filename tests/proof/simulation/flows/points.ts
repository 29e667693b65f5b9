import type { LedgerEntry } from '#shared/points/model';
import type { Flow, World } from '../flow';

const anyone = ({ draw, people }: World): string => draw.pick(people);

export const pointsFlows: readonly Flow[] = [
  {
    action: 'points.grant',
    function: 'jobs',
    weight: 3,
    ask: (world) => ({
      by: null,
      data: {
        openid: `o-${anyone(world)}`,
        points: world.draw.between(1, 400),
        reason: '补发',
      },
    }),
    lasting: (reply: { entryId: string }) => reply.entryId,
  },
  {
    action: 'points.adjust',
    function: 'jobs',
    weight: 3,
    ask: (world) => ({
      by: null,
      data: {
        openid: `o-${anyone(world)}`,
        deltaPoints: world.draw.between(1, 200) * (world.draw.chance(0.7) ? -1 : 1),
        reason: '更正',
        operator: '店长',
      },
    }),
    lasting: (reply: { entryId: string }) => reply.entryId,
  },
  {
    action: 'points.reverse',
    function: 'jobs',
    weight: 3,
    ask: ({ draw, dump }) => {
      const entries = (dump['ledger'] ?? []) as LedgerEntry[];
      const reversible = entries.filter(({ kind }) => kind === 'grant' || kind === 'adjust');
      if (reversible.length === 0) return null;
      const { entryId } = draw.pick(reversible);
      const points = draw.between(1, 120);
      // A refund's own id is derived from what it is: the same refund is asked for by several.
      const reversalId = `r${String(draw.below(3))}`;
      return { by: null, data: { entryId, points, reversalId, reason: '退货' } };
    },
    lasting: (reply: { entryId: string; netPoints: number }) => [reply.entryId, reply.netPoints],
  },
  {
    action: 'points.import',
    function: 'jobs',
    weight: 1,
    ask: (world) => ({
      by: null,
      data: {
        importName: 'old-till',
        operator: '店长',
        rows: world.people.map((code) => ({ externalId: code, openid: `o-${code}`, points: 100 })),
      },
    }),
  },
  {
    action: 'points.getHoldings',
    function: 'member',
    weight: 1,
    ask: (world) => ({ by: anyone(world), data: {} }),
  },
  {
    action: 'points.listEntries',
    function: 'member',
    weight: 1,
    ask: (world) => ({
      by: anyone(world),
      data: { filter: world.draw.pick(['all', 'earned', 'used']) },
    }),
  },
];
