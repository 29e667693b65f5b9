import type { InferOutput } from 'valibot';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type {
  PublishRulesRefusal,
  PublishRulesReply,
  publishRulesRequest,
} from '#shared/rules/contract';
import type { Call } from '../../_kit/action';
import { inTransaction } from '../../_kit/transaction';
import { appendVersion, readSchedule, readVersion } from './repository';

/**
 * Publishes the next version of a rule set. Versions that exist never change, so every entry made
 * under them can be recomputed; a version takes effect at once or at an instant to come.
 */
export async function publishRules(
  call: Call,
  { ruleSet, afterVersion, effectiveFromMs, note, body }: InferOutput<typeof publishRulesRequest>,
): Promise<Result<PublishRulesReply, PublishRulesRefusal | Refusal<'request.busy'>>> {
  if (effectiveFromMs !== null && effectiveFromMs < call.nowMs) {
    return refuse({ code: 'rules.starts_in_past' });
  }
  return inTransaction<PublishRulesReply, PublishRulesRefusal>(call, async (transaction) => {
    const schedule = await readSchedule(transaction);
    const published = schedule.sets[ruleSet] ?? [];
    const latestVersion = published.at(-1)?.version ?? 0;
    if (latestVersion !== afterVersion) {
      const own = await readVersion(transaction, ruleSet, afterVersion + 1);
      return own?.requestId === call.requestId
        ? accept({ ruleSet, version: own.version, effectiveFromMs: own.effectiveFromMs })
        : refuse({ code: 'rules.version_conflict', latestVersion });
    }
    const scheduled = {
      version: latestVersion + 1,
      effectiveFromMs: effectiveFromMs ?? call.nowMs,
    };
    await appendVersion(
      transaction,
      ruleSet,
      { ...scheduled, note, body, requestId: call.requestId },
      { sets: { ...schedule.sets, [ruleSet]: [...published, scheduled] } },
    );
    return accept({ ruleSet, ...scheduled });
  });
}
