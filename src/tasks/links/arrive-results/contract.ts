import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { laboratoryOfResultsField, methodOfResultsField } from '../../../documents/contract/result-fields.ts';
import { arrivalSchema } from '../../../documents/results/arrival.ts';

/** Most characters of a file in base64: what a record keeps is its compressed bytes. */
const MOST_BASE64 = 30_000_000;

const base64 = z.base64().min(1).max(MOST_BASE64);

const order = z.strictObject({
  /** In base64; with the name of the file, or without. */
  bytes: field(z.union([base64, z.strictObject({ name: textSchema, base64 })]), {
    ...{ label: 'File', help: 'file of an instrument, as it wrote it; its bytes are kept' },
    ...{ reads: 'named-bytes', takes: 'file', argument: 1 },
  }),
  source: field(textSchema.exactOptional(), {
    label: 'Source',
    help: 'instrument that it is from, as the plant names it; default upload',
    takes: 'name',
  }),
  file: field(textSchema.exactOptional(), {
    ...{
      label: 'Name of the file',
      help: 'as the instrument named it; default that of the file',
      option: 'name',
    },
    takes: 'name',
  }),
  at: field(z.iso.datetime({ offset: true }).exactOptional(), {
    ...{ label: 'Arrived', help: 'when it came (ISO 8601 with zone); default now' },
    ...{ unshown: true, untyped: true },
  }),
  method: methodOfResultsField,
  laboratory: laboratoryOfResultsField,
});

export const contract = defineContract({
  group: 'links',
  name: 'arrive-results',
  verb: 'results arrive',
  title: 'Keep a file of results as it arrived and match its samples; the same file again changes nothing',
  order,
  answer: arrivalSchema,
  // it says nothing about metal before somebody takes it
  act: null,
  who: 'who brings it',
  button: 'Keep the file',
  onlyBooks: true,
  examples: [{ bytes: 'U2FtcGxlO0NyCkItMTsyMi4xMAo=', source: 'OES-1', file: 'run-17.csv' }],
});
