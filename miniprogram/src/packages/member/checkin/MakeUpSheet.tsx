import type { ComponentProps } from 'react';
import { copy } from '../../../copy';
import { MakeUpOffer } from '../../../features/checkin/MakeUpOffer';
import { useRead } from '../../../platform/useRead';
import { Sheet } from '../../../ui/layout/Sheet';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

type Props = Omit<ComponentProps<typeof MakeUpOffer>, 'availablePoints'> & {
  readonly onClose: () => void;
};

/** Asks for the balance as it stands now, and only then whether to spend of it. */
export function MakeUpSheet({ onClose, ...offer }: Props) {
  const { data, error, loading, refresh } = useRead('points.getAccount', {});
  return (
    <Sheet title={copy.checkin.makeUp.title} onClose={onClose}>
      {loading ? (
        <Skeleton bars={[20, 140, 80, 52]} />
      ) : error !== null || data === null ? (
        <ErrorState
          text={copy.refusalText(error ?? { code: 'network.failed' })}
          onRetry={() => void refresh()}
        />
      ) : (
        <MakeUpOffer {...offer} availablePoints={data.availablePoints} />
      )}
    </Sheet>
  );
}
