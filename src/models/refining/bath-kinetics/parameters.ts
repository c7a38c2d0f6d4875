import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { assumedFactor, type Parameter } from '../parameters.ts';
import type { Factors } from './work.ts';

type FactorName = keyof Factors;

const FACTORS: readonly {
  readonly name: FactorName;
  readonly what: string;
  readonly spread: number;
  readonly source: string;
}[] = [
  {
    name: 'kMelt',
    what: 'melt-side mass transfer',
    spread: 0.2,
    source: 'transport data: 1e-4 to 6e-4 m/s in stirred melts',
  },
  {
    name: 'gasFilm',
    what: 'conductance of the gas film for vapour',
    spread: 0.5,
    source:
      'assumption: still gas, its diffusivity and fog, within a factor 3; of two laboratories whose numbers tell, one has still gas and one thirty times as much',
  },
  {
    name: 'nitrogenRate',
    what: 'rate of N2 at a clean surface',
    spread: 0.25,
    source: 'vim-n-highcr-ni-imr-2020; Cr content not stated',
  },
  {
    name: 'nitrogenSolubility',
    what: 'nitrogen solubility',
    spread: 0.1,
    source: 'reactions data: 0.0011 to 0.002 wt% in pure nickel',
  },
  {
    name: 'blockage',
    what: 'site blockage by O and S',
    spread: 0.15,
    source: 'n-isotope-exchange-steel-yonsei-2008 against Harashima: factor 2',
  },
  {
    name: 'oxygenEquilibrium',
    what: 'dissolved oxygen at oxide equilibrium',
    spread: 0.27,
    source: 'reactions data: 0.8 in log10 K of Al2O3, a third per O',
  },
  {
    name: 'sulfurEquilibrium',
    what: 'dissolved sulfur at equilibrium',
    spread: 0.3,
    source: 'iron constants, widened by a decade: none in nickel was found (assumption)',
  },
  {
    name: 'collision',
    what: 'sticking of colliding particles',
    spread: 0.25,
    source: 'transport data: coagulation coefficient 0.1 to 0.5',
  },
  {
    name: 'erosion',
    what: 'supply by the lining',
    spread: 0.4,
    source:
      'assumption: between plant furnaces (0.3: 0.1 to 1 ppm O/min, transport data) and crucibles of five papers (0.7, validation report)',
  },
  {
    name: 'attack',
    what: 'rare earth, and sulfur in yttria, lost to the lining',
    spread: 0.3,
    source: 'assumption: 1e-5 to 1e-4 m/s',
  },
  {
    name: 'limeDiffusivity',
    what: 'diffusivity in the layer on lime',
    spread: 0.4,
    source: 'assumption: times of hundreds of seconds in a 0.5 kg melt',
  },
  { name: 'boil', what: 'rate of the carbon boil', spread: 0.4, source: 'assumption' },
  {
    name: 'capture',
    what: 'velocity at which surface flow brings particles to raft or side',
    spread: 0.3,
    source: 'assumption: within a factor 2',
  },
  {
    name: 'decomposition',
    what: 'oxide that decomposes under the beam',
    spread: 0.5,
    source: 'assumption: where the beam meets the raft and how hot it is there, within a factor 3',
  },
  {
    name: 'film',
    what: 'oxide that comes off the wall again',
    spread: 0.4,
    source: 'assumption: films and clusters on walls, within a factor 2.5',
  },
  {
    name: 'residue',
    what: 'metal of earlier heats left in the lining',
    spread: 0.3,
    source: 'assumption: a factor of 2',
  },
  {
    name: 'leak',
    what: 'air that reaches the melt, per leak',
    spread: 0.3,
    source: 'assumption: half of the oxygen and a twentieth of the nitrogen, within a factor 2',
  },
];

/** How many of the parameters of a bath operation are factors; the evaporation factors of the elements follow. */
export const FACTOR_COUNT = FACTORS.length;

/** Factors of a melt under vacuum or gas that no element has for itself; central value one. */
export const bathFactors = (operation: string): Parameter[] =>
  FACTORS.map(({ name, ...factor }) =>
    assumedFactor({ ...factor, name: SHARED.has(name) ? name : `${operation}/${name}` }),
  );

/** Uncertain numbers of a melt under vacuum or gas: its factors, then gamma p0 by element. */
export function bathParameters(
  operation: string,
  elements: readonly ElementSymbol[],
  properties: MeltProperties,
): Parameter[] {
  const evaporation = elements.map(
    (element): Parameter => ({
      name: `gamma:${element}`,
      what: `activity coefficient times vapour pressure of ${element}`,
      unit: '1',
      central: 1,
      spread: Math.min(properties.evaporationSpread_log10(element), WIDEST),
      law: 'lognormal',
      source: 'vapour-pressure and gamma-infinity data files',
      confidence: 'derived',
    }),
  );
  return [...bathFactors(operation), ...evaporation];
}

/** Factors of nature, drawn once for all operations of a route; the others belong to one furnace. */
const SHARED: ReadonlySet<FactorName> = new Set([
  'gasFilm',
  'nitrogenRate',
  'nitrogenSolubility',
  'blockage',
  'oxygenEquilibrium',
  'sulfurEquilibrium',
]);
/** Widest spread drawn for gamma p0 [log10]: beyond a decade a lognormal says nothing. */
const WIDEST = 1;

/** Place of each factor among the parameters of a sample. */
const PLACE = Object.fromEntries(FACTORS.map(({ name }, place) => [name, place])) as Record<
  FactorName,
  number
>;

/**
 * Writes the factors of a sample into `out`; returns the place of the first evaporation factor. Written out by name: a loop over
 * names would look each of them up, for every sample and substep.
 */
export function readFactors(parameters: Float64Array, sample: number, count: number, out: Factors): number {
  const at = sample * count;
  out.kMelt = parameters[at + PLACE.kMelt]!;
  out.gasFilm = parameters[at + PLACE.gasFilm]!;
  out.nitrogenRate = parameters[at + PLACE.nitrogenRate]!;
  out.nitrogenSolubility = parameters[at + PLACE.nitrogenSolubility]!;
  out.blockage = parameters[at + PLACE.blockage]!;
  out.oxygenEquilibrium = parameters[at + PLACE.oxygenEquilibrium]!;
  out.sulfurEquilibrium = parameters[at + PLACE.sulfurEquilibrium]!;
  out.collision = parameters[at + PLACE.collision]!;
  out.erosion = parameters[at + PLACE.erosion]!;
  out.attack = parameters[at + PLACE.attack]!;
  out.limeDiffusivity = parameters[at + PLACE.limeDiffusivity]!;
  out.boil = parameters[at + PLACE.boil]!;
  out.capture = parameters[at + PLACE.capture]!;
  out.decomposition = parameters[at + PLACE.decomposition]!;
  out.film = parameters[at + PLACE.film]!;
  out.residue = parameters[at + PLACE.residue]!;
  out.leak = parameters[at + PLACE.leak]!;
  return at + FACTORS.length;
}
