import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { measuredLeakSchema } from '../../../documents/heats/heats.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'measure-leak',
  verb: 'heat leak',
  title: 'Book the leak-up rate of the furnace, measured before a heat; predictions take it',
  order: z.strictObject({
    heat: heatField,
    leak_Pa_m3_per_s: field(z.number().min(0).max(1e4), {
      label: 'Leak-up rate',
      help: 'as measured, with the pumps shut off',
      unit: 'Pa m3/s',
      units: { 'Pa l/s': 1e-3, 'mbar l/s': 0.1, 'Torr l/s': 0.133322 },
      unitOption: 'unit',
      argument: 2,
      takes: 'rate',
    }),
    furnace: field(textSchema.exactOptional(), {
      label: 'Furnace',
      help: 'furnace that it was measured on; default that of the plan',
      from: 'furnaces',
      takes: 'id',
      folded: true,
    }),
    accepted: field(reasonSchema.exactOptional(), {
      label: 'Why it is melted above the limit',
      help: 'why the heat is melted above the limit; needs the role quality',
      option: 'accept',
      takes: 'reason',
      folded: true,
    }),
  }),
  answer: measuredLeakSchema,
  // the ledger holds who measures and who accepts against the roles
  act: null,
  who: 'who measured it, or accepts it',
  button: 'Book the rate',
  examples: [{ heat: 'H26-001', leak_Pa_m3_per_s: 0.002 }],
  exampleBy: 'p-melt',
  exit: ({ verdict }) => (verdict === 'above' ? 1 : 0),
});
