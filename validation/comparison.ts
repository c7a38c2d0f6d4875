import type { Facts } from '../src/calculations/facts.ts';
import type { SimulateInput } from '../src/documents/heats/simulate.ts';
import type { Run } from './run.ts';

/**
 * How a data set is asked: a property function, the furnace models through a `remelt-simulate/1` document, or not at
 * all.
 */
export type Entry = 'property' | 'simulate' | 'none';

/**
 * What the set is to the model: `constant` it is a number or a form of the model itself; `fitted` a constant of the
 * model was chosen to meet it; `predicted` nothing in the model comes from it; `none` there is nothing to compare.
 */
export type Role = 'constant' | 'fitted' | 'predicted' | 'none';

/** What else was compared besides the operations, which the routes of the documents name themselves. */
export const PROPERTY_FAMILIES = [
  'vapour pressure and free evaporation',
  'gas side of evaporation',
  'activity in the liquid',
  'nitrogen and hydrogen solubility',
  'nitrogen rate and site blockage',
  'carbon and oxygen rate',
  'oxide equilibria',
  'sulfide and oxysulfide equilibria',
  'slag activities',
  'slag sulfide capacity',
  'particles: flotation and collision',
  'liquidus',
  'melt density and viscosity',
  'limits and market data',
] as const;
export type PropertyFamily = (typeof PROPERTY_FAMILIES)[number];

/** An input that the paper does not state: drawn between its ends, even in the value or in its logarithm. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  readonly because: string;
}
/** A word that the paper does not state, each as likely as the others. */
export interface Words<W extends string = string> {
  readonly words: readonly W[];
  readonly because: string;
}
export type Ranges = Readonly<Record<string, Range | Words>>;
/** One draw of every assumed input. */
export type Drawn<A extends Ranges = Ranges> = {
  readonly [K in keyof A]: A[K] extends Words<infer W> ? W : number;
};

export const between = (low: number, high: number, unit: string, because: string): Range => ({
  low,
  high,
  unit,
  scale: 'linear',
  because,
});
export const decades = (low: number, high: number, unit: string, because: string): Range => ({
  low,
  high,
  unit,
  scale: 'log',
  because,
});
export const oneOf = <W extends string>(words: readonly W[], because: string): Words<W> => ({
  words,
  because,
});

/** What a paper printed: a value, a range, or a bound. */
export type Published =
  | number
  | readonly [low: number, high: number]
  | { readonly atMost: number }
  | { readonly atLeast: number };

/** How far the model may be off: the pass criterion of the set (`use_as`), or what its spread says. */
export type Tolerance =
  | { readonly relative: number }
  | { readonly absolute: number }
  | { readonly factor: number };

interface Statement {
  /** Entries of the set's `series` that this compares, as `0.k_m_s` (place and key) or `0.*`. */
  readonly of: string | readonly string[];
  /** What the paper says, in words. */
  readonly says: string;
  /** Role of this statement when it differs from the set's. */
  readonly role?: Role;
  /** What it became when a constant of the models was chosen by it, after a blind first run; `rests` names the constant. */
  readonly since?: 'constant' | 'fitted';
  /** What a residual, or a band too wide, means to a melter: one sentence. */
  readonly meaning?: string;
  /**
   * Why its agreement says nothing: it would hold whatever the numbers of the models (both sides are equal, or what is asked is built in).
   * It leaves every count and is listed with this reason.
   */
  readonly cannotFail?: string;
}

/** A number that a property function answers. */
export interface ValueStatement extends Statement {
  readonly kind: 'value';
  readonly about: PropertyFamily;
  readonly unit: string;
  readonly published: Published;
  readonly model: (facts: Facts) => number;
  readonly within: Tolerance;
}

