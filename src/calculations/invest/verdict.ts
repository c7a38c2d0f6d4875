import type { InvestOutput } from '../../documents/economics/invest.ts';
import type { Driver } from '../../documents/economics/stated.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { decidingAssumption, MOST_ASSUMED, measurementWords } from '../stated/results.ts';

/** What a verdict is made of. */
interface Grounds {
  readonly npv: InvestOutput['npv'];
  readonly assumedShare: number;
  readonly drivers: readonly Driver[];
  readonly confidence: number;
  readonly currency: string;
}

/**
 * Whether a plant pays: by the chance of a positive net present value. Where more than half of the variance rests on assumptions
 * no verdict is given, and the measurement that decides is named: that is an answer, too.
 */
export function verdictOf({ npv, assumedShare, drivers, confidence }: Grounds): InvestOutput['verdict'] {
  const chance = `the net present value is above zero in ${percent(npv.chancePositive)} of the draws`;
  const deciding = decidingAssumption(drivers);
  if (assumedShare > MOST_ASSUMED) {
    return {
      word: 'no verdict',
      words: [
        `${percent(assumedShare)} of the variance rests on assumptions: facts do not decide this`,
        ...(deciding ? [`what decides: ${measurementWords(deciding)}`] : []),
        `as the assumptions stand, ${chance}`,
      ],
    };
  }
  const word =
    npv.chancePositive >= confidence
      ? 'pays'
      : npv.chancePositive <= 1 - confidence
        ? 'does not pay'
        : 'undecided';
  const first = drivers[0];
  return {
    word,
    words: [
      chance,
      `${percent(assumedShare)} of the variance rests on assumptions`,
      ...(word === 'undecided' && first ? [`the largest driver: ${measurementWords(first)}`] : []),
    ],
  };
}
