import { Icon, type IconName } from '../base/Icon';
import { Pressable } from './Pressable';
import './Step.scss';

interface Props {
  readonly icon: IconName;
  readonly label: string;
  /** False at an end, where there is no further step. */
  readonly isOn: boolean;
  /** Standing alone, and not within a line that holds it. */
  readonly ringed?: boolean;
  readonly onPress: () => void;
}

/** One step back or forward, less or more. */
export function Step({ icon, label, isOn, ringed = false, onPress }: Props) {
  return (
    <Pressable
      className={`step ${ringed ? 'step--ringed' : ''} ${isOn ? '' : 'step--off'}`}
      label={label}
      disabled={!isOn}
      onPress={onPress}
    >
      <Icon name={icon} />
    </Pressable>
  );
}
