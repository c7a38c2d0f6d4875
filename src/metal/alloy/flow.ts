import { z } from 'zod';
import type { Confidence } from '../../foundation/quantity/sourced.ts';
import { citationOf, origin, readTable } from './data-record.ts';

const FLOW_KINDS = [
  'table',
  'world',
  'loop',
  'reliance',
  'rule',
  'experiment',
  'practice',
  'scale',
  'capital',
] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** A number, a printed bound such as `>50`, a range, words, or rows of them. */
export type FlowValue = string | number | readonly FlowValue[] | { readonly [row: string]: FlowValue };

/** An observation to hold a flow model against. */
export interface Flow {
  readonly id: string;
  readonly kind: FlowKind;
  readonly title: string;
  readonly rows: Readonly<Record<string, FlowValue>>;
  /** Rows as shares of the whole [1], where the source gives or allows them. */
  readonly shares?: Readonly<Record<string, number>>;
  readonly unit: string;
  readonly note?: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const value: z.ZodType<FlowValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.array(value), z.record(z.string(), value)]),
);

const record = z.strictObject({
  ...origin,
  kind: z.enum(FLOW_KINDS),
  title: z.string().min(1),
  rows: z.record(z.string(), value),
  shares: z.record(z.string(), z.number().min(0).max(1)).optional(),
  derived: z.record(z.string(), z.number()).optional(),
  averageContent: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  check: z.string().optional(),
  unit: z.string().min(1),
});

export const FLOWS_FILE = 'flows.json';

const readFlows = (document: unknown) => readTable(FLOWS_FILE, document, { kind: 'flows', record });

/** Observations by id such as `table/US1976`. Throws InputError (see readTable). */
export function flowsById(document: unknown): ReadonlyMap<string, Flow> {
  const table = readFlows(document);
  return new Map(
    table.records.map((row) => [
      row.id,
      {
        id: row.id,
        kind: row.kind,
        title: row.title,
        rows: row.rows,
        ...(row.shares === undefined ? {} : { shares: row.shares }),
        unit: row.unit,
        ...(row.note === undefined ? {} : { note: row.note }),
        source: citationOf(table, row.source),
        confidence: row.confidence,
      },
    ]),
  );
}
