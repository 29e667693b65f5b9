import * as v from 'valibot';
import type { FunctionName } from '#shared/action';
import type { ActionName } from '#shared/api';
import { Cloud } from '../harness';
import { jobsFunction } from '../../../cloudfunctions/jobs';
import { openStores } from '../people';
import { actions } from './actions';
import { fieldsOf, withField } from './fields';
import * as wired from './wired';
import { eventOf, expectAll, functionNames, tables, wiredRows } from './wired';

let cloud: Cloud;
let before: unknown;
beforeAll(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
  await cloud.member('xiaoman', 'member.getHome', {});
  before = cloud.dump();
});
afterAll(() => cloud.close());
/** Whatever is tried below, nothing is written. */
afterEach(() => {
  expect(cloud.dump()).toEqual(before);
});

const codeOf = (
  name: FunctionName,
  event: unknown,
  variables?: Record<string, string>,
): Promise<string> => wired.codeOf(cloud, name, event, variables);

describe('the matrix', () => {
  it('has a row for every action of every function, and every row has its function', () => {
    const registered = functionNames.flatMap((name) => Object.keys(tables[name]));
    expect(registered.filter((name) => !(name in actions))).toEqual([]);
    const astray = wiredRows.filter(([name, row]) => {
      const homes = functionNames.filter((home) => tables[home][name] !== undefined);
      return homes.length !== 1 || homes[0] !== row.function;
    });
    expect(astray).toEqual([]);
  });

  it.each(wiredRows)('begins from a request that %s would take', (name, row) => {
    const schema = tables[row.function][name]?.request;
    if (!schema) throw new Error(`${name} has no schema`);
    const parsed = v.safeParse(schema, row.data);
    expect(parsed.issues ?? []).toEqual([]);
  });
});

