import { View } from '@tarojs/components';
import { avatarSeals } from '#shared/member/model';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { Pressable } from '../../ui/controls/Pressable';
import { Avatar } from '../../ui/paper/Avatar';
import './SealChoice.scss';

interface Props {
  readonly avatar: string;
  readonly onChange: (avatar: string) => void;
}

const words = copy.member.profile;

/** The drawn seals, for whoever would rather not show a picture. */
export function SealChoice({ avatar, onChange }: Props) {
  return (
    <View
      className="seal-choice"
      {...accessible({ role: 'radiogroup', label: copy.member.profile.avatar })}
    >
      {avatarSeals.map((name) => {
        const seal = `seal:${name}`;
        return (
          <Pressable
            key={name}
            role="radio"
            selected={seal === avatar}
            label={words.sealLabel(words.seals[name])}
            className={`seal-choice__seal ${seal === avatar ? 'seal-choice__seal--on' : ''}`}
            onPress={() => onChange(seal)}
          >
            <Avatar avatar={seal} />
          </Pressable>
        );
      })}
    </View>
  );
}
