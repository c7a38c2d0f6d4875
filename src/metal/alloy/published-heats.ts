import { z } from 'zod';
import { fromWtpct, type MassFraction } from '../../foundation/quantity/fractions.ts';
import { citationOf, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol, entriesOf } from './element.ts';

type PerElement<T> = Readonly<Partial<Record<ElementSymbol, T>>>;

/** One printed analysis of one alloy in one paper. Mass fractions [kg/kg]. */
export interface PublishedHeat {
  readonly id: string;
  /** Absent where the source gives the paper by title only. */
  readonly doi?: string;
  /** null where the row prints no name. */
  readonly nameAsPrinted: string | null;
  /** From the printed name, never from the composition; null when the name does not settle it. */
  readonly gradeId: string | null;
  readonly equivalentIds: readonly string[];
  readonly contents: PerElement<MassFraction>;
  /** Reported as less than. */
  readonly below: PerElement<MassFraction>;
  readonly balance: ElementSymbol | null;
  readonly kind: 'measured' | 'nominal' | 'unclear';
  /** Why the row is set aside; present exactly in `heats/suspect.json`. */
  readonly reason?: string;
  readonly note?: string;
  readonly source: string;
}

/** Median, robust spread and least of the published heats of one grade. Mass fractions [kg/kg]. */
export interface GradeStatistics {
  readonly gradeId: string;
  readonly pooledIds: readonly string[];
  readonly papers: number;
  readonly elements: PerElement<ElementStatistics>;
}

export interface ElementStatistics {
  readonly n: number;
  readonly median: MassFraction;
  /** 1.4826 x median absolute deviation [kg/kg]. */
  readonly robustSd: number;
  /** Least content of a heat. */
  readonly min: MassFraction;
}

const symbol = z.enum(ELEMENTS);
const wtpct = z.number().min(0).max(100);

const heat = z.strictObject({
  ...origin,
  doi: z.string().nullable(),
  nameAsPrinted: z.string().nullable(),
  gradeId: z.string().nullable(),
  equivalentIds: z.array(z.string()),
  composition: z.partialRecord(symbol, wtpct),
  below: z.partialRecord(symbol, wtpct).optional(),
  oxides: z.record(z.string(), wtpct).optional(),
  balance: symbol.nullable(),
  kind: z.enum(['measured', 'nominal', 'unclear']),
  reason: z.string().optional(),
  half: z.string().optional(),
  reference: z.string().optional(),
  sourceRow: z.string().optional(),
  unit: z.literal('wt%'),
});

const statistics = z.strictObject({
  ...origin,
  pooledIds: z.array(z.string()),
  papers: z.int().positive(),
  rows: z.int().positive(),
  elements: z.partialRecord(
    symbol,
    z.strictObject({
      n: z.int().positive(),
      median: wtpct,
      robustSd: z.number().min(0),
      min: wtpct,
      max: wtpct,
    }),
  ),
  unit: z.literal('wt%'),
});

export const PUBLISHED_HEATS_FILE = 'heats/published.json';
export const SUSPECT_HEATS_FILE = 'heats/suspect.json';
export const GRADE_STATISTICS_FILE = 'heats/grade-statistics.json';

const readPublishedHeats = (document: unknown, file = PUBLISHED_HEATS_FILE) =>
  readTable(file, document, { kind: 'published-heats', record: heat });
const readGradeStatistics = (document: unknown) =>
  readTable(GRADE_STATISTICS_FILE, document, { kind: 'grade-statistics', record: statistics });

/** Published heats in file order. Throws InputError (see readTable). */
export function publishedHeats(document: unknown, file = PUBLISHED_HEATS_FILE): readonly PublishedHeat[] {
  const table = readPublishedHeats(document, file);
  return table.records.map((row) => ({
    id: row.id,
    ...(row.doi === null ? {} : { doi: row.doi }),
    nameAsPrinted: row.nameAsPrinted,
    gradeId: row.gradeId,
    equivalentIds: row.equivalentIds,
    contents: fractions(row.composition),
    below: fractions(row.below ?? {}),
    balance: row.balance,
    kind: row.kind,
    ...(row.reason === undefined ? {} : { reason: row.reason }),
    ...(row.note === undefined ? {} : { note: row.note }),
    source: row.doi ?? row.reference ?? citationOf(table, row.source),
  }));
}

/** Statistics by grade id. Throws InputError (see readTable). */
export function gradeStatistics(document: unknown): ReadonlyMap<string, GradeStatistics> {
  return new Map(
    readGradeStatistics(document).records.map((row) => {
      const elements: Partial<Record<ElementSymbol, ElementStatistics>> = {};
      for (const [element, { n, median, robustSd, min }] of entriesOf(row.elements))
        elements[element] = { n, median: fromWtpct(median), robustSd: robustSd / 100, min: fromWtpct(min) };
      return [row.id, { gradeId: row.id, pooledIds: row.pooledIds, papers: row.papers, elements }];
    }),
  );
}

function fractions(wtpcts: PerElement<number>): PerElement<MassFraction> {
  const out: Partial<Record<ElementSymbol, MassFraction>> = {};
  for (const [element, value] of entriesOf(wtpcts)) out[element] = fromWtpct(value);
  return out;
}
