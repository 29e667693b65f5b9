export interface WechatAvatarProps {
  /** Of the storage. */
  readonly folder: string;
  /** Hears the picture's file id. */
  readonly onChosen: (avatar: string) => void;
}

/** A browser has no WeChat picture to offer. */
export function WechatAvatar(_props: WechatAvatarProps) {
  return null;
}
