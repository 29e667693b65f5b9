import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request, Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** The built local cloud in a process of its own. */
export interface Program {
  readonly url: string;
  /** From the start of the process to the first answer. */
  readonly startMs: number;
  /** Resident memory; undefined where the system does not tell. */
  residentMb(): number | undefined;
  /** The most it ever was. */
  peakMb(): number | undefined;
  /** Processor time so far, of all its threads; undefined where the system does not tell. */
  cpuMs(): number | undefined;
  ask(path: string, body: object, headers?: Record<string, string>): Promise<unknown>;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** With the empty shop and nothing set, unless another is asked for. */
export async function startProgram(
  dataDir: string,
  {
    shop = 'empty',
    variables = {},
    serveH5 = false,
  }: { shop?: string; variables?: Record<string, string>; serveH5?: boolean } = {},
): Promise<Program> {
  const started = performance.now();
  const flags = ['--port', '0', '--shop', shop, '--data', dataDir];
  if (!serveH5) flags.push('--no-h5');
  const child = spawn(process.execPath, ['dist/localcloud/main.js', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...variables },
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  let url: string | undefined;
  while (url === undefined) {
    if (child.exitCode !== null) throw new Error('The local cloud did not start.');
    await pause(5);
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
  }
  await fetch(`${url}/healthz`);
  const startMs = performance.now() - started;
  const agent = new Agent({ keepAlive: true });
  return {
    url,
    startMs,
    residentMb: () => memoryOf(child.pid, 'VmRSS'),
    cpuMs: () => cpuOf(child.pid),
    peakMb: () => memoryOf(child.pid, 'VmHWM'),
    ask: (path, body, headers) => post(agent, url + path, body, headers),
    stop(signal) {
      agent.destroy();
      child.kill(signal);
      return ended;
    },
  };
}

function memoryOf(pid: number | undefined, field: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}

/** The kernel counts in ticks of 10 ms. */
function cpuOf(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // What comes after the name, which is in brackets and may hold anything: utime and stime.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** Posts JSON over a kept connection. Errors: an answer with a code is one. */
function post(
  agent: Agent,
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const answer = JSON.parse(text) as { code?: string };
        if (answer.code === undefined) resolve(answer);
        else reject(new Error(text));
      });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