export interface TableRow {
  readonly name: string;
  readonly published: number;
  readonly model: number;
}
/** Many numbers of one kind; the worst decides. */
export interface TableStatement extends Statement {
  readonly kind: 'table';
  readonly about: PropertyFamily;
  readonly unit: string;
  readonly rows: (facts: Facts) => readonly TableRow[];
  readonly within: Tolerance;
}

/** A parameter of the models by name, and the furnace where several papers are of one; default: each paper its own. */
export interface Telling {
  readonly parameter: string;
  readonly furnace?: string;
}

export type Document<A extends Ranges> = (drawn: Drawn<A>) => SimulateInput;

/** A number that the furnace models answer: a band over the assumed inputs. */
export interface BandStatement<A extends Ranges> extends Statement {
  readonly kind: 'band';
  readonly unit: string;
  readonly published: Published;
  /** Pass criterion of the set around the published value. */
  readonly within?: Tolerance;
  readonly documents: readonly Document<A>[];
  readonly observe: (...runs: Run[]) => number;
  /** The uncertain number of the models that decides this, for `readings.ts` to read off it; bounds tell none. */
  readonly tells?: Telling;
  /** Smallest difference that the measurement resolves, in `unit`; smaller numbers count as this. */
  readonly resolution?: number;
  /** An assumed input that is chosen, within its range, so that another statement of the paper is met exactly. */
  readonly choose?: {
    readonly input: keyof A & string;
    readonly documents: readonly Document<A>[];
    readonly observe: (...runs: Run[]) => number;
    readonly meets: number;
    readonly words: string;
  };
}

/** A direction, an order or a shape: counted over the assumed inputs, on the same draws. */
export interface OrderStatement<A extends Ranges> extends Statement {
  readonly kind: 'order';
  readonly documents: readonly Document<A>[];
  readonly holds: (...runs: Run[]) => boolean;
  /** What the runs gave, in words, when it does not hold in the middle draw. */
  readonly shows?: (...runs: Run[]) => string;
}

/** What stands in a paper and can not be compared, and why. */
export interface NotCompared {
  readonly of: string | readonly string[];
  readonly because: string;
}

export interface ComparisonInput<A extends Ranges> {
  readonly entry: Entry;
  readonly role: Role;
  /**
   * Nobody looked at the paper while the models were built, and inputs, ranges and criteria stood in a commit of their own
   * before the first run. What was declared is held by its hash (declaration.ts); a later change takes the mark off.
   */
  readonly blind?: true;
  /** What of the model rests on this set. */
  readonly rests?: string;
  readonly assumed?: A;
  /** Draws of the assumed inputs where one run takes long; the number of the report else. */
  readonly draws?: number;
  readonly statements: readonly (ValueStatement | TableStatement | BandStatement<A> | OrderStatement<A>)[];
  readonly notCompared?: readonly NotCompared[];
  /** What else is worth knowing, one sentence. */
  readonly note?: string;
}

export type Comparison = ComparisonInput<Ranges>;
export type AnyStatement = Comparison['statements'][number];

/** A comparison with its documents typed by its assumed inputs. */
export const comparison = <const A extends Ranges>(input: ComparisonInput<A>): Comparison =>
  // The runner draws exactly the inputs of `assumed`, so documents get what their type asks for.
  input as unknown as Comparison;

/** A data set as filed: one paper. */
export interface DataSet {
  readonly id: string;
  readonly title: string;
  readonly authors: string | null;
  readonly year: number | null;
  readonly source: string;
  readonly seen: string;
  readonly confidence: string;
  readonly quality: 'A' | 'B' | 'C';
  readonly tests: readonly string[];
  readonly alloy: string;
  readonly series: readonly {
    readonly condition?: string;
    readonly time_s?: number;
    readonly confidence?: string;
    readonly values: Readonly<Record<string, unknown>>;
  }[];
  readonly use_as: string;
  readonly notes: string;
}

/** A set with its comparison. */
export interface NamedSet {
  readonly data: DataSet;
  readonly comparison: Comparison;
}
