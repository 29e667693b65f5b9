import { useState } from 'react';
import { copy } from '../../../copy';
import { useParam } from '../../../platform/page';
import { Segmented } from '../../../ui/controls/Segmented';
import { Expiring } from './Expiring';
import { Pending } from './Pending';
import { StatementPages } from './StatementPages';

const words = copy.points;
const tabs = ['all', 'earned', 'used', 'pending', 'expiring'] as const;
type Tab = (typeof tabs)[number];

export function Statement() {
  const openedOn = useParam('tab');
  const [tab, setTab] = useState<Tab>(tabs.find((one) => one === openedOn) ?? 'all');
  return (
    <>
      <Segmented
        label={words.filterLabel}
        options={tabs.map((value) => ({ value, text: words.filters[value] }))}
        value={tab}
        onChange={setTab}
      />
      {tab === 'pending' && <Pending />}
      {tab === 'expiring' && <Expiring />}
      {tab !== 'pending' && tab !== 'expiring' && <StatementPages key={tab} filter={tab} />}
    </>
  );
}