describe.each(wiredRows)('%s', (name, row) => {
  const target = row.function;
  const event = eventOf(name, row.data);

  it('takes no identity from the event or its data (1, 2), and no field it does not know (20)', async () => {
    const forged = ['openid', 'memberId', 'WX_OPENID', 'role', 'price', 'points', 'status'];
    const attempts = forged.flatMap((field) => [
      [`event.${field}`, codeOf(target, { ...event, [field]: 'o-other' })] as const,
      ...(field in row.data
        ? []
        : [
            [
              `data.${field}`,
              codeOf(target, eventOf(name, { ...row.data, [field]: 'x' })),
            ] as const,
          ]),
    ]);
    await expectAll(attempts, 'request.invalid');
  });

  it('takes no unknown field inside another either (20)', async () => {
    const attempts = objectsOf(row.data).flatMap((path) =>
      ['role', 'points', 'status', 'memberId'].map((field) => {
        const data = withField(row.data, `${path}.${field}`, 'x');
        return [`${path}.${field}`, codeOf(target, eventOf(name, data))] as const;
      }),
    );
    await expectAll(attempts, 'request.invalid');
  });

  it('is answered by its own function and no other (8)', async () => {
    const others = functionNames.filter((other) => other !== target);
    const attempts = others.map((other) => [other, codeOf(other, event)] as const);
    await expectAll(attempts, 'request.unknown_action');
  });

  it('is answered to nobody the platform does not vouch for (8, 10, 11)', async () => {
    const strangers: [string, Record<string, string>, string][] =
      target === 'jobs'
        ? [
            ['a member', { WX_OPENID: 'o-owner' }, 'caller.forbidden'],
            ['an anonymous web user', { TCB_UUID: 'u-1' }, 'caller.forbidden'],
          ]
        : [
            ['a call of another function', {}, 'caller.unauthenticated'],
            ['an anonymous web user', { TCB_UUID: 'u-1' }, 'caller.unauthenticated'],
          ];
    for (const [what, variables, code] of strangers) {
      await expectAll([[what, codeOf(target, event, variables)]], code);
    }
    const http = { httpMethod: 'POST', path: '/', headers: {}, body: JSON.stringify(event) };
    await expectAll([['over HTTP', codeOf(target, http, {})]], 'request.invalid');
  });

  it('is found under its exact name only (14)', async () => {
    const names = [
      name.toUpperCase(),
      `${name}/`,
      `//${name}`,
      ` ${name}`,
      `${name}\u0000`,
      `member.getHome/../${name}`,
      name.replace('.', '..'),
    ];
    const attempts = names.map((odd) => [odd, codeOf(target, { ...event, action: odd })] as const);
    await expectAll(attempts, 'request.unknown_action');
  });

  it('takes no number that is none of its own (15)', async () => {
    const odd = [-1, 1.5, Number.POSITIVE_INFINITY, Number.NaN, '1', 2 ** 53, null, [], true];
    const numbers = fieldsOf(row.data).filter(({ value }) => typeof value === 'number');
    const attempts = numbers
      .filter(({ path }) => row.free?.[path] === undefined)
      .flatMap(({ path }) =>
        odd
          .filter((value) => !(value === null && nullable(name, path)))
          .map((value) => {
            const data = withField(row.data, path, value);
            return [`${path} = ${String(value)}`, codeOf(target, eventOf(name, data))] as const;
          }),
      );
    await expectAll(attempts, 'request.invalid');
  });

  it('takes nothing for an amount only where that is one, and −0 as the same nothing (15)', () => {
    const schema = tables[target][name]?.request;
    const numbers = fieldsOf(row.data).filter(({ value }) => typeof value === 'number');
    const takes = (path: string, value: number): boolean =>
      schema !== undefined && v.is(schema, withField(row.data, path, value));
    const zeros = numbers.map(({ path }) => path).filter((path) => takes(path, 0));
    expect(zeros).toEqual(row.zero ?? []);
    expect(numbers.map(({ path }) => path).filter((path) => takes(path, -0))).toEqual(zeros);
  });

  it('takes no key that reaches a prototype (16)', async () => {
    const texts = ['__proto__', 'constructor', 'prototype'].map((key) => {
      const data = JSON.stringify({ ...row.data }).replace(
        /\}$/,
        `${Object.keys(row.data).length > 0 ? ',' : ''}"${key}":{"a":1}}`,
      );
      const text = `{"action":"${name}","requestId":"r-1","data":${data}}`;
      return [key, codeOf(target, JSON.parse(text))] as const;
    });
    await expectAll(texts, 'request.malformed');
  });

  it('takes no database command where a text or a number belongs (17)', async () => {
    const commands: unknown[] = [{ $gt: 0 }, { $ne: null }, { $where: '1' }, ['$or']];
    const attempts = fieldsOf(row.data).flatMap(({ path }) =>
      commands.map((command) => {
        const data = withField(row.data, path, command);
        const what = `${path} = ${JSON.stringify(command)}`;
        return [what, codeOf(target, eventOf(name, data))] as const;
      }),
    );
    await expectAll(attempts, 'request.invalid');
  });

  it('takes nothing huge (19)', async () => {
    const deep = JSON.parse('{"a":'.repeat(1000) + '1' + '}'.repeat(1000)) as unknown;
    const huge = [{ text: 'x'.repeat(10_000_000) }, { list: Array(10_000).fill(1) }, { deep }];
    const attempts = huge.map((more) => {
      const data = { ...row.data, ...more };
      return [Object.keys(more).join(), codeOf(target, eventOf(name, data))] as const;
    });
    await expectAll(attempts, 'request.too_large');
  });

  it('takes no date that is none (24)', async () => {
    const unreal = ['2026-02-30', '2026-13-01'];
    const odd = ['20260-01-01', '2026-03-02T00:00+08:00', '2026-3-2', '٢٠٢٦-٠٣-٠٢', '-2026-03-02'];
    const dates = fieldsOf(row.data).filter(
      ({ path, value }) =>
        typeof value === 'string' &&
        /^\d{4}-\d{2}(-\d{2})?$/.test(value) &&
        row.free?.[path] === undefined,
    );
    const attempts = (values: string[]) =>
      dates.flatMap(({ path }) =>
        values.map((value) => {
          const data = withField(row.data, path, value);
          return [`${path} = ${value}`, codeOf(target, eventOf(name, data))] as const;
        }),
      );
    await expectAll(attempts(unreal), row.unrealDate ?? 'request.invalid');
    await expectAll(attempts(odd), 'request.invalid');
  });

  it('takes no page size or cursor that it did not give (25)', async () => {
    const odd: Record<string, unknown[]> = {
      limit: [-1, 0, 1e9, '10'],
      cursor: ['-1', '../1', '1; drop', '{"$gt":0}', 'x'.repeat(300)],
    };
    const attempts = Object.entries(odd).flatMap(([field, values]) =>
      field in row.data
        ? values.map((value) => {
            const data = withField(row.data, field, value);
            return [`${field} = ${String(value)}`, codeOf(target, eventOf(name, data))] as const;
          })
        : [],
    );
    await expectAll(attempts, 'request.invalid');
  });
});

/** Whether a field may be left open. */
function nullable(name: ActionName, path: string): boolean {
  const schema = tables[actions[name].function][name]?.request;
  return schema !== undefined && v.is(schema, withField(actions[name].data, path, null));
}

/** Every object inside a request, by its dotted path. */
function objectsOf(data: unknown, path = ''): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const inner = Object.entries(data).flatMap(([key, value]) =>
    objectsOf(value, path === '' ? key : `${path}.${key}`),
  );
  return path === '' || Array.isArray(data) ? inner : [path, ...inner];
}

describe('a timer', () => {
  const names = ['tick', ...Object.keys(jobsFunction.timers ?? {}), 'repair-entries', ''];

  it.each(functionNames)('of %s is started by nobody but the platform (9)', async (name) => {
    for (const TriggerName of names) {
      const forged = { Type: 'Timer', TriggerName, Message: '' };
      expect(await codeOf(name, forged, { WX_OPENID: 'o-owner' })).toBe('caller.forbidden');
      expect(await codeOf(name, forged, { TCB_UUID: 'u-1' })).toBe('caller.forbidden');
    }
  });

  it.each(['member', 'store'] as const)('is nothing that %s knows (9)', async (name) => {
    const timer = { Type: 'Timer', TriggerName: 'tick', Message: '' };
    expect(await codeOf(name, timer, {})).not.toBe('ok');
  });
});
