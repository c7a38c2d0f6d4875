import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { lotField } from '../../../documents/contract/fields.ts';
import { lotSchema } from '../../../documents/yard/stock.ts';

const order = z.strictObject({
  lot: lotField,
  grade: field(textSchema.exactOptional(), {
    label: 'Grade',
    help: 'one of the candidates; default: the first',
    from: 'grades',
    option: 'as',
  }),
  override: field(
    z.strictObject({ by: textSchema, reason: reasonSchema, expires: z.iso.datetime() }).exactOptional(),
    {
      label: 'Override',
      help: 'a named person takes an ambiguous identification upon himself until a date',
      unshown: true,
    },
  ),
});

export type ClearOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'yard',
  name: 'clear-lot',
  title: 'Clear a lot that passed the gate and was identified',
  order,
  answer: lotSchema,
  act: 'clear lot',
  who: 'who clears it, or takes an ambiguous identification upon himself',
  button: 'Clear',
  examples: [{ lot: 'R-1001' }],
});
