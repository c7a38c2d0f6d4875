import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { arrivalField } from '../../../documents/contract/result-fields.ts';

export const contract = defineContract({
  group: 'links',
  name: 'raw-results',
  verb: 'results raw',
  title: 'Write a file of results byte for byte as the instrument wrote it',
  order: z.strictObject({ arrival: arrivalField }),
  answer: z.object({
    format: z.literal('remelt-raw-results/1'),
    arrival: z.string(),
    file: z.string(),
    sha256: z.string(),
    /** Bytes of the file. */
    size: z.number(),
    /** The file in base64. */
    bytes: z.string(),
  }),
  act: null,
  reads: true,
  file: { option: 'out', help: 'write it there', isNeeded: true, bytes: 'bytes' },
  examples: [{ arrival: 'run-17.csv' }],
});
