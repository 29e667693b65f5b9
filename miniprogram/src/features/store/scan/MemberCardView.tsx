import { Text, View } from '@tarojs/components';
import type { MemberCard } from '#shared/store/scan/contract';
import { copy } from '../../../copy';
import { useOpenedAtMs } from '../../../platform/useOpenedAtMs';
import { Avatar } from '../../../ui/paper/Avatar';
import { Tag } from '../../../ui/paper/Tag';
import './MemberCardView.scss';

interface Props {
  readonly member: MemberCard;
  /** What the points are worth at the till now; null while they are not taken for money. */
  readonly worthFen: number | null;
}

const words = copy.till.member;

/** Who stands at the counter: enough to greet and to serve, and low enough to leave the keys their place. */
export function MemberCardView({ member, worthFen }: Props) {
  const { nameMasked, phoneMasked, avatar, availablePoints, pendingPoints, lastVisit, tier } =
    member;
  const nowMs = useOpenedAtMs();
  const visit =
    lastVisit === null
      ? words.firstVisit
      : words.lastVisit(copy.dates.nearDay(lastVisit.atMs, nowMs), lastVisit.storeName);
  const here = member.waitingOrders.filter(({ isHere }) => isHere);
  const [first] = here;
  return (
    <View className="member-card">
      <View className="member-card__who">
        <Avatar avatar={avatar} />
        <View className="member-card__words">
          <View className="member-card__head">
            <Text className="member-card__name">{nameMasked || words.noName}</Text>
            {tier && <Tag text={copy.tier.member(tier.name)} />}
            {member.birthday !== null && <Tag tone="seal" text={words.birthday[member.birthday]} />}
          </View>
          <Text className="member-card__note">
            {phoneMasked === null ? visit : `${phoneMasked} · ${visit}`}
          </Text>
        </View>
      </View>
      <View className="member-card__points">
        <Text className="member-card__figure">{copy.points.grouped(availablePoints)}</Text>
        <Text className="member-card__note">{words.points}</Text>
        <View className="member-card__aside">
          {worthFen !== null && worthFen > 0 && <Tag tone="jade" text={words.worth(worthFen)} />}
          {pendingPoints > 0 && <Tag text={words.pending(pendingPoints)} />}
        </View>
      </View>
      {first && (
        <View className="member-card__waiting">
          <Tag
            tone="seal"
            text={words.waiting(copy.till.pickup.what(first.title, first.quantity), here.length)}
          />
        </View>
      )}
    </View>
  );
}
