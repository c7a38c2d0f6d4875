import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { InputError } from '../../foundation/errors.ts';
import { lognormalVariance } from '../../foundation/numerics/lognormal.ts';
import { normalCdf } from '../../foundation/numerics/normal.ts';
import { fillNormal, fillUniform, streamKey } from '../../foundation/numerics/random.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { byElementOrder, type ElementSymbol } from '../../metal/alloy/element.ts';
import type { Ensemble } from '../../metal/alloy/ensemble.ts';

type Melt = SimulateInput['melt'];

/** How one content of the melt is known, in kg/kg. */
interface KnownContent {
  readonly mean: number;
  readonly spread: number;
  /** Upper end of a "<" result: uniform on [0, limit]. */
  readonly below: boolean;
}

/** The melt of a document as an ensemble of mass fractions, with what had to be assumed. */
export interface MeltEnsemble {
  readonly ensemble: Ensemble;
  readonly assumed: readonly Assumption[];
}

/** Contents below this are drawn lognormal, above normal [kg/kg]: small contents are skewed and never negative. */
const LOGNORMAL_BELOW = 0.01;

/** Which samples of a melt are drawn, and columns that it needs besides its own elements. */
export interface MeltDraw {
  readonly samples: number;
  readonly seed: number | string;
  readonly also: readonly ElementSymbol[];
  /** Number of the first sample, when an ensemble is drawn in parts. */
  readonly first?: number;
  /** True when a sample at the mean contents goes before the first: one sample more. Without it, one sample is the mean. */
  readonly reference?: boolean;
  /** Standard normals by element in place of the streams; zero where an element has none. */
  readonly normals?: ReadonlyMap<ElementSymbol, Float64Array>;
}

/** Elements of a melt whose content is uncertain, in print order: given with a spread, or as "<". */
export function uncertainElements(melt: Melt): ElementSymbol[] {
  return [...knownContents(melt)]
    .filter(([element, { spread, below }]) => element !== melt.balance && (spread > 0 || below))
    .map(([element]) => element)
    .sort(byElementOrder);
}

/**
 * Draws the melt of a `remelt-simulate/1` document: given contents with their spread, "<" results uniform below their
 * limit, the balance by difference in every sample. Elements in `also` get a column even when the melt has none.
 * Throws InputError for contents that stand twice, spreads without content and sums over 100 %.
 */
export function drawMelt(melt: Melt, run: MeltDraw): MeltEnsemble {
  const known = knownContents(melt);
  const assumed: Assumption[] = [];
  const balance = balanceOf(melt, known, assumed);
  const symbols = new Set<ElementSymbol>([...known.keys(), ...run.also, ...(balance ? [balance] : [])]);
  const elements = [...symbols].sort(byElementOrder);
  const samples = run.samples + (run.reference ? 1 : 0);
  const values = new Float64Array(samples * elements.length);
  elements.forEach((element, e) => {
    const content = known.get(element);
    if (content && element !== balance)
      fillColumn(values, e, { element, content, run, columns: elements.length });
  });
  close(values, elements, balance);
  return { ensemble: { elements, samples, values }, assumed };
}

function knownContents(melt: Melt): Map<ElementSymbol, KnownContent> {
  const known = new Map<ElementSymbol, KnownContent>();
  const put = (field: string, element: string, content: KnownContent): void => {
    const symbol = element as ElementSymbol;
    if (known.has(symbol)) {
      throw new InputError(
        `${element} is listed in two of composition_wtpct, composition_ppm and below_ppm`,
        {
          path: `melt.${field}.${element}`,
          value: element,
          allowed: 'each element once',
        },
      );
    }
    known.set(symbol, content);
  };
  const spreadOf = (element: string): number =>
    (ownValue(melt.sd_ppm as Record<string, number> | undefined, element) ?? 0) / 1e6;
  for (const [element, wtpct] of Object.entries(melt.composition_wtpct ?? {})) {
    put('composition_wtpct', element, { mean: wtpct / 100, spread: spreadOf(element), below: false });
  }
  for (const [element, ppm] of Object.entries(melt.composition_ppm ?? {})) {
    put('composition_ppm', element, { mean: ppm / 1e6, spread: spreadOf(element), below: false });
  }
  for (const [element, ppm] of Object.entries(melt.below_ppm ?? {})) {
    put('below_ppm', element, { mean: ppm / 1e6, spread: 0, below: true });
  }
  for (const [element, sd] of Object.entries(melt.sd_ppm ?? {})) {
    const content = known.get(element as ElementSymbol);
    if (content && !content.below && (content.mean > 0 || sd === 0)) continue;
    throw new InputError(`sd_ppm of ${element} belongs to no content above zero`, {
      path: `melt.sd_ppm.${element}`,
      value: sd,
      unit: 'ppm',
      allowed: 'spreads of elements in composition_wtpct or composition_ppm',
    });
  }
  return known;
}

