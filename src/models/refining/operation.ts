import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { MeltProperties } from '../../metal/thermo/melt-properties.ts';
import type { Addition } from './additions.ts';
import type { Bath, Population } from './bath.ts';
import type { Exchange, Sink } from './exchange.ts';
import type { Parameter } from './parameters.ts';
import type { GivenSettings, Settings, SettingsDefinition } from './settings.ts';

export const OPERATION_NAMES = [
  'cleaning',
  'vacuum-induction',
  'electron-beam',
  'electroslag',
  'vacuum-arc',
  'casting',
  'hydrogen-annealing',
] as const;
export type OperationName = (typeof OPERATION_NAMES)[number];

/** `table`: what a plant knows on its first day. `kinetic`: rates and equilibria. */
export type Fidelity = 'table' | 'kinetic';

/** A law of nature that an operation keeps, or the reason why it does not apply. */
export type Law = 'applies' | { readonly doesNot: string };

/** One thing that grows and another that must not fall (or not rise) because of it. */
export interface Monotone {
  /** What is multiplied by `factor`: a number setting, or the charged content of an element as `content:S`. */
  readonly raise: string;
  readonly factor: number;
  readonly element: ElementSymbol;
  /** What the final content of the element must then do, or stay. */
  readonly final: 'rises' | 'falls';
  /** Settings that the comparison runs under, besides the defaults. */
  readonly under?: GivenSettings;
}

/** Every law has to be spoken about: an operation that leaves one out is no `Operation`. */
export interface Laws {
  /** Advancing from t to t changes nothing and books nothing. */
  readonly zeroTimeIsIdentity: Law;
  /** The order of the elements in the ensemble does not change any content. */
  readonly elementOrderDoesNotMatter: Law;
  /** Twice the mass at the same area-to-volume gives the same contents and twice the exchange. */
  readonly massScalesAtFixedAreaToVolume: Law;
  /** Directions that nature has. */
  readonly monotone: readonly Monotone[] | { readonly doesNot: string };
  /** A dissolved content that starts above its local equilibrium does not end below it. */
  readonly dissolvedNotBelowEquilibrium: Law;
}

/** What an operation starts from, the mean over samples: enough to evaluate properties once. */
export interface Basis {
  readonly elements: readonly ElementSymbol[];
  readonly populations: readonly Population[];
  /** Mean mass fractions of the totals [kg/kg], order of `elements`. */
  readonly fractions: Float64Array;
  readonly mass_kg: number;
  /** Temperature of the melt when its own setting says nothing [K]. */
  readonly temperature_K: number | null;
  /** True when the caller leaves the range of models on purpose. */
  readonly extrapolate: boolean;
  /** Sample that stands for all where one slag or one heat balance serves them; left out, the mean over samples. */
  readonly referenceSample?: number;
}

/** What limits one element now; a row of `limits` in `remelt-simulate/1`. */
export interface LimitRow {
  readonly element: ElementSymbol;
  readonly limitedBy: string;
  /** Dissolved content at local equilibrium [ppm], mean over samples. */
  readonly floor_ppm: number;
  readonly floor_p05_ppm?: number;
  readonly floor_p95_ppm?: number;
  readonly lever: string;
  readonly published?: string;
}

/** An operation with its settings, ready to run. Holds no state: what it remembers it reads from the exchange. */
export interface Kernel {
  readonly duration_s: number;
  /** Times inside the operation at which conditions jump: the runner stops there. */
  readonly knots_s: readonly number[];
  /** Defaults that were worked out here, not in the settings. */
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
  /** True when the kernel knows dissolved from particle-bound; else the runner merges the forms first. */
  readonly resolvesForms: boolean;
  /** Decides dissolved against bound where only totals are known. Changes no total. */
  settle?(bath: Bath, parameters: Float64Array, at_s: number): void;
  /** Moves the bath from one time of the operation to another and books what left or came in. Allocation-free. */
  advance(bath: Bath, parameters: Float64Array, from_s: number, to_s: number, exchange: Exchange): void;
  /**
   * Throws ValidityError for an addition that the bath can not hold, such as Mg that flashes off; extrapolating on
   * purpose, says so in words instead.
   */
  judgeAddition?(bath: Bath, addition: Addition, at_s: number): readonly string[];
  /** Time in which a lump of an addition dissolves [s]; without it additions enter at once. */
  dissolution_s?(addition: Addition): number;
  /** What limits each impurity now. */
  limits(bath: Bath, parameters: Float64Array, at_s: number, exchange: Exchange): readonly LimitRow[];
  /** Energy used between two times [kWh] for `mass_kg` of metal at the start. */
  energy_kWh(mass_kg: number, from_s: number, to_s: number): number;
}

/** One unit operation at one fidelity. */
export interface Operation<D extends SettingsDefinition = SettingsDefinition> {
  readonly name: OperationName;
  readonly fidelity: Fidelity;
  readonly title: string;
  readonly settings: D;
  /** Only a stirred bath takes additions. */
  readonly holdsStirredBath: boolean;
  /** Sinks it may book to, for readers and for the contract suite. */
  readonly sinks: readonly Sink[];
  readonly laws: Laws;
  /** Uncertain numbers for the elements of the metal. */
  parameters(elements: readonly ElementSymbol[], properties: MeltProperties): readonly Parameter[];
  /** Elements that may enter from wall, slag or gas under these settings: the metal needs a column for each. */
  brings(settings: Settings<D>): readonly ElementSymbol[];
  /** Particle classes the operation can form or change. */
  populations(elements: readonly ElementSymbol[], properties: MeltProperties): readonly Population[];
  /** Throws ValidityError outside the range the model may be used in. */
  prepare(settings: Settings<D>, basis: Basis, properties: MeltProperties): Kernel;
}
