import { NOT_KNOWN, type Stated } from '../../documents/economics/stated.ts';
import { InputError } from '../../foundation/errors.ts';
import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { twoPiece } from '../../foundation/numerics/two-piece.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { Quantities } from '../method/quantities.ts';
import { placeWords } from './results.ts';
import type { Bounds, Pick } from './sampler.ts';

/** A number of a plant's document that a scenario draws beside its own parameters. */
export interface StatedParameter {
  readonly place: string;
  /** The place in words. */
  readonly words: string;
  readonly unit: string;
  readonly source: string;
  readonly assumed: boolean;
  /** What would replace the assumption. */
  readonly measure?: string;
  /** Where nothing is drawn. */
  readonly point: number;
  readonly quantile: (p: number) => number;
  /** A price to come. */
  readonly market: boolean;
}

/** Numbers of one draw: those that the scenario sets by an expression, and those that it drew. */
export interface PlantDraw {
  readonly set: (place: string) => number | undefined;
  readonly drawn: (place: string) => number | undefined;
}

/** A plant's document as one step of a scenario: what it states with a range, and what it answers in a draw. */
export interface PlantStep {
  readonly stated: readonly StatedParameter[];
  readonly answer: (draw: PlantDraw) => Quantities;
  readonly assumed: readonly Assumption[];
  readonly notes: readonly string[];
}

/** What a document asks of its numbers, and how a place is named. */
interface Asked {
  readonly ask: (pick: Pick) => unknown;
  /** Places that the scenario sets. Throws InputError for one that nothing asks for. */
  readonly set: readonly string[];
  readonly path: string;
  readonly named?: (place: string) => string;
}

/** Source of draws that stand beside a stated number: prices to come, outcomes of tests. */
const BESIDE = 'drawn as a standard normal';

/** Everything that a document states with a range and asks for, in the order in which it asks. */
export function statedParameters({ ask, set, path, named = (place) => place }: Asked): StatedParameter[] {
  const found = new Map<string, StatedParameter>();
  const seen = new Set<string>();
  const keep = (place: string, one: Omit<StatedParameter, 'place' | 'words'>): void => {
    if (!found.has(place)) found.set(place, { place, words: placeWords(named(place)), ...one });
  };
  ask({
    number: (stated, place) => {
      seen.add(place);
      if (!set.includes(place) && stated.low !== undefined && stated.low !== stated.high)
        keep(place, ofStated(stated));
      return stated.value;
    },
    normal: (name, confidence, measure) => {
      keep(name, {
        unit: '1',
        source: BESIDE,
        assumed: NOT_KNOWN.has(confidence),
        point: 0,
        quantile: normalQuantile,
        market: confidence === 'market',
        ...(measure === undefined ? {} : { measure }),
      });
      return 0;
    },
  });
  for (const place of set)
    if (!seen.has(place))
      throw new InputError(`nothing asks for a number at ${place}`, {
        path,
        value: place,
        allowed: [...seen].join(', '),
        cure: 'correct the place',
      });
  return [...found.values()];
}

const ofStated = (stated: Stated): Omit<StatedParameter, 'place' | 'words'> => ({
  unit: stated.unit ?? '1',
  source: stated.source,
  assumed: NOT_KNOWN.has(stated.confidence),
  point: stated.value,
  quantile: (p) => twoPiece(stated, normalQuantile(p)),
  market: false,
  ...(stated.measure === undefined ? {} : { measure: stated.measure }),
});

/** What one of the stated unit is in the money and mass of the calculation, by place; `ones` has a 1 at each of them. */
export function scalesOf(ask: (pick: Pick) => unknown, ones: readonly string[]): ReadonlyMap<string, number> {
  const scales = new Map<string, number>();
  ask({
    number: ({ value }, place) => {
      if (ones.includes(place)) scales.set(place, value);
      return value;
    },
    normal: () => 0,
  });
  return scales;
}

const ROUNDING = 1e-9;

function refuseSet(place: string, value: number, [least, most]: Bounds): never {
  throw new InputError(`a draw sets ${place} to ${Number(value.toPrecision(6))}`, {
    path: `set.${place}`,
    value,
    allowed: Number.isFinite(most) ? `${least} to ${most}` : `${least} or more`,
    cure: 'narrow the parameters that it hangs on, or correct the expression',
  });
}

/** The numbers of one draw as a document asks for them. Where no price to come was drawn, prices stay as they are. */
export function pickOf(
  { set, drawn }: PlantDraw,
  {
    stated,
    scales,
  }: { readonly stated: readonly StatedParameter[]; readonly scales: ReadonlyMap<string, number> },
): Pick {
  const market = stated.filter((one) => one.market);
  return {
    number: (one, place, [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]) => {
      const given = set(place);
      if (given !== undefined) {
        if (given < least - ROUNDING || given > most + ROUNDING) refuseSet(place, given, [least, most]);
        return Math.min(most, Math.max(least, given)) * (scales.get(place) ?? 1);
      }
      const value = drawn(place);
      return value === undefined ? one.value : Math.min(most, Math.max(least, value));
    },
    normal: (name) => drawn(name) ?? 0,
    expected: market.every(({ place }) => (drawn(place) ?? 0) === 0),
  };
}
