import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { LOT_LABEL_SHEETS, lotLabelsSchema } from '../../../documents/yard/lot-labels.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'label-lots',
  verb: 'lot label',
  title: 'Write the labels of lots as a PDF, with a QR code that opens the page of each',
  order: z.strictObject({
    lots: field(z.array(textSchema).min(1).max(2000), {
      ...{
        label: 'Lots',
        help: 'one lot, or several',
        from: 'lots',
        reads: 'names',
        takes: 'lots',
        argument: 1,
      },
    }),
    sheet: field(z.enum(LOT_LABEL_SHEETS).exactOptional(), {
      label: 'Sheet',
      help: 'a4 = 24 labels of 70 x 37 mm; single = one of 100 x 50 mm',
      takes: 'kind',
    }),
    url: field(
      z
        .string()
        .max(200)
        .regex(/^https?:\/\/[\w.:[\]-]+(\/[\w./-]*)?$/, {
          error: 'must be an address such as https://plant.example',
        })
        .exactOptional(),
      {
        label: 'Address of the server',
        help: 'where others reach the server, for a plant.json without a domain; without both the codes open no page, and only name the lot',
        takes: 'address',
      },
    ),
  }),
  answer: lotLabelsSchema,
  act: null,
  reads: true,
  file: { option: 'out', help: 'file to write, .pdf', isNeeded: true, paper: ['.pdf'] },
  examples: [{ lots: ['R-1001', 'R-1002'] }],
});
