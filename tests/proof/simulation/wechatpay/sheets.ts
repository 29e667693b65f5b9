import type { PayOutcome } from '../../../../localcloud/wechat/pay';
import type { Draw } from '../draw';
import type { SimulatedShop } from '../shop';

/** A paying sheet on somebody's phone. */
interface Sheet {
  readonly by: string;
  readonly prepayId: string;
}

const outcomes: readonly { readonly outcome: PayOutcome; readonly weight: number }[] = [
  { outcome: 'pay', weight: 80 },
  { outcome: 'cancel', weight: 12 },
  { outcome: 'fail', weight: 8 },
];

/**
 * What people do with the sheets on their phones: most pay at once, some close it and pay later, perhaps
 * when it is too late, or when the phone has lost its connection over it.
 */
export class Sheets {
  readonly #kept: Sheet[] = [];

  constructor(
    readonly shop: SimulatedShop,
    readonly draw: Draw,
  ) {}

  /** A sheet has come up. */
  async show(sheet: Sheet): Promise<void> {
    if (this.draw.chance(0.8)) await this.#act(sheet);
    else this.#kept.push(sheet);
  }

  /** Somebody may come back to a sheet that was left. */
  async lookAgain(): Promise<void> {
    if (this.#kept.length === 0 || !this.draw.chance(0.4)) return;
    const [sheet] = this.#kept.splice(this.draw.below(this.#kept.length), 1);
    if (sheet) await this.#act(sheet);
  }

  async #act(sheet: Sheet): Promise<void> {
    const { outcome } = this.draw.weighted(outcomes);
    const { by, prepayId } = sheet;
    try {
      await this.shop.line.wait(null, async () =>
        this.shop.pay.wechat.pay(`o-${by}`, prepayId, outcome),
      );
    } catch {
      // Whether it was paid the phone does not know; WeChat does.
    }
    if (outcome !== 'pay') this.#kept.push(sheet);
  }
}
