import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './TornCard.scss';

/** The stamp card itself: two halves with the line between them where it would be torn. */
export function TornCard({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <View className="torn-card">
      <View className="torn-card__head">{head}</View>
      <View className="torn-card__tear" />
      <View className="torn-card__body">{children}</View>
    </View>
  );
}
