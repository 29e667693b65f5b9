import type { StandingBirthday } from '#shared/member/birthday';
import type { Birthday, KeptBirthday, Member } from '#shared/member/model';
import { seal, unseal } from './seal';
import type { Ports } from './ports';

export function birthdayOf(
  ports: Pick<Ports, 'sealKeys'>,
  { birthday: kept }: Pick<Member, 'birthday'>,
): StandingBirthday {
  const sealed = kept?.sealed ?? null;
  return {
    birthday: sealed === null ? null : (JSON.parse(unseal(ports, sealed)) as Birthday),
    changedOn: kept?.changedOn ?? null,
  };
}

export function keptBirthday(
  ports: Pick<Ports, 'sealKeys' | 'randomBytes'>,
  { birthday, changedOn }: StandingBirthday,
): KeptBirthday {
  return { sealed: birthday && seal(ports, JSON.stringify(birthday)), changedOn };
}
