import { Text, View } from '@tarojs/components';
import type { MemberCard } from '#shared/store/scan/contract';
import { copy } from '../../../copy';
import { Avatar } from '../../../ui/paper/Avatar';
import { Tag } from '../../../ui/paper/Tag';
import './MemberCardView.scss';

interface Props {
  readonly member: MemberCard;
  /** What the points are worth at the till now; null while they are not taken for money. */
  readonly worthFen: number | null;
}

const words = copy.till.member;

/** Who stands at the counter: enough to greet and to serve, no more. */
export function MemberCardView({ member, worthFen }: Props) {
  const { nameMasked, phoneMasked, avatar, availablePoints, pendingPoints, lastVisit, tier } =
    member;
  const visit =
    lastVisit === null
      ? words.firstVisit
      : words.lastVisit(copy.dates.dayOf(lastVisit.atMs), lastVisit.storeName);
  const waiting = member.waitingOrders.filter(({ isHere }) => isHere).length;
  return (
    <View className="member-card">
      <View className="member-card__who">
        <Avatar avatar={avatar} />
        <View className="member-card__words">
          <View className="member-card__head">
            <Text className="member-card__name">{nameMasked || words.noName}</Text>
            {tier && <Tag text={copy.tier.member(tier.name)} />}
          </View>
          <Text className="member-card__note">
            {phoneMasked === null ? visit : `${words.phone(phoneMasked)} · ${visit}`}
          </Text>
        </View>
      </View>
      <View className="member-card__points">
        <View>
          <Text className="member-card__note">{words.points}</Text>
          <Text className="member-card__figure">{copy.points.grouped(availablePoints)}</Text>
        </View>
        <View className="member-card__aside">
          {member.birthday !== null && <Tag tone="seal" text={words.birthday[member.birthday]} />}
          {worthFen !== null && worthFen > 0 && <Tag tone="jade" text={words.worth(worthFen)} />}
          {pendingPoints > 0 && <Tag text={words.pending(pendingPoints)} />}
          {waiting > 0 && <Tag tone="seal" text={words.waiting(waiting)} />}
        </View>
      </View>
    </View>
  );
}
