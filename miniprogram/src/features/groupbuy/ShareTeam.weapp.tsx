import { Button } from '@tarojs/components';
import { copy } from '../../copy';
import './ShareTeam.scss';

/** Only WeChat's own button opens its list of friends; the page says what is sent. */
export function ShareTeam() {
  return (
    <Button className="button button--filled button--large share-team" openType="share">
      {copy.groupbuy.team.share}
    </Button>
  );
}
