import { streamKey, uniform } from '../../../foundation/numerics/random.ts';
import type { Content } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { ChargeMaterial, ChargeProblem } from '../problem.ts';
import { heat, material, specification } from './problems.ts';

const ELEMENTS: readonly ElementSymbol[] = ['Cr', 'Co', 'Mo', 'W', 'Al', 'Ti', 'S', 'Bi'];
const NOMINAL = [16, 9, 3, 3, 3, 3, 0.003, 0.00003];

/** A material with a relative standard deviation on every content. */
export function spread(
  base: ChargeMaterial,
  relative: number,
  law: 'normal' | 'lognormal' = 'normal',
): ChargeMaterial {
  const contents = Object.entries(base.composition.contents).map(([element, content]): [string, Content] => [
    element,
    { ...content, spread: content.mean * relative, law },
  ]);
  return { ...base, composition: { ...base.composition, contents: Object.fromEntries(contents) } };
}

/** Eight uncertain lots around a nominal, virgin metals, and a heat of that grade with windows of 6 %, or so wide. */
export function uncertainYard(
  seed: number,
  rest: Partial<ChargeProblem['heats'][number]> = {},
  wide = 0.06,
): ChargeProblem {
  const key = streamKey(seed, 'charge/confident.test');
  let n = 0;
  const draw = (low: number, high: number): number => low + (high - low) * uniform(key, n++);
  const lots = Array.from({ length: 8 }, (_, i) => {
    const contents = Object.fromEntries(
      ELEMENTS.map((e, k) => [e, NOMINAL[k]! * (k < 6 ? draw(0.8, 1.2) : draw(0.3, 2))]),
    );
    return spread(
      material(`L${i}`, contents, {
        balance: 'Ni',
        price_usd_per_kg: draw(4, 12),
        available_kg: draw(80, 300),
      }),
      0.02,
    );
  });
  const virgin = [...ELEMENTS.slice(0, 6), 'Ni' as const].map((e) =>
    material(`pure ${e}`, { [e]: 100 }, { price_usd_per_kg: draw(10, 60) }),
  );
  const windows = Object.fromEntries(
    ELEMENTS.map(
      (e, k) =>
        [e, k < 6 ? [NOMINAL[k]! * (1 - wide), NOMINAL[k]! * (1 + wide)] : [null, NOMINAL[k]!]] as const,
    ),
  );
  return { materials: [...lots, ...virgin], heats: [heat(specification(windows, { balance: 'Ni' }), rest)] };
}
