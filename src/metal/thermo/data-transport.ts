import { z } from 'zod';
import { origin, readTable } from '../alloy/data-record.ts';
import { ELEMENTS } from '../alloy/element.ts';

export const TRANSPORT_FILE = 'thermo/transport.json';
export const PARTITION_FILE = 'thermo/partition.json';

const words = z.string().min(1);
const unknown = z.strictObject({ unknownBecause: words });

const transport = z
  .strictObject({
    ...origin,
    group: words,
    quantity: words,
    form: words.optional(),
    value: z.number().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    parameters: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
    words: words.optional(),
    range: words,
    spread: unknown,
    unit: words,
  })
  .refine(
    (row) =>
      [row.value, row.low, row.parameters, row.words].filter((part) => part !== undefined).length === 1,
    'needs exactly one of: value, low and high, parameters, words',
  );

/** A transport property: a value, a range, parameters of `form`, or words. */
export type TransportProperty = z.output<typeof transport>;

/**
 * Transport properties by id such as `density/pure Ni`: where constants of the models come from. No model reads them.
 * Throws InputError.
 */
export const transportProperties = (document: unknown): ReadonlyMap<string, TransportProperty> =>
  new Map(
    readTable(TRANSPORT_FILE, document, { kind: 'transport', record: transport }).records.map((row) => [
      row.id,
      row,
    ]),
  );

const partition = z.strictObject({
  ...origin,
  element: z.enum(ELEMENTS),
  alloy: words,
  low: z.number().positive(),
  high: z.number().positive(),
  range: words,
  recommended: z.boolean(),
  spread: unknown,
  unit: z.literal('1'),
});

/** k = x in solid gamma / x in liquid at the interface [1]; `alloy` is what it was found in (`binary Ni-X`, `IN718`). */
export type PartitionCoefficient = z.output<typeof partition>;

/** All partition coefficients in file order. No model reads them. Throws InputError. */
export const partitionCoefficients = (document: unknown): readonly PartitionCoefficient[] =>
  readTable(PARTITION_FILE, document, { kind: 'partition', record: partition }).records;
