import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { expiresField, itemField, programmeField } from '../../../documents/contract/programme-fields.ts';
import { programmeBoardSchema } from '../../../documents/qualification/programme-board.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'override-alarm',
  verb: 'qualify override',
  title:
    'Answer for an alarm until a day. Of a property it changes no verdict; no-creep and no-fatigue of the programme end the HOLD of gate 1',
  order: z.strictObject({
    programme: programmeField,
    item: itemField('property; programme for tests that it does not name'),
    alarm: field(textSchema, {
      label: 'Code of the alarm',
      help: 'code of the alarm, such as heats-differ; no-creep or no-fatigue of the programme',
      argument: 3,
    }),
    reason: reasonField({ help: 'why the alarm is accepted' }),
    expires: expiresField,
  }),
  answer: programmeBoardSchema,
  act: 'override diagnostic',
  who: 'who answers for it',
  button: 'Answer for an alarm',
  examples: [
    {
      ...{ programme: 'disk-718', item: 'strength', alarm: 'ties' },
      ...{ reason: 'rounded to 5 MPa', expires: '2027-06-30' },
    },
  ],
  exampleBy: 'p-qual',
});
