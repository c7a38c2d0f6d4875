import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { shiftSchema } from '../../../documents/heats/heats.ts';
import { weighingsOrder } from '../../../documents/yard/scale.ts';

/** A line of the make-up sheet that was weighed, and the readings of a scale that its mass comes from. */
const weighed = z.strictObject({
  line: z.number().int().min(1).max(100_000),
  lot: textSchema,
  mass_g: z.number().int().positive().max(1e9),
  readings: weighingsOrder.exactOptional(),
});

export const contract = defineContract({
  group: 'heats',
  name: 'hand-over-heat',
  verb: 'heat hand-over',
  title: 'Hand a heat over to the next shift with a note, or take it over',
  order: z.strictObject({
    heat: heatField,
    note: field(reasonSchema.exactOptional(), {
      label: 'Note for the next shift',
      help: 'what the next shift must know; samples, additions and the next step are known',
    }),
    takeOver: field(z.literal(true).exactOptional(), {
      label: 'Take over',
      help: 'take the heat over in place of handing it over',
      option: 'take',
      unshown: true,
    }),
    weighed: field(z.array(weighed).min(1).max(500).exactOptional(), {
      label: 'Weighed and not charged yet',
      help: 'lines of the make-up sheet that the next shift does not weigh again',
      unshown: true,
      untyped: true,
    }),
  }),
  answer: shiftSchema,
  act: 'record heat',
  who: 'who hands it over, or takes it over',
  button: 'Hand over',
  examples: [
    { heat: 'H26-001', note: 'B-1 at the laboratory, Al low' },
    { heat: 'H26-001', takeOver: true },
  ],
  exampleBy: 'p-melt',
});
