import { Text } from '@tarojs/components';
import './SheetText.scss';

/** A sentence at the head of a sheet or card, in line with what stands below it. */
export function SheetText({ text }: { text: string }) {
  return <Text className="sheet-text">{text}</Text>;
}
