import type { Debit } from '#shared/store/debit/model';
import type { Cloud } from '../../harness';
import { all, auditOf, closeTill, dataOf, give, openTill, scanOf } from '../till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill();
  await give(cloud, 'xiaoman', 1000);
});
afterEach(() => closeTill(cloud));

async function ask(): Promise<string> {
  const scanId = await scanOf(cloud, 'xiaoman');
  const bill = { billNumber: 'A-001', amountFen: 20_000 };
  return dataOf(await cloud.staff('clerk', 'store.proposeDebit', { scanId, ...bill })).debitId;
}

const withdraw = (code: string, debitId: string) =>
  cloud.staff(code, 'store.withdrawDebit', { debitId }, `${code}-gives-up`);

/** One deed stands in the audit, of whoever is put down on the debit. */
function expectOneDeed(): void {
  const [debit] = all<Debit>(cloud, 'debits');
  expect(debit?.state).toBe('withdrawn');
  expect(auditOf(cloud, 'store.withdrawDebit')).toMatchObject([
    { staffId: debit?.withdrawn?.staffId, requestId: debit?.withdrawn?.requestId },
  ]);
}

const calls = [1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('a question given up by two tills', () => {
  it.each(calls)('is one deed where one is through before call %i of the other', async (atCall) => {
    const debitId = await ask();
    let seen = 0;
    cloud.line.meanwhile = async () => {
      seen += 1;
      if (seen !== atCall) return;
      cloud.line.meanwhile = null;
      dataOf(await withdraw('clerk', debitId));
    };
    expect(dataOf(await withdraw('manager', debitId)).state).toBe('withdrawn');
    cloud.line.meanwhile = null;
    expectOneDeed();
  });

  it.each(calls)('is one deed where the first dies after its call %i', async (atCall) => {
    const debitId = await ask();
    cloud.crashAt({ atCall, moment: 'after' });
    await withdraw('clerk', debitId);
    cloud.heal();
    expect(dataOf(await withdraw('manager', debitId)).state).toBe('withdrawn');
    expectOneDeed();
  });
});

it('a question asked in one store is not there for the tills of another', async () => {
  const debitId = await ask();
  for (const code of ['clerk-b', 'manager-b']) {
    expect(await withdraw(code, debitId)).toMatchObject({
      error: { code: 'store.debit_not_found' },
    });
  }
  expect(all<Debit>(cloud, 'debits')).toMatchObject([{ state: 'proposed', withdrawn: null }]);
  expect(dataOf(await withdraw('manager', debitId)).state).toBe('withdrawn');
});
