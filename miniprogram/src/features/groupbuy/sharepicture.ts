import { packagePicture } from '../../platform/packagepicture';
import { isDrawn } from '../../ui/paper/drawings';

/** Where the pictures lie that `npm run pictures` drew: 5:4, one for each of our drawings. */
const folder = 'packages/groupbuy/pictures';

/**
 * The picture that goes with a shared team or campaign: ours for one of our drawings, the shop's own
 * photograph, or none, where WeChat takes a picture of the page itself.
 */
export function sharePicture(picture: string): string | null {
  const name = picture.startsWith('art:') ? picture.slice('art:'.length) : '';
  if (isDrawn(name)) return packagePicture(`${folder}/${name}.png`);
  return /^https:\/\//.test(picture) ? picture : null;
}
