import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { programmeField } from '../../../documents/contract/programme-fields.ts';
import { keptGateReportSchema } from '../../../documents/qualification/programme-board.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'report-gates',
  title: 'Show what the gates of a programme said at an evaluation, with its plots',
  order: z.strictObject({
    programme: programmeField,
    record: field(z.int().min(0).exactOptional(), {
      label: 'Record',
      help: 'number of a record of the evaluation; default the latest',
      takes: 'n',
    }),
  }),
  answer: keptGateReportSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ programme: 'disk-718' }],
});
