import { seedDemoShop } from './demo';
import { publishCampaigns, raceCampaign } from './campaigns';
import { identityOf } from './identity';
import type { Person, SeedParts } from './parts';
import { plainProgramme, publishRules, raceProgramme } from './programme';
import { putRaceItem } from './race';
import { oneStoreStaff, putStaff } from './staff';
import { onlyStore, putStores } from './stores';

/**
 * Fills a new shop.
 * - `demo`: the case of the domain documents with named people and a year of history;
 * - `empty`: the same rules, one store and who works there, no member yet;
 * - `race`: for measuring: every new member is welcomed with 1,000 points, there is `race-item`, 10
 *   points each, 100 of it or as many as the environment's `RACE_STOCK` says, and `race-group` has
 *   teams of five, or of `RACE_TEAM_SIZE`, at one fen.
 */
export async function seedShop(
  shop: 'demo' | 'empty' | 'race',
  parts: SeedParts,
): Promise<{ people: readonly Person[] }> {
  if (shop === 'demo') return { people: await seedDemoShop(parts) };
  publishRules(parts.database, shop === 'race' ? raceProgramme : plainProgramme);
  if (shop === 'race') putRaceItem(parts.database, parts.nowMs);
  putStores(parts.database, [onlyStore]);
  putStaff(parts.database, oneStoreStaff, {
    atMs: parts.nowMs,
    memberIdOf: (code) => identityOf(code, parts).memberId,
  });
  if (shop === 'race') publishCampaigns(parts.database, [raceCampaign()], 0);
  return { people: [] };
}
