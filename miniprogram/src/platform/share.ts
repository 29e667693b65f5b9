import { useShareAppMessage } from '@tarojs/taro';
import type { PageName } from './navigation';
import { pagePath } from './navigation';

/** What a friend gets when the member shares this page, and where it leads them. */
export function useShare(card: {
  readonly title: string;
  readonly page: PageName;
  readonly params: Readonly<Record<string, string>>;
  /** 5:4; with null WeChat takes a picture of the page. */
  readonly imageUrl: string | null;
}): void {
  const { title, page, params, imageUrl } = card;
  useShareAppMessage(() => ({
    title,
    path: pagePath(page, params),
    ...(imageUrl !== null && { imageUrl }),
  }));
}
