import { Text } from '@tarojs/components';
import type { TierRules } from '#shared/tier/model';
import { copy } from '../../copy';
import { Card } from '../../ui/layout/Card';
import './GrowthRules.scss';

const words = copy.tier;

/** How growth comes, how long it counts, and what happens at the end of a term. */
export function GrowthRules({ rules }: { rules: Omit<TierRules, 'tiers'> }) {
  return (
    <Card title={words.how}>
      {[...words.howLines(rules), words.onExpiry[rules.onExpiry]].map((line) => (
        <Text key={line} className="growth-rule">
          {line}
        </Text>
      ))}
    </Card>
  );
}
