import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { NavigationBar } from './NavigationBar';
import './Page.scss';

interface Props {
  readonly title: string;
  /** Given on pages that were opened from another. */
  readonly onBack?: (() => void) | undefined;
  /** CSS length of one text unit: 16 px at the size most people keep. */
  readonly textUnit: string;
}

/** One sheet of paper: safe areas kept, a readable column on a wide window. */
export function Page({ title, onBack, textUnit, children }: PropsWithChildren<Props>) {
  // WeChat draws its own bar, in the colours of the theme.
  const bar = process.env.TARO_ENV === 'h5' && onBack !== undefined;
  return (
    <View className="page" style={{ '--text-unit': textUnit } as object}>
      <View className="page__column">
        {bar && <NavigationBar title={title} onBack={onBack} />}
        {children}
      </View>
    </View>
  );
}
