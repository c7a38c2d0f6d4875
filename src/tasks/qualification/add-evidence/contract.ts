import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { programmeField } from '../../../documents/contract/programme-fields.ts';
import { evidenceDocumentSchema } from '../../../documents/qualification/evidence.ts';
import { programmeBoardSchema } from '../../../documents/qualification/programme-board.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'add-evidence',
  title: 'Add a report of tests, inspections or service to a programme, all or nothing',
  order: z.strictObject({
    programme: programmeField,
    document: field(evidenceDocumentSchema, { label: 'Report', reads: 'document', argument: 2 }),
    places: field(z.array(textSchema).exactOptional(), {
      label: 'Places of the rows',
      help: 'in the file that they came from, such as "tensile.csv, row 5"',
      untyped: true,
      unshown: true,
    }),
    dryRun: field(z.boolean().exactOptional(), {
      label: 'Check only',
      help: 'check everything and book nothing',
    }),
  }),
  answer: programmeBoardSchema,
  act: 'add evidence',
  who: 'who answers for the report',
  examples: [],
});
