import type { InferOutput } from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  PublishRulesRefusal,
  PublishRulesReply,
  publishRulesRequest,
} from '#shared/rules/contract';
import type { Call } from '../../_kit/action';
import { appendVersion, findVersion, latestVersion } from './repository';

/**
 * Publishes the next version of a rule set. Versions that exist never change, so every entry made
 * under them can be recomputed; a version takes effect at once or at an instant to come. The number
 * is the document's id: of two publishers at once one is told that the other was first.
 */
export async function publishRules(
  call: Call,
  { ruleSet, afterVersion, effectiveFromMs, note, body }: InferOutput<typeof publishRulesRequest>,
): Promise<Result<PublishRulesReply, PublishRulesRefusal>> {
  const latest = await latestVersion(call, ruleSet);
  if (latest === afterVersion) {
    if (effectiveFromMs !== null && effectiveFromMs < call.nowMs) {
      return refuse({ code: 'rules.starts_in_past' });
    }
    const rule = {
      ruleSet,
      version: afterVersion + 1,
      effectiveFromMs: effectiveFromMs ?? call.nowMs,
      note,
      body,
      requestId: call.requestId,
    };
    if ((await appendVersion(call, rule)) === 'added') return accept(replyFrom(rule));
  }
  const own = await findVersion(call, ruleSet, afterVersion + 1);
  return own?.requestId === call.requestId
    ? accept(replyFrom(own))
    : refuse({ code: 'rules.version_conflict', latestVersion: latest });
}

function replyFrom({ ruleSet, version, effectiveFromMs }: PublishRulesReply): PublishRulesReply {
  return { ruleSet, version, effectiveFromMs };
}
