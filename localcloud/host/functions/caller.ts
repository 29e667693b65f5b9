/** Made-up names of the one environment and the one mini-program of a local cloud. */
export const LOCAL_ENV = 'jidian-local';
export const LOCAL_APP_ID = 'wx0000000000000000';

/** Who or what started a call. Only the gateway, after it verified a token, sets an openid. */
export interface Caller {
  readonly by: 'client' | 'function' | 'timer' | 'http' | 'developer';
  readonly openid?: string;
  readonly clientIp?: string;
}

const SOURCES = {
  client: 'wx_client',
  function: 'scf',
  timer: 'wx_trigger',
  http: 'wx_http',
  developer: 'scf',
} as const;

/** The variables the platform sets anew for each call. */
export function callVariables(caller: Caller, requestId: string): Record<string, string> {
  const ip = caller.clientIp ?? '127.0.0.1';
  const platform = {
    TCB_ENV: LOCAL_ENV,
    TCB_SEQID: requestId,
    TCB_SOURCE: SOURCES[caller.by],
    TCB_SOURCE_IP: ip,
    TCB_ISANONYMOUS_USER: 'false',
    TCB_SESSIONTOKEN: '',
    TRIGGER_SRC: caller.by === 'timer' ? 'timer' : 'tcb',
    LOGINTYPE: caller.openid === undefined ? '' : 'WECHAT',
    TCB_CONTEXT_KEYS:
      'TCB_ENV,TCB_SEQID,TCB_SOURCE,TCB_SOURCE_IP,TCB_ISANONYMOUS_USER,TCB_SESSIONTOKEN,TCB_UUID',
  };
  if (caller.openid === undefined) return platform;
  return Object.assign(platform, {
    TCB_UUID: caller.openid,
    WX_OPENID: caller.openid,
    WX_APPID: LOCAL_APP_ID,
    WX_CLIENTIP: ip,
    WX_CLIENTIPV6: `::ffff:${ip}`,
    WX_API_TOKEN: '',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_CLIENTIP,WX_CLIENTIPV6,WX_API_TOKEN',
  });
}

/**
 * Variables with more of them, and the more counts. Through text: the engine reads one into an object several
 * times faster than it copies an object of so many names.
 */
export function withMore<Value extends string | undefined>(
  variables: Readonly<Record<string, Value>>,
  more: Readonly<Record<string, string>>,
): Record<string, Value | string> {
  return Object.assign(JSON.parse(JSON.stringify(variables)) as Record<string, Value>, more);
}

/** The variables an instance has for its whole life, as far as a call's context repeats them. */
export function instanceVariables(adminUrl: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: LOCAL_ENV,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
  };
}

/** Keys for an address that does not check them; the SDK insists on having some. */
export const LOCAL_CREDENTIALS = {
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TENCENTCLOUD_SESSIONTOKEN: 'local',
  // Off: a timer for every database call, only to warn when it takes over three seconds.
  SILENCE: 'true',
} as const;
