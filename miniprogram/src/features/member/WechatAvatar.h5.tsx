/** A browser has no WeChat picture to offer. */
export function WechatAvatar(_props: { onChosen: (avatar: string) => void }) {
  return null;
}
