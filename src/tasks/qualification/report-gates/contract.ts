import { z } from 'zod';
import { defineContract, VERDICT_EXIT } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { programmeField } from '../../../documents/contract/programme-fields.ts';
import { keptGateReportSchema } from '../../../documents/qualification/programme-board.ts';
import { worstVerdict } from '../../../documents/qualification/qualify.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'report-gates',
  verb: 'qualify report',
  title: 'Show the gate report of an evaluation that is on record, with its plots',
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
  file: { option: 'pdf', help: 'also write it on paper, programme and answer attached', paper: [] },
  exit: ({ output }) => VERDICT_EXIT[worstVerdict(output)],
  examples: [{ programme: 'disk-718' }],
});
