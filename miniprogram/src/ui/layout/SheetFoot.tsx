import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './SheetFoot.scss';

/** The answers at the end of a sheet, one below the other. */
export function SheetFoot({ children }: PropsWithChildren) {
  return <View className="sheet-foot">{children}</View>;
}
