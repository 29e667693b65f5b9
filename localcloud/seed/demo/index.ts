import { createHash } from 'node:crypto';
import { businessDateAt } from '#shared/kernel/businessdate';
import type { Member } from '#shared/member/model';
import type { Order } from '#shared/order/model';
import { shanghaiMidnight } from '#shared/rules/defaults';
import { identityOf } from '../identity';
import { putLives } from '../lives';
import type { Person, SeedParts } from '../parts';
import { publishRules } from '../programme';
import { repeatableRandom } from '../random';
import { sealed } from '../sealed';
import { putOnShelf } from '../shelf';
import { demoStaff, putStaff } from '../staff';
import { demoStores, putStores } from '../stores';
import { billOf, unclaimedBills, type SoldBill } from './bills';
import { demoGoods } from './goods';
import { liveThrough } from './history';
import { demoCharacters, namedPeople, type Character } from './people';
import { demoRules } from './rules';
import { putTeams } from './teams';

const batch = 50;
const dayMs = 86_400_000;
/** As long as a manager may undo one. */
const billDays = 30;

/** Fills the demo shop and gives the people to log in as. */
export async function seedDemoShop(parts: SeedParts): Promise<readonly Person[]> {
  const { database, nowMs, progress } = parts;
  const random = repeatableRandom(20_260_101);
  const rules = demoRules(nowMs);
  publishRules(database, rules);
  putStores(database, demoStores);
  putStaff(database, demoStaff, {
    atMs: nowMs - 365 * dayMs,
    memberIdOf: (code) => identityOf(code, parts).memberId,
  });

  const today = businessDateAt(nowMs, shanghaiMidnight);
  const characters = demoCharacters(today, random);
  const shelved = demoGoods(nowMs);
  const goods = new Map(shelved.map(({ item }) => [item.itemId, item]));
  const sealedAddress = sealed(JSON.stringify(demoAddress), parts.secrets['JIDIAN_ID_KEY'] ?? '');
  const placed: Order[] = [];
  const sold: SoldBill[] = unclaimedBills(nowMs);
  for (let start = 0; start < characters.length; start += batch) {
    const lives = characters.slice(start, start + batch).map((character, index) => {
      const member = memberOf(character, parts);
      const life = liveThrough(character, {
        memberId: member.memberId,
        rules,
        dayBoundary: shanghaiMidnight,
        today,
        nowMs,
        random,
        luck: repeatableRandom(start + index + 1),
        redeeming: { goods, sealedAddress },
        till: String(start + index + 1).padStart(3, '0'),
        sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
      });
      const { entries, orders } = life;
      const { goalItemId } = character;
      const account = goalItemId
        ? { ...life.account, goal: { itemId: goalItemId, setAtMs: nowMs - 30 * dayMs } }
        : life.account;
      sold.push(...life.bills.filter(({ atMs }) => atMs > nowMs - billDays * dayMs));
      return { member: { ...member, joinedAtMs: account.openedAtMs }, account, entries, orders };
    });
    putLives(parts, lives);
    placed.push(...lives.flatMap(({ orders }) => orders));
    progress?.(`demo shop: ${String(Math.min(start + batch, characters.length))} members`);
    // Lets the process answer signals between batches.
    await new Promise((resolve) => setImmediate(resolve));
  }
  database.insertMany(
    'bills',
    sold.map((bill) => {
      const document = billOf(bill, (code) => identityOf(code, parts).memberId);
      return { _id: document.billId, ...document };
    }),
  );
  database.insertMany(
    'orders',
    placed.map((order) => ({ _id: order.orderId, ...order })),
  );
  putOnShelf(
    database,
    shelved.map(({ item, stock }) => {
      const out = placed.filter(
        (order) => order.item.itemId === item.itemId && isOut(order),
      ).length;
      return { item, added: stock + out, out };
    }),
  );
  putTeams(parts);
  return namedPeople;
}

const demoAddress = {
  name: '小满',
  phone: '13800001234',
  region: '上海市徐汇区',
  detail: '衡山路 8 号 2 楼',
};

/** Whether what was ordered is no longer on the shelf. */
function isOut({ state }: Order): boolean {
  return state !== 'cancelled' && state !== 'lapsed';
}

function memberOf(character: Character, parts: SeedParts): Member {
  return {
    ...identityOf(character.code, parts),
    profile: { nickname: character.nickname, avatar: character.avatar },
    consents: [],
    joinedAtMs: 0,
  };
}
