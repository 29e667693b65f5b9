import { Text, View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { accessible } from '../base/accessible';
import './Card.scss';

interface Props {
  readonly title?: string;
  /** Stands opposite the title. */
  readonly action?: ReactNode;
}

export function Card({ title, action, children }: PropsWithChildren<Props>) {
  return (
    <View className="card">
      {title !== undefined && (
        <View className="card__head">
          <Text className="card__title" {...accessible({ role: 'heading' })}>
            {title}
          </Text>
          {action}
        </View>
      )}
      {children}
    </View>
  );
}
