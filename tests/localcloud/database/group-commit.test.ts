import { openDatabase } from '../../../localcloud/database';
import { GroupCommit } from '../../../localcloud/database/engine/group-commit';
import type { SqlFile } from '../../../localcloud/database/engine/file';

/** A file whose disk is as slow as the test wants, and a list of what was asked of it. */
function slowDisk() {
  const asked: string[] = [];
  const syncs: ((error: Error | null) => void)[] = [];
  const file: SqlFile = {
    statement: () => {
      throw new Error('not used');
    },
    exec: (sql) => void asked.push(sql),
    sync(done) {
      asked.push('sync');
      syncs.push(done);
    },
    syncNow: () => void asked.push('sync now'),
    close: () => undefined,
  };
  const finishSync = (error: Error | null = null): void => syncs.shift()?.(error);
  return { file, asked, finishSync };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Notes when a promise is kept or broken, without waiting for it. */
function watch(promise: Promise<void> | undefined): { state: string } {
  const seen = { state: promise ? 'waiting' : 'nothing to wait for' };
  promise?.then(
    () => (seen.state = 'kept'),
    (error: unknown) => (seen.state = error instanceof Error ? error.message : String(error)),
  );
  return seen;
}

describe('an answer inside the process', () => {
  it('waits for the commit alone, and the disk is left in peace until somebody waits for it', async () => {
    const { file, asked, finishSync } = slowDisk();
    const group = new GroupCommit(file, () => undefined);

    group.begin();
    const inside = watch(group.committed());
    await turn();
    expect(inside.state).toBe('kept');
    expect(group.committed()).toBeUndefined();
    group.begin();
    await turn();
    expect(asked).not.toContain('sync');

    const first = watch(group.settled());
    const second = watch(group.settled());
    await turn();
    expect(asked.filter((one) => one === 'sync')).toHaveLength(1);
    finishSync();
    await turn();
    expect([first.state, second.state]).toEqual(['kept', 'kept']);
    expect(group.settled()).toBeUndefined();
  });

  it('is refused with the commit, and so is whoever waits for the disk', async () => {
    const { file } = slowDisk();
    let lost = 0;
    const failing: SqlFile = {
      ...file,
      exec(sql) {
        if (sql === 'COMMIT') throw new Error('full');
      },
    };
    const group = new GroupCommit(failing, () => (lost += 1));

    group.begin();
    const inside = watch(group.committed());
    const outside = watch(group.settled());
    await turn();
    expect([inside.state, outside.state, lost]).toEqual(['full', 'full', 1]);
    expect(group.settled()).toBeUndefined();
  });
});

it('the database tells nobody of a write before its commit', async () => {
  const database = openDatabase({ file: ':memory:', collections: [{ name: 'things' }] });
  const told: string[] = [];
  const add = (id: string, until: 'commit' | 'disk'): void => {
    const body = { collectionName: 'things', data: [JSON.stringify({ _id: id })] };
    void database.execute('database.insertDocument', body, until).then(
      () => told.push(id),
      () => told.push('refused'),
    );
  };
  add('cup', 'commit');
  add('plate', 'disk');
  // As long as a turn lasts, whatever else its promises do.
  for (let step = 0; step < 100; step += 1) await Promise.resolve();
  expect(told).toEqual([]);
  await turn();
  await turn();
  expect(told.sort()).toEqual(['cup', 'plate']);
  database.close();
});

describe('an answer waits for the disk', () => {
  it('is held until the sync after its commit is done', async () => {
    const { file, asked, finishSync } = slowDisk();
    const group = new GroupCommit(file, () => undefined);

    group.begin();
    const written = watch(group.settled());
    await turn();
    expect(asked).toEqual(['BEGIN IMMEDIATE', 'COMMIT', 'sync']);
    expect(written.state).toBe('waiting');

    const readMeanwhile = watch(group.settled());
    finishSync();
    await turn();
    expect(written.state).toBe('kept');
    expect(readMeanwhile.state).toBe('kept');
    expect(group.settled()).toBeUndefined();
  });

  it('is not taken for synced by a sync that began before its commit', async () => {
    const { file, asked, finishSync } = slowDisk();
    const group = new GroupCommit(file, () => undefined);
    group.begin();
    void group.settled();
    await turn();

    group.begin();
    const second = watch(group.settled());
    await turn();
    group.begin();
    const third = watch(group.settled());
    await turn();
    expect(asked.filter((one) => one === 'sync')).toHaveLength(1);

    finishSync();
    await turn();
    expect([second.state, third.state]).toEqual(['waiting', 'waiting']);
    expect(asked.filter((one) => one === 'sync')).toHaveLength(2);

    finishSync();
    await turn();
    expect([second.state, third.state]).toEqual(['kept', 'kept']);
  });

  it('is given by a flush, which holds the thread instead', async () => {
    const { file, asked, finishSync } = slowDisk();
    const group = new GroupCommit(file, () => undefined);
    group.begin();
    const underway = watch(group.settled());
    await turn();
    group.begin();
    const committed = watch(group.settled());

    group.flush();
    await turn();
    expect(asked.at(-1)).toBe('sync now');
    expect([underway.state, committed.state]).toEqual(['kept', 'kept']);
    finishSync();
    expect(group.settled()).toBeUndefined();
  });

  it('is refused once the disk has failed, and so is everything after', async () => {
    const { file, finishSync } = slowDisk();
    const group = new GroupCommit(file, () => undefined);
    group.begin();
    const first = watch(group.settled());
    await turn();
    group.begin();
    const second = watch(group.settled());
    await turn();

    finishSync(new Error('EIO'));
    await turn();
    const failed = expect.stringContaining('the disk failed; start again: EIO');
    expect([first.state, second.state]).toEqual([failed, failed]);
    await expect(group.settled()).rejects.toThrow('the disk failed');
    expect(() => group.begin()).toThrow('the disk failed');
  });
});
