import type { GetTodayReply } from '#shared/store/today/contract';

/** From which day to which there is something to look at; as the cloud says, by the shop's own dates. */
export type DaySpan = Pick<GetTodayReply, 'today' | 'earliest'>;
