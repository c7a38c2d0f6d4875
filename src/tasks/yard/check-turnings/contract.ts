import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { lotField } from '../../../documents/contract/fields.ts';
import { turningsSchema } from '../../../documents/yard/lot-answers.ts';

const text = textSchema.exactOptional();
/** Grams are typed, kilograms are in the order. */
const GRAMS = { unit: 'g', per: 0.001, takes: 'mass' } as const;

export const contract = defineContract({
  group: 'yard',
  name: 'check-turnings',
  verb: 'lot turnings',
  title: 'Look for steel, tool chips and fixture alloy among turnings',
  order: z.strictObject({
    lot: lotField,
    button: field(text, {
      label: 'Analysis of the button',
      help: "the lot's analysis that is of the melted button of a riffled sample",
      takes: 'analysis',
    }),
    magnet: z
      .strictObject({
        lifted_kg: field(z.number(), {
          label: 'Lifted by the magnet',
          help: 'what the magnet lifted [g]',
          option: 'lifted-g',
          ...GRAMS,
        }),
        sample_kg: field(z.number(), {
          label: 'Sample under the magnet',
          help: 'out of how much [g]',
          option: 'sample-g',
          ...GRAMS,
        }),
      })
      .exactOptional(),
    grade: field(text, {
      label: 'Grade',
      help: 'compare with this grade; default: identified, else declared',
      from: 'grades',
      takes: 'id',
    }),
  }),
  answer: turningsSchema,
  act: 'check lot',
  who: 'who looked',
  exit: ({ checks }) =>
    checks.some(({ verdict }) => verdict === 'FAIL')
      ? 1
      : checks.every(({ verdict }) => verdict === 'PASS')
        ? 0
        : 3,
  examples: [{ lot: 'R-1001', button: 'B1', magnet: { lifted_kg: 0.0004, sample_kg: 1 } }],
});
