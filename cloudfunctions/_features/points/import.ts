import type { InferOutput } from 'valibot';
import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  ImportedRow,
  ImportPointsReply,
  importPointsRequest,
  ImportRowRefusal,
} from '#shared/points/contract/import';
import { expiresOnFor } from '#shared/points/expiry';
import type { LedgerEntry } from '#shared/points/model';
import { earn, netPointsOf } from '#shared/points/rules';
import type { Call } from '../../_kit/action';
import { presentPerson } from '../../_ledger/departed';
import { findEntry } from '../../_ledger/entries';
import { postToAccount, type Decision } from '../../_ledger/post';

type Order = InferOutput<typeof importPointsRequest>;
type Row = Order['rows'][number];

/** Different members, so they do not wait for each other; few enough not to crowd the database. */
const rowsAtOnce = 10;

/**
 * Brings over the rows of another system, each as an entry of its own that names the system's number
 * for the member: sent again, it meets its own id. Source: docs/domain/import.md.
 */
export async function importPoints(
  call: Call,
  { importName, operator, rows }: Order,
): Promise<Result<ImportPointsReply, never>> {
  const imported: ImportedRow[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const some = rows.slice(start, start + rowsAtOnce);
    const answers = await Promise.all(
      some.map((row) => importRow(call, row, { importName, operator })),
    );
    imported.push(...answers);
  }
  return accept({ rows: imported });
}

async function importRow(
  call: Call,
  row: Row,
  of: { importName: string; operator: string },
): Promise<ImportedRow> {
  const { externalId, openid } = row;
  if (openid === undefined) {
    return { externalId, outcome: 'refused', code: 'points.import_unidentified' };
  }
  const posted = await postRow(call, { ...row, openid }, of);
  return posted.ok ? posted.value : { externalId, outcome: 'refused', code: posted.error.code };
}

async function postRow(
  call: Call,
  { externalId, openid, points, expiresOn }: Row & { openid: string },
  { importName, operator }: { importName: string; operator: string },
): Promise<Result<ImportedRow, ImportRowRefusal>> {
  const person = await presentPerson(call, openid);
  const { memberId } = person;
  const entryId = `import:${memberId}:${importName}:${externalId}` as EntryId;
  const facts = { importName, externalId, operator, ...(expiresOn && { expiresOn }) };

  return postToAccount<ImportedRow, ImportRowRefusal>(
    call,
    person,
    async (account, { today, pointsRule }) => {
      const reply = { externalId, memberId, entryId };
      const standing = await findEntry(call, entryId);
      if (standing) {
        const isSame = netPointsOf(standing) === points && dateOf(standing) === (expiresOn ?? null);
        return isSame
          ? accept({ answered: { ...reply, outcome: 'standing' as const } })
          : refuse({ code: 'request.key_reused' });
      }
      if (expiresOn && expiresOn < today) return refuse({ code: 'points.import_expired' });
      const lastDate = expiresOn ?? expiresOnFor(today, pointsRule.body.expiry);
      return accept<Decision<ImportedRow>>({
        posting: {
          entryId,
          kind: 'import',
          holdings: earn(account, { points, expiresOn: lastDate }),
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: { rule: null, steps: [{ code: 'import', points, facts }] },
        },
        reply: () => ({ ...reply, outcome: 'imported' }),
      });
    },
  );
}

/** The date the row named, which need not be that of the lot: a debt may have taken it all. */
function dateOf({ explanation }: LedgerEntry): string | number | null {
  return explanation.steps[0]?.facts['expiresOn'] ?? null;
}
