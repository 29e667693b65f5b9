import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './BottomBar.scss';

/** What a page is for, within reach of a thumb wherever it has been scrolled to. */
export function BottomBar({ children }: PropsWithChildren) {
  return (
    <View className="bottom-bar">
      {/* Keeps the end of the page above the bar. */}
      <View className="bottom-bar__space" />
      <View className="bottom-bar__paper">
        <View className="bottom-bar__row">{children}</View>
      </View>
    </View>
  );
}
