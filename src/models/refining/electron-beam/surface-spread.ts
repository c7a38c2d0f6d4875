import { R } from '../../../metal/thermo/constants.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { FACTOR_COUNT } from '../bath-kinetics/parameters.ts';
import type { Basis, Kernel } from '../operation.ts';
import type { Parameter } from '../parameters.ts';
import { EVAPORATION_J_PER_MOL } from './temperature.ts';

/**
 * How far the surface of a sample is off that of the heat balance, in standard deviations: the last parameter of the
 * operation. Nothing moves with it where the temperature was stated.
 */
export const SURFACE: Parameter = {
  name: 'electron-beam/surface',
  what: 'surface temperature off the heat balance, in its standard deviations',
  unit: '1',
  central: 0,
  spread: 1,
  law: 'normal',
  source:
    'heat transfer to the copper within 300 to 2000 W/(m2 K): 100 K either way as two standard deviations',
  confidence: 'assumption',
};

interface Surface {
  readonly basis: Basis;
  readonly properties: MeltProperties;
  readonly temperature_K: number;
  /** Standard deviation of the surface temperature [K]. */
  readonly spread_K: number;
}

/**
 * A kernel of the bath whose evaporation knows the surface only so well: every vapour pressure of a sample goes by
 * exp(dT d(ln p)/dT), p(T) of the pure element. Oxide and gas equilibria stay at the temperature of all samples.
 */
export function withSurfaceSpread(kernel: Kernel, surface: Surface): Kernel {
  const perKelvin = surface.basis.elements.map((element) => slopeOf(surface, element));
  const own = FACTOR_COUNT + perKelvin.length;
  const given = own + 1;
  let moved = new Float64Array(0);
  const atSurface = (parameters: Float64Array): Float64Array => {
    const samples = parameters.length / given;
    if (moved.length !== samples * own) moved = new Float64Array(samples * own);
    for (let s = 0; s < samples; s++) {
      const off_K = surface.spread_K * parameters[s * given + own]!;
      for (let p = 0; p < own; p++) {
        const value = parameters[s * given + p]!;
        moved[s * own + p] =
          p < FACTOR_COUNT ? value : value * Math.exp(perKelvin[p - FACTOR_COUNT]! * off_K);
      }
    }
    return moved;
  };
  return {
    ...kernel,
    settle: (bath, parameters, at_s) => kernel.settle?.(bath, atSurface(parameters), at_s),
    advance: (bath, parameters, from_s, to_s, exchange) =>
      kernel.advance(bath, atSurface(parameters), from_s, to_s, exchange),
    limits: (bath, parameters, at_s, exchange) => kernel.limits(bath, atSurface(parameters), at_s, exchange),
  };
}

/** d(ln p)/dT [1/K] of an element, of a matrix metal where no line is filed. */
function slopeOf({ properties, temperature_K }: Surface, element: Basis['elements'][number]): number {
  const [cold, hot] = [-1, 1].map((off) => properties.vapourPressure_Pa(element, temperature_K + off));
  return cold! > 0 ? Math.log(hot! / cold!) / 2 : EVAPORATION_J_PER_MOL / (R * temperature_K ** 2);
}
