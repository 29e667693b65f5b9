import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import { copy } from '../../../copy';

const words = copy.groupbuy.poster;

/** What a poster says. */
export interface PosterFacts {
  readonly title: string;
  readonly price: string;
  /** `''` where it costs the same alone. */
  readonly alone: string;
  readonly size: string;
  /** What the team still lacks: the largest words after the price. */
  readonly missing: string;
  readonly deadline: string;
  readonly promise: string;
  readonly hint: string;
}

export function posterFacts(team: GetTeamReply): PosterFacts {
  const { item, teamPriceFen, teamPricePoints, alonePriceFen, savingFen } = team;
  return {
    title: item.title,
    price: copy.groupbuy.withPoints(teamPriceFen, teamPricePoints),
    alone: savingFen > 0 ? copy.groupbuy.alone(alonePriceFen) : '',
    size: copy.groupbuy.size(team.teamSize),
    missing: words.missing(team.seatsLeft),
    deadline: words.deadline(team.deadlineMs),
    promise: words.promise,
    hint: words.hint,
  };
}
