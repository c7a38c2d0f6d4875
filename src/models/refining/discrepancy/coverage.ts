import { z } from 'zod';
import { citationOf, origin, readTable } from '../../../metal/alloy/data-record.ts';
import { ELEMENTS, type ElementSymbol } from '../../../metal/alloy/element.ts';

/** Numbers that are counted together: all, those of nickel alloys, those of one operation (and element). */
const GROUPS = ['all', 'nickel', 'operation'] as const;

/** How many published numbers lay inside the 90 % bands that were foretold without their laboratory. */
export interface Coverage {
  readonly group: (typeof GROUPS)[number];
  /** Of a group `operation`; without an element: all its numbers. */
  readonly operation?: string;
  readonly element?: ElementSymbol;
  /** Numbers, and the laboratories that they are from. */
  readonly n: number;
  readonly laboratories: number;
  /** Inside the printed band; inside that of the models alone. */
  readonly inside: number;
  readonly modelsAlone: number;
  readonly source: string;
}

export const COVERAGE_FILE = 'coverage.json';
/** Share of furnaces that a printed band promises to hold [1]. */
export const PROMISED = 0.9;

const count = z.number().int().min(0);
const record = z
  .strictObject({
    ...origin,
    group: z.enum(GROUPS),
    operation: z.string().min(1).optional(),
    element: z.enum(ELEMENTS).optional(),
    n: z.number().int().min(1),
    laboratories: z.number().int().min(1),
    inside: count,
    modelsAlone: count,
  })
  .refine(({ n, inside, modelsAlone }) => Math.max(inside, modelsAlone) <= n, {
    message: 'not more inside than there are',
  });

/** What was counted, in the order of the data file. Throws InputError (see readTable). */
export function coverageIn(document: unknown): readonly Coverage[] {
  const table = readTable(COVERAGE_FILE, document, { kind: 'coverage', record });
  return table.records.map(({ group, operation, element, n, laboratories, inside, modelsAlone, source }) => ({
    group,
    ...(operation === undefined ? {} : { operation }),
    ...(element === undefined ? {} : { element }),
    ...{ n, laboratories, inside, modelsAlone },
    source: citationOf(table, source),
  }));
}

/** Which bands are meant: with how far published furnaces were from the models, or those of the models alone. */
export type BandKind = 'published' | 'left-out';

/** Of a count, how many lay inside bands of a kind. */
export const insideOf = ({ inside, modelsAlone }: Coverage, bands: BandKind): number =>
  bands === 'published' ? inside : modelsAlone;

/**
 * How often such bands held, in one sentence: "90 % bands as Remelt prints them held 57 of 73 published furnace numbers whose laboratory
 * was left out (66 promised); in nickel alloys 18 of 19." Undefined where nothing was counted.
 */
export function coverageWords(known: readonly Coverage[], bands: BandKind): string | undefined {
  const all = known.find(({ group }) => group === 'all');
  if (all === undefined) return undefined;
  const nickel = known.find(({ group }) => group === 'nickel');
  const which =
    bands === 'published' ? '90 % bands as Remelt prints them held' : '90 % bands of the models alone held';
  const part = nickel === undefined ? '' : `; in nickel alloys ${insideOf(nickel, bands)} of ${nickel.n}`;
  return `${which} ${insideOf(all, bands)} of ${all.n} published furnace numbers whose laboratory was left out (${Math.round(PROMISED * all.n)} promised)${part}.`;
}
