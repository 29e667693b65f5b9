type Variables = Record<string, unknown>;

/** What the SDK takes of the process, beside the names that the platform lists. */
const always =
  'TRIGGER_SRC,_SCF_TCB_LOG,SCF_NAMESPACE,TENCENTCLOUD_RUNENV,TENCENTCLOUD_SECRETID,TENCENTCLOUD_SECRETKEY,TENCENTCLOUD_SESSIONTOKEN,WX_CONTEXT_KEYS,WX_TRIGGER_API_TOKEN_V0,WX_CLIENTIP,WX_CLIENTIPV6,TCB_CONTEXT_KEYS,TCB_CONTEXT_CNFG,LOGINTYPE'.split(
    ',',
  );
const lists = ['TCB_CONTEXT_KEYS', 'WX_CONTEXT_KEYS'];

/**
 * Gathers the platform's variables as the SDK does, those of the context before those of the process, and gives
 * undefined for whatever is not plain: the SDK gathers that. It puts them together once, where the SDK builds
 * four objects of some thirty names one after the other.
 * Source: docs/decisions/0049-plain-documents-are-read-at-once.md.
 */
export function gatherPlainly(context: unknown): Variables | undefined {
  const { env } = process;
  // The SDK says so on the console.
  if (!env['TENCENTCLOUD_REGION'] || !env['SCF_NAMESPACE']) return undefined;
  const gathered = context === undefined ? {} : environmentOf(context);
  if (!gathered) return undefined;
  const listed = lists.map((list) => gathered[list] || env[list]);
  if (!listed.every(isPlainList)) return undefined;
  for (const name of always) take(gathered, env, name);
  for (const names of listed) {
    if (names) for (const name of names.split(',')) take(gathered, env, name);
  }
  return gathered;
}

function take(gathered: Variables, env: NodeJS.ProcessEnv, name: string): void {
  if (name in gathered) return;
  const value = env[name];
  if (value !== undefined) gathered[name] = value;
}

/** The variables of a context that gives them as the text of an object. */
function environmentOf(context: unknown): Variables | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  const { environment } = context as { environment?: unknown };
  if (typeof environment !== 'string' || !environment.startsWith('{')) return undefined;
  if (environment.includes('__proto__') || environment.includes('\\u')) return undefined;
  try {
    return JSON.parse(environment) as Variables;
  } catch {
    return undefined;
  }
}

/** Nothing, or names that no object has by birth. */
function isPlainList(names: unknown): names is string | undefined {
  return names === undefined || (typeof names === 'string' && /^[A-Z0-9_,]*$/.test(names));
}
