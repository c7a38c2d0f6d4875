import type { ScenarioInput } from '../../documents/economics/scenario.ts';
import { quantileOf } from '../../foundation/numerics/distribution.ts';
import { streamKey, uniform } from '../../foundation/numerics/random.ts';
import { distributionOf } from '../method/distribution.ts';
import { drawsOf, pointOf } from '../method/draws.ts';
import { readerOf } from '../method/reader.ts';
import type { StatedParameter } from '../stated/plant-step.ts';
import { placeWords } from '../stated/results.ts';
import type { Drawn } from './sensitivity.ts';

/** How many draws there are, and from which seed. */
export interface Draws {
  readonly seed: number | string;
  readonly draws: number;
  /** Draws of the second, independent set. */
  readonly second: number;
}

/** The parameters of a scenario with their draws. */
export const parametersOf = (input: ScenarioInput, { seed, draws, second }: Draws): Drawn[] =>
  Object.entries(input.parameters).map(([name, given]) => {
    const { unit, source, date: _, assumed = false, title = placeWords(name), ...rest } = given;
    const distribution = distributionOf(readerOf(rest, 'scenario', `parameters.${name}.`));
    const one = { name, distribution };
    return {
      name,
      title,
      unit,
      source,
      assumed,
      uncertain: distribution.kind !== 'fixed',
      quantile: (p) => quantileOf(distribution, p),
      point: pointOf(distribution),
      a: drawsOf(one, seed, draws),
      b: drawsOf(one, `${seed}/second`, second),
    };
  });

/** What a plant's document states with a range, as a parameter of the scenario. */
export function drawnOf(stated: StatedParameter, name: string, { seed, draws, second }: Draws): Drawn {
  const { unit, source, assumed, measure, quantile, point } = stated;
  const column = (of: number | string, length: number): Float64Array => {
    const key = streamKey(of, name);
    return Float64Array.from({ length }, (_, draw) => quantile(uniform(key, draw)));
  };
  return {
    name,
    title: name,
    unit,
    source,
    assumed,
    uncertain: true,
    quantile,
    point,
    a: column(seed, draws),
    b: column(`${seed}/second`, second),
    ...(measure === undefined ? {} : { measure }),
  };
}
