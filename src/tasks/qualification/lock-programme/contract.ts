import { z } from 'zod';
import { reasonSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { programmeBoardSchema } from '../../../documents/qualification/programme-board.ts';
import { programmePlanSchema } from '../../../documents/qualification/qualify.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'lock-programme',
  verb: 'qualify lock',
  title: 'Lock a programme before its evidence counts; again with a reason: a revision',
  order: z.strictObject({
    document: field(programmePlanSchema, {
      label: 'Programme',
      help: 'remelt-programme/1 document without evidence, - = standard input',
      reads: 'document',
      argument: 1,
      takes: 'file',
    }),
    reason: field(reasonSchema.exactOptional(), {
      label: 'Reason of the revision',
      help: 'why a locked programme is changed; what was seen of it becomes exploratory',
    }),
    dryRun: field(z.boolean().exactOptional(), {
      label: 'Show only',
      help: 'shows the board as it would be, and locks nothing',
    }),
  }),
  answer: programmeBoardSchema,
  act: 'lock programme',
  who: 'who locks it',
  examples: [
    {
      document: {
        programme: {
          ...{ id: 'disk-718', level: '1S' },
          properties: [{ id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 900 }],
        },
      },
    },
  ],
  exampleBy: 'p-qual',
  makesLedger: true,
});
