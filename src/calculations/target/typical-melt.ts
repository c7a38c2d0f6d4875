import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';

/** Contents of a charge of returns that few specifications limit and many routes depend on [ppm]. Source: assumption. */
const CHARGE_PPM: Readonly<Partial<Record<ElementSymbol, number>>> = { O: 50, N: 80, S: 20 };

/** Spread of a charged content that was analysed: relative, small contents and others [1]. Source: assumption. */
const SMALL_SPREAD = 0.1;
const SPREAD = 0.02;
/** Contents up to this are small [ppm]. */
const SMALL_PPM = 1000;

/**
 * A charge as a plant would melt it for a specification: the middle of two-sided windows, half of lone maxima, gases and
 * sulfur of returns where the specification has no row, each with the spread of an analysis. `stated` replaces contents [ppm].
 */
export function typicalMelt(
  { limits, balance }: Pick<Specification, 'limits' | 'balance'>,
  mass_kg: number,
  stated: Readonly<Partial<Record<ElementSymbol, number>>> = {},
): SimulateInput['melt'] {
  const contents: Partial<Record<ElementSymbol, number>> = { ...CHARGE_PPM };
  for (const [element, { min = 0, max }] of entriesOf(limits)) {
    if (element === balance) continue;
    const middle = (min + (max ?? min)) / 2;
    if (middle > 0) contents[element] = middle * 1e6;
  }
  const composition_ppm = { ...contents, ...stated };
  return {
    mass_kg,
    composition_ppm,
    sd_ppm: Object.fromEntries(
      entriesOf(composition_ppm).map(([element, ppm]) => [
        element,
        ppm * (ppm <= SMALL_PPM ? SMALL_SPREAD : SPREAD),
      ]),
    ),
    ...(balance === null ? {} : { balance }),
  };
}
