import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { samplingSchema } from '../../../documents/yard/lot-answers.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'pieces-to-test',
  verb: 'lot pieces-to-test',
  title: 'Show how many pieces of a lot of solids to test so that strays are not missed',
  order: z.strictObject({
    lot: field(textSchema.exactOptional(), {
      label: 'Lot',
      help: 'refuses forms that nobody tests piece by piece',
      from: 'lots',
      argument: 1,
    }),
    pieces: field(z.number().exactOptional(), {
      label: 'Pieces',
      help: 'pieces in the lot; default: very many',
    }),
    strayShare: field(z.number().default(0.01), {
      label: 'Share of strays',
      help: 'share of strays by pieces that must not be missed; default 0.01',
      option: 'stray',
      takes: 'share',
    }),
    missProbability: field(z.number().default(0.05), {
      label: 'Chance to miss them',
      help: 'largest chance to miss them; default 0.05',
      option: 'miss',
      takes: 'p',
    }),
    sensitivity: field(z.number().exactOptional(), {
      label: 'Sensitivity',
      help: 'chance that one test recognises a stray; default 1',
      takes: 'p',
    }),
  }),
  answer: samplingSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ pieces: 500, strayShare: 0.01, missProbability: 0.05 }],
});
