import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { createContext, Script, type Context } from 'node:vm';
import { WeappPage, type PageDefinition } from './page';
import { createWx, type CallFunction, type Phone, type Traffic } from './wx';

const built = resolve('dist/weapp');

interface AppDefinition {
  readonly onLaunch?: (options: object) => void;
  readonly onShow?: (options: object) => void;
}

interface AppJson {
  readonly pages: readonly string[];
}

/**
 * The built mini-program without WeChat: its files run in a context that offers what the client
 * offers. It shows what is rendered and what a tap does; nothing about layout or a real phone.
 */
export class WeappProgram {
  readonly pages: WeappPage[] = [];
  readonly phone: Phone = { sees: null, brightness: 0.4, drawn: null, shared: null };
  /** What the client was asked for. */
  readonly traffic: Traffic = { names: new Set(), inFlight: 0, mostAtOnce: 0 };
  /** CPU time of the longest run of scripts that were loaded in one go. Units: ms. */
  longestLoadMs = 0;
  private readonly context: Context;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly definitions = new Map<string, PageDefinition>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private app: AppDefinition = {};
  private loading = '';

  constructor(callFunction: CallFunction) {
    this.context = createContext({});
    const copy = (value: unknown): unknown => {
      const text = JSON.stringify(value) as string | undefined;
      // Parsed inside the context, so that `instanceof Array` holds there.
      return text === undefined ? undefined : this.evaluate(`JSON.parse(${JSON.stringify(text)})`);
    };
    const wx = createWx(
      callFunction,
      this.phone,
      this.traffic,
      {
        navigateTo: (url) => void this.open(url),
        redirectTo: (url) => {
          this.close();
          this.open(url);
        },
        switchTab: (url) => {
          while (this.pages.length > 0) this.close();
          this.open(url);
        },
        navigateBack: () => {
          this.close();
          this.pages.at(-1)?.instance.onShow?.();
        },
      },
      copy,
    );
    Object.assign(this.context, this.globals(), { wx });
  }

  private globals(): Record<string, unknown> {
    const keep = (timer: NodeJS.Timeout): NodeJS.Timeout => {
      this.timers.add(timer);
      return timer;
    };
    return {
      console,
      setTimeout: (run: () => void, ms?: number) => keep(setTimeout(run, ms)),
      setInterval: (run: () => void, ms?: number) => keep(setInterval(run, ms)),
      clearTimeout: (timer?: NodeJS.Timeout) => clearTimeout(timer),
      clearInterval: (timer?: NodeJS.Timeout) => clearInterval(timer),
      App: (definition: AppDefinition) => {
        this.app = definition;
      },
      Page: (definition: PageDefinition) => this.definitions.set(this.loading, definition),
      Component: () => undefined,
      Behavior: () => undefined,
      getApp: () => this.app,
      getCurrentPages: () => this.pages.map(({ instance }) => instance),
      requirePlugin: () => undefined,
    };
  }

  /** Starts the app on its first page. */
  launch(): WeappPage {
    const { pages } = JSON.parse(readFileSync(join(built, 'app.json'), 'utf8')) as AppJson;
    const [first = ''] = pages;
    this.loadAtOnce('app.js');
    const options = { path: first, query: {}, scene: 1001 };
    this.app.onLaunch?.(options);
    this.app.onShow?.(options);
    return this.open(`/${first}`);
  }

  get page(): WeappPage {
    const page = this.pages.at(-1);
    if (!page) throw new Error('No page is open.');
    return page;
  }

  open(url: string): WeappPage {
    const [path = '', query = ''] = url.replace(/^\//, '').split('?');
    const definition = this.definition(path);
    this.pages.at(-1)?.instance.onHide?.();
    const params = Object.fromEntries(new URLSearchParams(query));
    const page = new WeappPage(path, definition, params, (opening) => this.pages.push(opening));
    return page;
  }

  private close(): void {
    this.pages.pop()?.instance.onUnload?.();
  }

  /** Ends every timer, so that nothing runs on after the test. */
  stop(): void {
    while (this.pages.length > 0) this.close();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private definition(path: string): PageDefinition {
    this.loading = path;
    this.loadAtOnce(`${path}.js`);
    const definition = this.definitions.get(path);
    if (!definition) throw new Error(`${path} registered no page.`);
    return definition;
  }

  private loadAtOnce(file: string): void {
    const before = process.cpuUsage();
    this.load(file);
    const { user, system } = process.cpuUsage(before);
    this.longestLoadMs = Math.max(this.longestLoadMs, (user + system) / 1000);
  }

  private load(file: string): unknown {
    const known = this.modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    this.modules.set(file, module);
    const code = readFileSync(join(built, file), 'utf8');
    const run = this.evaluate(`(function (require, module, exports) {${code}\n})`, file) as (
      require: (name: string) => unknown,
      module: { exports: unknown },
      exports: unknown,
    ) => void;
    const require = (name: string): unknown => {
      const path = relative(built, resolve(built, dirname(file), name));
      return this.load(path.endsWith('.js') ? path : `${path}.js`);
    };
    run(require, module, module.exports);
    return module.exports;
  }

  private evaluate(code: string, filename = 'weapp'): unknown {
    return new Script(code, { filename }).runInContext(this.context) as unknown;
  }
}
