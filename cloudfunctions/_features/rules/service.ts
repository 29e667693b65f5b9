import type { InferOutput } from 'valibot';
import { canonicalJson } from '#shared/kernel/canonicaljson';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  PublishRulesRefusal,
  PublishRulesReply,
  publishRulesRequest,
} from '#shared/rules/contract';
import type { Call, WriteRefusal } from '../../_kit/action';
import { appendVersion, findLatestVersion, findVersion } from './repository';

/**
 * Publishes the next version of a rule set. Versions that exist never change, so every entry made
 * under them can be recomputed; a version takes effect at once or at an instant to come. The number
 * is the document's id: of two publishers at once one is told that the other was first.
 */
export async function publishRules(
  call: Call,
  { ruleSet, afterVersion, effectiveFromMs, note, body }: InferOutput<typeof publishRulesRequest>,
): Promise<Result<PublishRulesReply, PublishRulesRefusal | WriteRefusal>> {
  const latest = await findLatestVersion(call, ruleSet);
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
  if (own?.requestId !== call.requestId) {
    const latestVersion = own ? await findLatestVersion(call, ruleSet) : latest;
    return refuse({ code: 'rules.version_conflict', latestVersion });
  }
  const isSame = own.note === note && canonicalJson(own.body) === canonicalJson(body);
  return isSame ? accept(replyFrom(own)) : refuse({ code: 'request.key_reused' });
}

function replyFrom({ ruleSet, version, effectiveFromMs }: PublishRulesReply): PublishRulesReply {
  return { ruleSet, version, effectiveFromMs };
}
