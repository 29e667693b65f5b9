import { Text, View } from '@tarojs/components';
import type { TeamPerson } from '#shared/groupbuy/contract/campaigns';
import { Avatar } from '../../ui/paper/Avatar';
import './PersonSeal.scss';

/** Somebody in a team as others see them: their seal, or the first character of their name. */
export function PersonSeal({ person }: { person: TeamPerson }) {
  const { avatar, initial } = person;
  if (avatar !== '' || initial === '') return <Avatar avatar={avatar} />;
  return (
    <View className="person-seal">
      <Text className="person-seal__initial">{initial}</Text>
    </View>
  );
}

/** A few of them side by side, one over the other's edge. */
export function PeopleRow({ people }: { people: readonly TeamPerson[] }) {
  return (
    <View className="people-row">
      {people.slice(0, 4).map((person, index) => (
        <View key={index} className="people-row__one">
          <PersonSeal person={person} />
        </View>
      ))}
    </View>
  );
}
