import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { recorderPartSchema } from '../../../documents/links/recorder-part.ts';

/** Most characters of a file in base64. */
const MOST_BASE64 = 30_000_000;

export const contract = defineContract({
  group: 'links',
  name: 'arrive-log',
  verb: 'source log',
  title: 'Keep a file of a recorder for the logs of heats, 30 days; the same file again changes nothing',
  order: z.strictObject({
    source: field(textSchema, { label: 'Source', help: 'a recorder, as it was entered', argument: 1 }),
    bytes: field(z.base64().min(4).max(MOST_BASE64), {
      ...{
        label: 'File',
        help: 'CSV of the recorder, as it wrote it',
        reads: 'bytes',
        takes: 'file',
        argument: 2,
      },
    }),
    file: field(textSchema.exactOptional(), {
      ...{ label: 'Name of the file', help: 'as the recorder named it', option: 'name', takes: 'name' },
    }),
    at: field(z.iso.datetime({ offset: true }).exactOptional(), {
      ...{ label: 'Arrived', help: 'when it came (ISO 8601 with zone); default now' },
      ...{ unshown: true, untyped: true },
    }),
  }),
  answer: recorderPartSchema,
  // it says nothing about metal before somebody takes it as the log of a heat
  act: null,
  who: 'who brings it',
  button: 'Keep the file',
  onlyBooks: true,
  examples: [{ source: 'recorder-1', bytes: 'VGltZSxUMQo=', file: '2026-12-02.csv' }],
});