/** The element found by difference: the one named, else what `baseOf` takes, which is then under `assumed`. */
function balanceOf(
  melt: Melt,
  known: Map<ElementSymbol, KnownContent>,
  assumed: Assumption[],
): ElementSymbol | null {
  const sum = sumOf(melt, known);
  if (sum > 1 + SUM_TOLERANCE) {
    throw new InputError(`the contents of the melt add up to ${(sum * 100).toFixed(2)} wt%`, {
      path: 'melt.composition_wtpct',
      value: sum * 100,
      unit: 'wt%',
      allowed: 'at most 100 wt%',
      cure: 'check whether a content in ppm is written as wt%, or the balance is given twice',
    });
  }
  if (melt.balance) return melt.balance;
  const { element, source } = baseOf(known, sum);
  assumed.push({ what: 'melt.balance', value: element, unit: '', source });
  return element;
}

function sumOf({ balance }: Melt, known: Map<ElementSymbol, KnownContent>): number {
  let sum = 0;
  for (const [element, content] of known) {
    if (element !== balance) sum += content.below ? content.mean / 2 : content.mean;
  }
  return sum;
}

interface Base {
  readonly element: ElementSymbol;
  readonly source: string;
}

/**
 * What a melt without a named balance is made of: its largest content; nickel where more is missing than any content
 * given, as when an alloy is written down by its additions alone. Throws InputError when nickel is given too, for then
 * nothing says what is missing.
 */
function baseOf(known: Map<ElementSymbol, KnownContent>, sum: number): Base {
  const largest = [...known].sort(([, a], [, b]) => b.mean - a.mean)[0];
  if (!largest) {
    throw new InputError('the melt states no contents', {
      path: 'melt',
      allowed: 'composition_wtpct, composition_ppm or balance',
    });
  }
  const [element, { mean }] = largest;
  const adds = `the contents add up to ${(sum * 100).toFixed(3)} wt%`;
  if (mean >= 1 - sum)
    return { element, source: `no balance given: the largest content is taken by difference (${adds})` };
  if (known.has('Ni')) {
    throw new InputError(`${adds}, and the balance is not named`, {
      path: 'melt.balance',
      value: sum * 100,
      unit: 'wt%',
      allowed: 'an element',
      cure: 'name the element found by difference in melt.balance',
    });
  }
  return {
    element: 'Ni',
    source: `no balance given, and more is missing than any content given (${adds}): taken as nickel`,
  };
}

/** A word where nickel was taken for what a document leaves out; nothing else. */
export function missingBaseWords(melt: Melt): string[] {
  if (melt.balance) return [];
  const known = knownContents(melt);
  const { element, source } = baseOf(known, sumOf(melt, known));
  return known.has(element) ? [] : [`melt.balance: ${source}; name it where it is another metal`];
}

/** What rounding of printed contents may exceed 100 % by [kg/kg]. */
const SUM_TOLERANCE = 5e-4;

interface Column {
  readonly element: ElementSymbol;
  readonly content: KnownContent;
  readonly run: MeltDraw;
  readonly columns: number;
}

function fillColumn(values: Float64Array, e: number, column: Column): void {
  const { content, columns, element, run } = column;
  const { samples, seed, first = 0, reference = false, normals } = run;
  if (normals) {
    const given = normals.get(element);
    for (let s = 0; s < samples; s++) {
      const z = given?.[s] ?? 0;
      values[s * columns + e] = content.below ? content.mean * normalCdf(z) : drawn(content, z);
    }
    return;
  }
  const stream = streamKey(seed, `melt/${element}`);
  const draws = new Float64Array(samples);
  const isMean = samples === 1 && !reference;
  if (content.below && !isMean) fillUniform(stream, draws, first);
  else if (content.spread > 0 && !isMean) fillNormal(stream, draws, first);
  const middle = content.below ? content.mean / 2 : content.mean;
  const before = reference ? 1 : 0;
  if (reference) values[e] = middle;
  for (let s = 0; s < samples; s++) {
    const value = content.below ? content.mean * draws[s]! : drawn(content, draws[s]!);
    values[(s + before) * columns + e] = isMean ? middle : value;
  }
}

function drawn({ mean, spread }: KnownContent, z: number): number {
  if (spread === 0) return mean;
  if (mean >= LOGNORMAL_BELOW) return Math.max(0, mean + spread * z);
  const sigma = Math.sqrt(lognormalVariance(mean, spread));
  return mean * Math.exp(sigma * z - (sigma * sigma) / 2);
}

/** Fills the balance by difference; scales a sample whose other contents pass 100 %. */
function close(
  values: Float64Array,
  elements: readonly ElementSymbol[],
  balance: ElementSymbol | null,
): void {
  const n = elements.length;
  const b = balance ? elements.indexOf(balance) : -1;
  for (let s = 0; s < values.length / n; s++) {
    let others = 0;
    for (let e = 0; e < n; e++) if (e !== b) others += values[s * n + e]!;
    if (b >= 0) values[s * n + b] = Math.max(0, 1 - others);
    const total = others + (b >= 0 ? values[s * n + b]! : 0);
    if (total !== 1) for (let e = 0; e < n; e++) values[s * n + e] = values[s * n + e]! / total;
  }
}
