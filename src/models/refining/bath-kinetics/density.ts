import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { baseOf } from '../../../metal/thermo/liquidus.ts';

/** Density of a liquid superalloy, steel or cobalt alloy [kg/m3]. Source: transport data, 7400 to 7800; pure Ni 7900, Fe 7000. */
export const DENSITY = 7500;

/** Liquid metals of other bases near their melting points [kg/m3]. Source: recalled handbook values, 3 %. */
const OTHER_BASES: Readonly<Partial<Record<ElementSymbol, number>>> = {
  Al: 2370,
  Ca: 1380,
  Ce: 6550,
  Cr: 6300,
  Cu: 7900,
  Hf: 12_000,
  La: 5940,
  Mg: 1580,
  Mn: 5950,
  Mo: 9100,
  Nb: 7600,
  Pb: 10_600,
  Re: 18_700,
  Si: 2550,
  Sn: 6900,
  Ta: 14_700,
  Ti: 4110,
  V: 5400,
  W: 16_700,
  Y: 4240,
  Zr: 5800,
};

/** Density of a melt by its base [kg/m3]. */
export const meltDensity = (elements: readonly ElementSymbol[], fractions: Float64Array): number =>
  OTHER_BASES[baseOf(elements, fractions)] ?? DENSITY;
