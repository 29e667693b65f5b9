import type { InferOutput } from 'valibot';
import { refuse, type Result } from '#shared/kernel/result';
import { readCode } from '#shared/store/code/rules';
import type { ScanRefusal, ScanReply, scanRequest } from '#shared/store/scan/contract';
import type { StaffCall } from '../../../_staff/action';
import { checkLock, countGuess } from './guesses';
import { scanMemberCode } from './member';
import { scanVoucher } from './voucher';

/** One button for every code of the shop: what was read decides what it is. */
export async function scan(
  call: StaffCall,
  { code }: InferOutput<typeof scanRequest>,
): Promise<Result<ScanReply, ScanRefusal>> {
  const { storeId } = call;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const lock = await checkLock(call);
  if (lock) return refuse(lock);
  const read = readCode(code);
  switch (read.kind) {
    case 'token':
    case 'digits':
      return scanMemberCode(call, storeId, read);
    case 'mistyped':
      return refuse({ code: 'code.mistyped' });
    case 'other_purpose':
      return refuse({ code: 'code.wrong_purpose' });
    case 'voucher':
      return scanVoucher(call, storeId, read.voucherCode);
    case 'unknown':
      await countGuess(call);
      return refuse({ code: 'code.not_found' });
  }
}
