import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { confirmField, heatField } from '../../../documents/contract/fields.ts';
import { trimFields } from '../../../documents/contract/heat-fields.ts';
import { additionsSchema } from '../../../documents/heats/heats.ts';
import { weighingsOrder } from '../../../documents/yard/scale.ts';

const grams = z.number().int().positive().max(1e9);
const readings = weighingsOrder.exactOptional();
const ofPage = { unshown: true, untyped: true } as const;

const order = z.strictObject({
  heat: heatField,
  lot: field(textSchema.exactOptional(), {
    ...{ label: 'Lot', help: 'cleared lot that it is taken from', from: 'lots', takes: 'id' },
  }),
  mass_g: field(grams.exactOptional(), {
    ...{ label: 'Mass', help: 'as weighed: 0.5kg or 500g', reads: 'weight', option: 'mass' },
  }),
  readings: field(readings, {
    ...{ label: 'Readings', help: 'readings of a scale that the mass comes from; without them it was typed' },
    ...ofPage,
  }),
  reason: field(reasonSchema.exactOptional(), {
    label: 'Reason',
    help: 'why it is added, where nobody planned it or the trim is undecided',
  }),
  advice: field(z.strictObject(trimFields).exactOptional(), {
    ...{
      label: 'Trim',
      help: 'the trim after the latest bath sample, worked out with these; in place of a lot',
    },
    ...ofPage,
  }),
  weighed: field(
    z
      .array(z.strictObject({ lot: textSchema, mass_g: grams, readings }))
      .min(1)
      .max(50)
      .exactOptional(),
    {
      ...{
        label: 'Weighed',
        help: 'what the scale showed of each lot of the trim; default exactly what was advised',
      },
      ...ofPage,
    },
  ),
  confirm: confirmField,
});
export type AdditionOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'heats',
  name: 'add-to-heat',
  verb: 'heat add',
  title: 'Book metal added to a heat in the furnace; asks when nobody planned it',
  order,
  answer: additionsSchema,
  act: 'charge heat',
  who: 'who adds it',
  examples: [{ heat: 'H26-001', lot: 'V-Ti-sponge', mass_g: 500, reason: 'Ti low' }],
  exampleBy: 'p-melt',
  confirms: {
    question: 'Nobody planned this. Add it?',
    option: 'unplanned',
    help: 'yes, although nobody planned it',
  },
  isBooked: ({ booked }) => booked,
});
