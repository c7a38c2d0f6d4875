import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { LABEL_SHEETS, labelsSchema } from '../../../documents/labels.ts';

const named = z.array(textSchema).min(1).max(500).exactOptional();

/** What is printed, and where. Without a printer and a file the labels are shown, and nothing is recorded. */
const order = z.strictObject({
  lots: field(named, {
    ...{ label: 'Lots', help: 'one lot, or several', reads: 'names', takes: 'lots', argument: 1 },
    from: 'lots',
  }),
  ingots: field(named, {
    ...{ label: 'Ingots', help: 'one ingot, or several', reads: 'names', takes: 'ingots', argument: 1 },
  }),
  of: field(textSchema.exactOptional(), {
    ...{ label: 'Sample of', takes: 'metal', argument: 1 },
    help: 'the heat, lot or ingot that the sample is of: H26-001, lot:R-1001',
  }),
  samples: field(named, {
    ...{ label: 'Samples', reads: 'names', takes: 'samples', argument: 2 },
    help: 'their numbers; default all that were not measured yet',
  }),
  contents: field(named, {
    ...{ label: 'Lots on the pallet', reads: 'names', takes: 'lots', argument: 1 },
    help: 'lots and ingots that lie on it; it gets the next number',
  }),
  pallet: field(z.int().min(1).max(999_999_999).exactOptional(), {
    ...{ label: 'Pallet', takes: 'number', option: 'number' },
    help: 'number of a pallet that has a label already',
  }),
  printer: field(textSchema.exactOptional(), {
    ...{ label: 'Printer', takes: 'name', unshown: true },
    help: 'a source of the plant that is a label printer',
  }),
  file: field(z.enum(['PDF', 'ZPL']).exactOptional(), {
    ...{ label: 'File', help: 'the labels are a file, which is printed elsewhere' },
    ...{ unshown: true, untyped: true },
  }),
  sheet: field(z.enum(LABEL_SHEETS).exactOptional(), {
    label: 'Size',
    help: 'mm, or a4 = 24 labels of 70 x 37 mm in a PDF; default: that of the printer, else 100x50',
    option: 'size',
    takes: 'kind',
    unshown: true,
  }),
  copies: field(z.int().min(1).max(100).exactOptional(), {
    ...{ label: 'Copies', help: 'labels of each; default 1', takes: 'n' },
  }),
  reason: field(reasonSchema.exactOptional(), {
    label: 'Why another one',
    help: 'where it was printed before: torn, lost, a second side',
    takes: 'words',
  }),
  url: field(
    z
      .string()
      .max(200)
      .regex(/^https?:\/\/[\w.:[\]-]+(\/[\w./-]*)?$/, {
        error: 'must be an address that begins with https:// or http://',
      })
      .exactOptional(),
    {
      ...{ label: 'Address of the server', takes: 'address', unshown: true },
      help: 'where others reach the server, for a site without a domain',
    },
  ),
});

const PLACE = ['printer', 'file', 'sheet', 'copies', 'reason', 'url'] as const;
const WHO = { who: 'who prints them' } as const;

export const contract = defineContract({
  group: 'links',
  name: 'print-labels',
  title: 'Print labels with a code, on a label printer or as a PDF; each printing is recorded',
  order,
  answer: labelsSchema,
  act: 'print label',
  verbs: [
    {
      ...{ verb: 'label lot', title: 'Print the labels of lots; each printing is recorded', ...WHO },
      takes: ['lots', ...PLACE],
      examples: [
        { lots: ['R-1001'], printer: 'yard-printer' },
        { lots: ['R-1001'], printer: 'yard-printer', reason: 'torn' },
      ],
      exampleBy: 'p-goods',
    },
    {
      verb: 'label sample',
      title: 'Print the labels of samples with the code that an instrument gets as their name',
      takes: ['of', 'samples', ...PLACE],
      ...WHO,
      examples: [{ of: 'heat:H26-001', samples: ['B-1'], printer: 'lab-printer' }],
      exampleBy: 'p-lab',
    },
    {
      ...{ verb: 'label ingot', title: 'Print the labels of ingots; each printing is recorded', ...WHO },
      takes: ['ingots', ...PLACE],
      examples: [{ ingots: ['I-1'], copies: 2, printer: 'yard-printer' }],
      exampleBy: 'p-melt',
    },
    {
      verb: 'label pallet',
      title: 'Print the label of a pallet with what lies on it; it gets a number of its own',
      takes: ['contents', 'pallet', ...PLACE],
      ...WHO,
      examples: [{ contents: ['R-1001', 'object:I-1'], printer: 'yard-printer' }],
      exampleBy: 'p-goods',
    },
  ],
  file: {
    option: 'out',
    help: 'file to write in place of printing, .pdf or .zpl',
    paper: ['.pdf', '.zpl'],
    sets: 'file',
  },
  button: 'Print',
  onlyBooks: true,
  examples: [{ lots: ['R-1001'], printer: 'yard-printer' }],
  exampleBy: 'p-goods',
});
