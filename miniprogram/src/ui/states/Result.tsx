import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { accessible } from '../base/accessible';
import { Icon, type IconName } from '../base/Icon';
import './Result.scss';

interface Props {
  readonly icon: IconName;
  readonly tone: 'jade' | 'seal' | 'plain';
  readonly title: string;
  /** The one figure that is read from a step away; empty where there is none. */
  readonly figure: string;
  readonly notes: readonly string[];
}

/** How it ended, readable at arm's length; what can be done next stands below. */
export function Result({ icon, tone, title, figure, notes, children }: PropsWithChildren<Props>) {
  return (
    <View className="result">
      <View className={`result__said result--${tone}`} {...accessible({ role: 'status' })}>
        <Icon name={icon} className="result__icon" />
        <Text className="result__title">{title}</Text>
        {figure !== '' && (
          <Text className={`result__figure result__figure--${sizeOf(figure)}`}>{figure}</Text>
        )}
        {notes.map((note) => (
          <Text key={note} className="result__note">
            {note}
          </Text>
        ))}
      </View>
      <View className="result__next">{children}</View>
    </View>
  );
}

/** A figure is never broken over two lines: a longer one is smaller. */
function sizeOf(figure: string): 'short' | 'long' | 'longest' {
  if (figure.length <= 7) return 'short';
  return figure.length <= 11 ? 'long' : 'longest';
}
