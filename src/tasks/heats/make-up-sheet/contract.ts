import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { chargeSheetSchema } from '../../../documents/heats/charge-sheet.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'make-up-sheet',
  verb: 'make-up-sheet',
  title: 'Print the charge make-up sheet of a planned heat, in order of charging, to fill in',
  order: z.strictObject({
    heat: heatField,
    specimen: field(z.boolean().exactOptional(), {
      label: 'Mark as demonstration',
      help: 'mark every page DEMONSTRATION, NOT A CERTIFICATE: no metal is melted',
      option: 'demonstration',
      unshown: true,
    }),
  }),
  answer: chargeSheetSchema,
  act: null,
  examples: [{ heat: 'H26-001' }],
  file: {
    ...{ option: 'out', help: 'write it: .pdf to print, .xlsx to fill in and book from' },
    paper: ['.pdf', '.xlsx'],
  },
  reads: true,
  forVisitors: true,
});
