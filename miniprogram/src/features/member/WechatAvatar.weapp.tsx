import { Button } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../copy';
import { uploadAvatar } from '../../platform/avatar.weapp';
import { Notice } from '../../ui/states/Notice';
import type { WechatAvatarProps } from './WechatAvatar.h5';
import './WechatAvatar.scss';

/** Taro types the event, but not what it carries. */
interface ChosenAvatar {
  readonly detail: { readonly avatarUrl: string };
}

const words = copy.member.profile;

/** WeChat hands over a picture only to its own button, and only until the app closes. */
export function WechatAvatar({ folder, onChosen }: WechatAvatarProps) {
  const [state, setState] = useState<'ready' | 'uploading' | 'failed'>('ready');

  const keep = async (temporaryPath: string) => {
    setState('uploading');
    const file = await uploadAvatar(temporaryPath, folder);
    setState(file === null ? 'failed' : 'ready');
    if (file !== null) onChosen(file);
  };
  return (
    <>
      <Button
        className="wechat-avatar"
        openType="chooseAvatar"
        disabled={state === 'uploading'}
        onChooseAvatar={(event: ChosenAvatar) => void keep(event.detail.avatarUrl)}
      >
        {state === 'uploading' ? words.uploading : words.chooseWechat}
      </Button>
      {state === 'failed' && <Notice tone="warning" text={words.uploadFailed} />}
    </>
  );
}
