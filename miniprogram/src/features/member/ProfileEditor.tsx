import { Text, View } from '@tarojs/components';
import type { MemberProfile } from '#shared/member/model';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/TextField';
import { Avatar } from '../../ui/paper/Avatar';
import { Notice } from '../../ui/states/Notice';
import { SealChoice } from './SealChoice';
import { useProfileEditor } from './useProfileEditor';
import { WechatAvatar } from './WechatAvatar';
import './ProfileEditor.scss';

interface Props {
  readonly profile: MemberProfile;
  readonly avatarFolder: string;
  readonly onSaved: (profile: MemberProfile) => void;
}

const words = copy.member.profile;
/** Twice what is allowed: the rule answers in a sentence instead of cutting words short. */
const longestTyped = 40;

export function ProfileEditor({ profile, avatarFolder, onSaved }: Props) {
  const { draft, change, save, busy, error, isSaved, hasChanges } = useProfileEditor(
    profile,
    onSaved,
  );
  return (
    <View className="profile-editor">
      <View className="profile-editor__portrait">
        <Avatar size="large" avatar={draft.avatar} />
        <WechatAvatar folder={avatarFolder} onChosen={(avatar) => change({ avatar })} />
      </View>
      <SealChoice avatar={draft.avatar} onChange={(avatar) => change({ avatar })} />
      <TextField
        kind="nickname"
        label={words.nickname}
        value={draft.nickname}
        hint={words.nicknamePlaceholder}
        longest={longestTyped}
        onChange={(nickname) => change({ nickname })}
      />
      <Text className="profile-editor__note">{words.note}</Text>
      <Button
        size="large"
        text={words.save}
        busyText={words.saving}
        busy={busy}
        disabled={!hasChanges}
        onPress={() => void save()}
      />
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      {isSaved && <Notice text={words.saved} />}
    </View>
  );
}
