import { z } from 'zod';
import { citationOf, origin, readTable } from '../../../metal/alloy/data-record.ts';
import { ELEMENTS, type ElementSymbol, RARE_EARTHS } from '../../../metal/alloy/element.ts';
import type { Operation } from '../operation.ts';
import type { Parameter } from '../parameters.ts';

/** Elements whose errors are pooled where one of them was compared too seldom. */
const FAMILIES = ['gases', 'oxygen', 'sulfur', 'carbon', 'reactive', 'rare earths', 'metals'] as const;
export type Family = (typeof FAMILIES)[number];

const MEMBERS: Readonly<Partial<Record<Family, readonly ElementSymbol[]>>> = {
  gases: ['N', 'H'],
  oxygen: ['O'],
  sulfur: ['S', 'P'],
  carbon: ['C'],
  reactive: ['Al', 'Ti', 'Mg', 'Ca', 'Zr', 'Hf', 'B', 'Si'],
  'rare earths': RARE_EARTHS,
};

/** The family of an element; `metals` are those that leave by evaporating alone. */
export const familyOf = (element: ElementSymbol): Family =>
  FAMILIES.find((family) => MEMBERS[family]?.includes(element)) ?? 'metals';

/**
 * How far a model of an operation is from furnaces that it has not seen: measured over predicted, log10, Student's t with
 * four degrees of freedom around `bias`. What the factor acts on says `deviate`.
 */
export interface Discrepancy {
  /** Of one operation; absent: of any. */
  readonly operation?: string;
  readonly element?: ElementSymbol;
  /** Absent with `element`, and in the record that serves where nothing was compared. */
  readonly family?: Family;
  /** Taken off the prediction [log10]; zero where too few furnaces would carry it. */
  readonly bias: number;
  /** Scale of the error for another furnace, and its part within one laboratory [log10]. */
  readonly spread: number;
  readonly within: number;
  /** Comparisons, and laboratories that they are from. */
  readonly n: number;
  readonly laboratories: number;
  readonly source: string;
}

export const DISCREPANCIES_FILE = 'discrepancies.json';

const record = z.strictObject({
  ...origin,
  operation: z.string().min(1).optional(),
  element: z.enum(ELEMENTS).optional(),
  family: z.enum(FAMILIES).optional(),
  bias: z.number(),
  spread: z.number().min(0),
  within: z.number().min(0),
  n: z.number().int().min(0),
  laboratories: z.number().int().min(0),
});

/** The discrepancies of the data file, in its order. Throws InputError (see readTable). */
export function discrepanciesIn(document: unknown): readonly Discrepancy[] {
  const table = readTable(DISCREPANCIES_FILE, document, { kind: 'discrepancies', record });
  return table.records.map(
    ({ operation, element, family, bias, spread, within, n, laboratories, source }) => ({
      ...(operation === undefined ? {} : { operation }),
      ...(element === undefined ? {} : { element }),
      ...(family === undefined ? {} : { family }),
      ...{ bias, spread, within, n, laboratories },
      source: citationOf(table, source),
    }),
  );
}

/** What a melt is mostly made of where the errors were pooled: in liquid titanium and vanadium oxygen and aluminium are alloying elements. */
export const POOLED_BASES: readonly ElementSymbol[] = ['Ni', 'Fe', 'Co', 'Cu'];

/** Of an operation and element: their own, else that of the family, else the one of everything. Undefined when there is none. */
export const discrepancyOf = (
  known: readonly Discrepancy[],
  operation: string,
  element: ElementSymbol,
): Discrepancy | undefined =>
  known.find((one) => one.operation === operation && one.element === element) ??
  known.find((one) => one.element === undefined && one.family === familyOf(element)) ??
  known.find(isForAnything);

const isForAnything = ({ element, family }: Discrepancy): boolean =>
  element === undefined && family === undefined;

/** What the spread of a factor rests on: comparisons of its own operation and element, of its family, or none. */
export type DiscrepancyBasis = 'compared' | 'pooled' | 'not compared';

export const basisOf = ({ element, family }: Discrepancy): DiscrepancyBasis =>
  element !== undefined ? 'compared' : family !== undefined ? 'pooled' : 'not compared';

/** The discrepancies that count for a melt of a base: one that nobody compared has those of anything. */
const ownOf = (known: readonly Discrepancy[], base: ElementSymbol): readonly Discrepancy[] =>
  POOLED_BASES.includes(base) ? known : known.filter(isForAnything);

/** Of an operation and element in a melt of a base; undefined for a table, and where there is none. */
export const discrepancyIn = (
  known: readonly Discrepancy[],
  { name, fidelity }: Pick<Operation, 'name' | 'fidelity'>,
  { element, base }: { readonly element: ElementSymbol; readonly base: ElementSymbol },
): Discrepancy | undefined =>
  fidelity === 'table' ? undefined : discrepancyOf(ownOf(known, base), name, element);

/** Name of the factor between furnaces and the model of an operation in one element. */
export const discrepancyName = (operation: string, element: ElementSymbol): string =>
  `${operation}/discrepancy:${element}`;

/**
 * The uncertain factors between furnaces and a model, one for each element, in the order of the elements. None for a table:
 * its spread is that of the processes it was read from. A melt of another base is one that nobody compared.
 */
export function discrepancyParameters(
  known: readonly Discrepancy[],
  { name, fidelity }: Pick<Operation, 'name' | 'fidelity'>,
  { elements, base }: { readonly elements: readonly ElementSymbol[]; readonly base: ElementSymbol },
): Parameter[] {
  // without what stands for anything an element could lack its factor, and factors are by the places of the elements
  if (fidelity === 'table' || !known.some(isForAnything)) return [];
  const own = ownOf(known, base);
  return elements.map((element): Parameter => {
    const found = discrepancyOf(own, name, element)!;
    const { n, laboratories, source } = found;
    const basis = basisOf(found);
    const rests =
      basis === 'compared' ? '' : basis === 'pooled' ? ` (pooled: ${found.family})` : ` (${basis})`;
    return {
      name: discrepancyName(name, element),
      what: `${element}: other furnaces against the model${rests}`,
      unit: '1',
      central: 10 ** found.bias,
      spread: found.spread,
      law: 'heavy',
      source: n === 0 ? source : `${source}: ${n} comparisons of ${laboratories} laboratories`,
      confidence: 'derived',
    };
  });
}
