import type { Random } from './random.ts';

/**
 * Decides yes or no so that the share of yes stays close to what was asked, even among few: each decision adds
 * its probability to an account, and every full one is a yes. Plain dice would let a demo of 150 paying people
 * drift from 40 % to 32 %.
 */
export class Quotas {
  readonly #random: Random;
  readonly #accounts = new Map<string, number>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** @param account decisions of one account balance each other */
  decide(account: string, probability: number): boolean {
    const sum = (this.#accounts.get(account) ?? this.#random.next()) + probability;
    this.#accounts.set(account, sum % 1);
    return sum >= 1;
  }
}
