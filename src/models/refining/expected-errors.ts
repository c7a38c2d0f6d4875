import { z } from 'zod';
import { citationOf, origin, readTable } from '../../metal/alloy/data-record.ts';
import { ELEMENTS, type ElementSymbol } from '../../metal/alloy/element.ts';

/** How far the model of an operation was from measured heats of nickel alloys, in one element. */
export interface ExpectedError {
  readonly operation: string;
  readonly element: ElementSymbol;
  /** Predicted over measured, geometric mean [1]. */
  readonly bias: number;
  /** Factor of one standard deviation around that [1]; absent for one comparison. */
  readonly scatter?: number;
  /** Comparisons, and the papers that they are from. */
  readonly n: number;
  readonly papers: number;
  /** Nine of ten furnaces that were not seen should lie within this factor of a prediction, either way [1]; `coverage` says how many did. */
  readonly factor90?: number;
  readonly source: string;
}

export const EXPECTED_ERRORS_FILE = 'expected-errors.json';

const record = z.strictObject({
  ...origin,
  operation: z.string().min(1),
  element: z.enum(ELEMENTS),
  bias: z.number().positive(),
  scatter: z.number().min(1).optional(),
  n: z.number().int().min(1),
  papers: z.number().int().min(1),
  factor90: z.number().min(1).optional(),
});

/** The expected errors of the data file, in its order. Throws InputError (see readTable). */
export function expectedErrors(document: unknown): readonly ExpectedError[] {
  const table = readTable(EXPECTED_ERRORS_FILE, document, { kind: 'expected-errors', record });
  return table.records.map(({ operation, element, bias, scatter, n, papers, factor90, source }) => ({
    ...{ operation, element, bias, n, papers },
    ...(scatter === undefined ? {} : { scatter }),
    ...(factor90 === undefined ? {} : { factor90 }),
    source: citationOf(table, source),
  }));
}
