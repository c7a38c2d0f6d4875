import { z } from 'zod';
import { listOf } from '../common.ts';

/** Hashes of the events of an EPCIS document, in their order, and the texts that were hashed. */
export const epcisHashesSchema = z.object({ hashes: listOf(z.string()), prehashes: listOf(z.string()) });
export type EpcisHashes = z.infer<typeof epcisHashesSchema>;

/** Whatever may be an EPCIS 2.0 document in JSON-LD. */
export const epcisJsonSchema = z.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an EPCIS 2.0 document in JSON-LD',
);

/** An EPCIS 2.0 document in JSON-LD. */
export const epcisDocumentSchema = z.looseObject({
  '@context': z.array(z.unknown()).readonly(),
  type: z.literal('EPCISDocument'),
  schemaVersion: z.literal('2.0'),
  creationDate: z.string(),
  epcisBody: z.object({ eventList: listOf(z.looseObject({ type: z.string(), eventID: z.string() })) }),
});
export type EpcisDocument = z.infer<typeof epcisDocumentSchema>;

/** What an EPCIS document says came, as lots that could be booked. */
export const epcisReadingSchema = z.object({
  /** Rows for `book-returns`; `row` is the number of the event, from 1. */
  lots: listOf(
    z.object({
      row: z.number(),
      lotId: z.string(),
      mass_g: z.number(),
      form: z.string(),
      originClass: z.string(),
      lotClass: z.string(),
      supplier: z.string().exactOptional(),
      declaredGrade: z.string().exactOptional(),
      note: z.string().exactOptional(),
      analyses: z.array(z.never()).readonly(),
    }),
  ),
  /** Each event, in order. */
  events: listOf(
    z.object({
      event: z.number(),
      what: z.string(),
      at: z.string(),
      hash: z.string(),
      /** Lots of it that could be booked; none: it is only read. */
      lots: listOf(z.string()),
    }),
  ),
  /** What a person should know before booking. */
  notes: listOf(z.string()),
});
export type EpcisReading = z.infer<typeof epcisReadingSchema>;
