import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, businessDateAt } from '#shared/kernel/businessdate';
import { shanghaiMidnight } from '#shared/rules/defaults';
import { openDatabase, type CollectionSpec } from '../../../localcloud/database';
import { openSecrets } from '../../../localcloud/host/secrets';
import { seedShop } from '../../../localcloud/seed';
import { liveThrough } from '../../../localcloud/seed/demo/history';
import { identityOf } from '../../../localcloud/seed/identity';
import { putLives } from '../../../localcloud/seed/lives';
import type { SeedParts } from '../../../localcloud/seed/parts';
import { raceProgramme } from '../../../localcloud/seed/programme';
import { openBooks } from '../../../localcloud/wechat/pay/books';

const portion = 5_000;

const codeOf = (index: number): string => `member-${String(index)}`;

/** Shares no factor with the sizes of shops, so that it comes to everybody before it comes to one again. */
const stride = 7919;

/**
 * What the one with a number logs in with: members from all over a shop of so many and, when each has had a
 * turn, newcomers.
 */
export const codesAllOver =
  (members: number) =>
  (index: number): string =>
    index < members ? codeOf((index * stride) % members) : `newcomer-${String(index)}`;

/**
 * Makes a race shop with so many members straight in the engine: each joined yesterday, with a
 * member document, an account and the welcome's entry, as the functions write them.
 */
export async function makeFilledShop(dataDir: string, members: number): Promise<void> {
  const folder = join(dataDir, 'race');
  mkdirSync(folder, { recursive: true });
  const collections = JSON.parse(
    readFileSync('cloudfunctions/collections.json', 'utf8'),
  ) as CollectionSpec[];
  const database = openDatabase({ file: join(folder, 'shop.sqlite'), collections });
  const secrets = openSecrets(join(folder, 'secrets.json'), ['JIDIAN_ID_KEY']);
  const payBooks = openBooks(folder);
  const parts: SeedParts = { database, secrets, payBooks, nowMs: Date.now() };
  const { people } = await seedShop('race', parts);
  for (let from = 0; from < members; from += portion) {
    const length = Math.min(portion, members - from);
    const lives = Array.from({ length }, (_, index) => lifeOf(codeOf(from + index), parts));
    putLives(parts, lives);
  }
  database.close();
  // This file says that the shop is filled.
  writeFileSync(join(folder, 'people.json'), JSON.stringify(people));
}

function lifeOf(code: string, parts: SeedParts) {
  const { openid, memberId } = identityOf(code, parts);
  const today = businessDateAt(parts.nowMs, shanghaiMidnight);
  const joinedDate = addDays(today, -1);
  const { account, entries } = liveThrough(
    {
      ...{ code, nickname: '', avatar: '', joinedDate, buysShare: 0, savesFrom: null },
      comesOn: () => false,
    },
    {
      ...{ memberId, rules: raceProgramme, dayBoundary: shanghaiMidnight, today, till: '000' },
      ...{ nowMs: parts.nowMs, random: () => 0.5, luck: () => 0.5 },
      sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    },
  );
  const profile = { nickname: '', avatar: '' };
  const joinedAtMs = account.openedAtMs;
  return { member: { memberId, openid, profile, consents: [], joinedAtMs }, account, entries };
}
