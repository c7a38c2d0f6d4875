import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { calibrateOutputSchema } from '../../../documents/heats/calibrate.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'calibrate-furnace',
  verb: 'calibrate',
  chosenBy: ['--furnace'],
  title: 'Calibrate the model of a furnace on its recorded heats, and look for drift',
  order: z.strictObject({
    furnace: field(textSchema, {
      ...{
        label: 'Furnace',
        help: 'furnace whose recorded heats are taken from the ledger',
        from: 'furnaces',
        takes: 'id',
      },
    }),
    baselineHeats: field(z.number().exactOptional(), {
      label: 'First heats',
      help: 'number of first heats that later ones are compared with for drift; default 5',
      option: 'baseline',
    }),
  }),
  answer: calibrateOutputSchema,
  act: null,
  reads: true,
  examples: [{ furnace: 'VIM-500' }],
  exit: ({ drift }) => (drift.alarm ? 1 : 0),
});
