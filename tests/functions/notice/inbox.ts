import type { Notice, NoticeTemplate, SubscribeAnswer } from '#shared/notice/model';
import type { Cloud } from '../harness';

const templateIds = {
  checkin_reminder: 'local-checkin-reminder',
  points_changed: 'local-points-changed',
  points_expiring: 'local-points-expiring',
  groupbuy_result: 'local-groupbuy-result',
  pickup_due: 'local-pickup-due',
  tier_ending: 'local-tier-ending',
  tier_changed: 'local-tier-changed',
};

export const minuteMs = 60_000;

/** An instant by the clock on the shop's wall. */
export const at = (text: string): number => Date.parse(`${text}:00+08:00`);

/** What members are told, and what they have agreed to be told. */
export class Inbox {
  constructor(readonly cloud: Cloud) {}

  /** The member says yes to WeChat's question, and the app tells us. */
  async agree(template: NoticeTemplate, code = 'xiaoman', requestId?: string) {
    this.cloud.wechat.acceptances.accept(`o-${code}`, templateIds[template]);
    return this.answer(template, 'accept', code, requestId);
  }

  answer(template: NoticeTemplate, said: SubscribeAnswer, code = 'xiaoman', requestId?: string) {
    const data = { templates: [{ template, answer: said }] };
    return this.cloud.member(code, 'notice.recordAcceptance', data, requestId);
  }

  grant(points: number, code = 'xiaoman') {
    return this.cloud.operator('points.grant', { openid: `o-${code}`, points, reason: '补发' });
  }

  async runTimers(): Promise<void> {
    expect(await this.cloud.timer('find-notices')).toMatchObject({ ok: true });
    expect(await this.cloud.timer('send-notices')).toMatchObject({ ok: true });
  }

  notices(): Notice[] {
    return this.cloud.dump()['notices'] as unknown as Notice[];
  }

  states() {
    return this.notices().map(({ state, reason }) => [state, reason]);
  }

  /** How many messages each acceptance is still good for. */
  left(): number[] {
    return (this.cloud.dump()['notice_quotas'] as { left: number }[]).map((one) => one.left);
  }

  /** Whom WeChat brought what: the person, the template, the words. */
  sent() {
    return this.cloud.wechat.sent().map(({ to, content }) => {
      const { templateId, data } = content as {
        templateId: string;
        data: Record<string, { value: string }>;
      };
      return [to, templateId, ...Object.values(data).map(({ value }) => value)];
    });
  }
}
