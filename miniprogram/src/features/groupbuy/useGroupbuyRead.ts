import { useEffect } from 'react';
import type { RequestOf } from '#shared/api';
import { noteCloudTime } from '../../platform/cloudclock';
import { useRead } from '../../platform/useRead';

type TimedRead = 'groupbuy.listCampaigns' | 'groupbuy.getCampaign' | 'groupbuy.getTeam';

/** As `useRead`; what is counted down is counted by the shop's clock, which comes with the answer. */
export function useGroupbuyRead<Name extends TimedRead>(action: Name, data: RequestOf<Name>) {
  const read = useRead(action, data);
  const nowMs = read.data?.nowMs ?? null;
  useEffect(() => {
    if (nowMs !== null) noteCloudTime(nowMs);
  }, [nowMs]);
  return read;
}
