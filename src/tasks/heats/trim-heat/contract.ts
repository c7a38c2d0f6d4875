import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { trimFields } from '../../../documents/contract/heat-fields.ts';
import { correctOutputSchema } from '../../../documents/heats/correct.ts';

const order = z.strictObject({ heat: heatField, ...trimFields });
export type TrimOrder = z.infer<typeof order>;

const EXIT = { 'none-needed': 0, correct: 0, 'not-possible': 1, undecided: 3 } as const;

export const contract = defineContract({
  group: 'heats',
  name: 'trim-heat',
  title: 'Calculate the trim of a heat after its latest bath sample: what to add',
  order,
  answer: correctOutputSchema,
  act: null,
  examples: [{ heat: 'H26-001', furnaceRoom_kg: 40, minutes: 25 }],
  exit: ({ verdict }) => EXIT[verdict],
  reads: true,
});
