import { z } from 'zod';
import { fromPpm, type MassFraction } from '../../foundation/quantity/fractions.ts';
import type { Confidence } from '../../foundation/quantity/sourced.ts';
import { type Check, check, citationOf, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol, elementsIn, entriesOf } from './element.ts';
import { GRADE_FORMS, type GradeForm } from './grade.ts';
import type { Limit } from './specification.ts';

/** Limits on traces that a document or a practice sets for a class of product. */
export interface TraceClass {
  readonly id: string;
  readonly title: string;
  readonly limits: Readonly<Partial<Record<ElementSymbol, Limit>>>;
  /** Limit on the sum of all elements that the class controls beyond class 1. */
  readonly totalMax?: MassFraction;
  /** Elements that the class controls, also where their numbers are not known. */
  readonly controls: readonly ElementSymbol[];
  readonly source: string;
  readonly confidence: Confidence;
  readonly checks: readonly Check[];
}

/** What the handbook prints as maximum for one element over the grades of one form [kg/kg]. */
export interface Envelope {
  readonly n: number;
  readonly tightest: MassFraction;
  readonly tightestGrade: string;
  readonly median: MassFraction;
  readonly loosest: MassFraction;
}

export interface TraceLimits {
  readonly classes: ReadonlyMap<string, TraceClass>;
  readonly envelope: ReadonlyMap<GradeForm, ReadonlyMap<ElementSymbol, Envelope>>;
  /** Purchaser's tolerance outside the limit on a check analysis: never for the acceptance of a heat. */
  readonly checkAnalysis: ReadonlyMap<
    ElementSymbol,
    readonly { readonly upTo: MassFraction; readonly tolerance: MassFraction }[]
  >;
  readonly contamination: readonly { readonly words: string; readonly brings: readonly ElementSymbol[] }[];
}

const symbol = z.enum(ELEMENTS);
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal text');
const positive = z.number().positive();

const record = z.discriminatedUnion('kind', [
  z.strictObject({
    ...origin,
    kind: z.literal('class'),
    title: z.string().min(1),
    limits: z.partialRecord(symbol, z.strictObject({ max: decimal })),
    controls: z.array(symbol).optional(),
    subclasses: z.record(z.string(), z.array(symbol)).optional(),
    totalMax: decimal.optional(),
    checks: z.array(check).optional(),
    unit: z.literal('ppm'),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('envelope'),
    form: z.enum(GRADE_FORMS),
    element: symbol,
    n: z.int().positive(),
    tightest: positive,
    tightestGrade: z.string(),
    median: positive,
    loosest: positive,
    unit: z.literal('ppm'),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('check-analysis'),
    element: symbol,
    steps: z.array(z.strictObject({ upTo: positive, tolerance: positive })).min(1),
    unit: z.literal('wt%'),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('contamination'),
    words: z.string().min(1),
    brings: z.array(symbol).min(1),
    unit: z.literal('none'),
  }),
]);
type ClassRow = Extract<z.output<typeof record>, { readonly kind: 'class' }>;

export const TRACE_LIMITS_FILE = 'trace-limits.json';

/** `data/trace-limits.json` as filed. Throws InputError (see readTable). */
export const readTraceLimits = (document: unknown) =>
  readTable(TRACE_LIMITS_FILE, document, { kind: 'trace-limits', record });

/** Trace limits in kg/kg, printed texts kept. Throws InputError (see readTable). */
export function traceLimits(document: unknown): TraceLimits {
  const table = readTraceLimits(document);
  const classes = new Map<string, TraceClass>();
  const envelope = new Map<GradeForm, Map<ElementSymbol, Envelope>>();
  const checkAnalysis = new Map<ElementSymbol, { upTo: MassFraction; tolerance: MassFraction }[]>();
  const contamination: { words: string; brings: ElementSymbol[] }[] = [];
  for (const row of table.records) {
    if (row.kind === 'class') classes.set(row.id, classOf(row, citationOf(table, row.source)));
    else if (row.kind === 'contamination') contamination.push({ words: row.words, brings: row.brings });
    else if (row.kind === 'check-analysis') {
      const steps = row.steps.map(({ upTo, tolerance }) => ({
        upTo: fromPpm(upTo * 1e4),
        tolerance: fromPpm(tolerance * 1e4),
      }));
      checkAnalysis.set(row.element, steps);
    } else {
      const form = envelope.get(row.form) ?? new Map<ElementSymbol, Envelope>();
      envelope.set(row.form, form);
      form.set(row.element, {
        n: row.n,
        tightest: fromPpm(row.tightest),
        tightestGrade: row.tightestGrade,
        median: fromPpm(row.median),
        loosest: fromPpm(row.loosest),
      });
    }
  }
  return { classes, envelope, checkAnalysis, contamination };
}

function classOf(row: ClassRow, source: string): TraceClass {
  const limits: Partial<Record<ElementSymbol, Limit>> = {};
  for (const [element, { max }] of entriesOf(row.limits))
    limits[element] = {
      max: fromPpm(Number(max)),
      printed: { max, unit: 'ppm' },
      basis: 'printed',
    };
  const listed = elementsIn(row.limits);
  return {
    id: row.id,
    title: row.title,
    limits,
    ...(row.totalMax === undefined ? {} : { totalMax: fromPpm(Number(row.totalMax)) }),
    controls: row.controls ?? [...new Set([...listed, ...Object.values(row.subclasses ?? {}).flat()])],
    source,
    confidence: row.confidence,
    checks: row.checks ?? [],
  };
}
