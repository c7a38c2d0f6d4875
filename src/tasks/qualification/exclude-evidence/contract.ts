import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { itemField, programmeField } from '../../../documents/contract/programme-fields.ts';
import { programmeBoardSchema } from '../../../documents/qualification/programme-board.ts';
import { ASSIGNED_CAUSES } from '../../../metal/alloy/words.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'exclude-evidence',
  verb: 'qualify exclude',
  title: 'Exclude values with an assigned cause; they stay, and both results are printed',
  order: z.strictObject({
    programme: programmeField,
    item: itemField(),
    heat: field(textSchema, { label: 'Heat', help: 'heat of the test pieces', from: 'heats' }),
    specimens: field(z.array(textSchema).min(1).max(1000), {
      label: 'Test pieces',
      help: 'test pieces of one heat, separated by spaces',
      reads: 'names',
      argument: 3,
    }),
    cause: field(z.enum(ASSIGNED_CAUSES), { label: 'Assigned cause', takes: 'cause' }),
    reason: reasonField({ help: 'what was found' }),
  }),
  answer: programmeBoardSchema,
  act: 'exclude evidence',
  who: 'who excludes them, not who added evidence',
  button: 'Exclude values',
  examples: [
    {
      ...{ programme: 'disk-718', item: 'strength', specimens: ['B-7'], heat: 'H-3' },
      ...{ cause: 'testing-equipment', reason: 'the grip slipped' },
    },
  ],
  exampleBy: 'p-qual',
});
