import { z } from 'zod';
import { CONTENT_UNITS } from '../../metal/alloy/words.ts';
import { asTyped, listPart, reasonSchema, sameNames, textSchema } from '../common.ts';
import { yardOrdersSchema } from '../yard/yard-value.ts';
import { type FieldWords, field } from './field.ts';

/** Fields that many verbs take, with the words that they have everywhere. */

/** The lot that a verb is about: its first argument. */
export const lotField = field(textSchema, { label: 'Lot', help: 'its id', from: 'lots', argument: 1 });

/** The heat that a verb is about: its first argument. */
export const heatField = field(textSchema, { label: 'Heat', help: 'its number', from: 'heats', argument: 1 });

/** The furnace that a verb is about: its first argument. */
export const furnaceField = field(textSchema, {
  label: 'Furnace',
  help: 'id of a furnace of the plant',
  from: 'furnaces',
  argument: 1,
});

/** Why, in a person's words. */
export const reasonField = (words: Partial<FieldWords> = {}) =>
  field(reasonSchema, { label: 'Reason', ...words });

/** Why something that is kept changes. */
export const whyField = field(reasonSchema.exactOptional(), {
  ...{
    label: 'Why it changes',
    help: 'why it replaces what was entered before',
    takes: 'words',
  },
});

/** That an entry of this name is meant, which is there already: without it two persons who add one at a time would overwrite each other. */
export const changeField = field(z.literal(true).exactOptional(), {
  label: 'It is a change',
  help: 'it replaces what is entered under this name; a reason says so too',
  unshown: true,
});

/** What is asked about because it is far from what is known is right: pages ask it with a button. */
export const asTypedField = field(asTyped, {
  label: 'Right as typed',
  help: 'what is asked about because it is far from what is known is right as it is typed',
  unshown: true,
});

/** What is said of a supplier or laboratory that is known under another spelling: pages ask it with two buttons. */
export const sameNamesField = field(sameNames, {
  label: 'Same name',
  help: 'a supplier or laboratory that is written otherwise already: join = the same, booked as known; apart = another one',
  takes: 'word',
  unshown: true,
});

/** The method of an analysis. */
export const methodField = field(z.string(), {
  label: 'Method',
  help: 'pXRF, LIBS, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion, or laboratory where nobody says which',
  from: 'methods',
  takes: 'id',
});

/** Results as they are printed. */
export const resultsField = field(
  z.array(
    z.strictObject({
      element: z.string(),
      text: z.string(),
      unit: z.enum(CONTENT_UNITS),
      sd: textSchema.exactOptional(),
    }),
  ),
  {
    label: 'Results',
    help: 'contents as printed: Cr=21.9 "Ti=<0.01" S=12ppm; no unit = wt%',
    reads: 'results',
    argument: 2,
  },
);

/** A part of a list. */
export const listFields = {
  limit: field(listPart.limit, {
    label: 'Largest number of rows',
    help: 'largest number of rows; the answer names where the rest begins; default: all',
    takes: 'n',
    unshown: true,
  }),
  after: field(listPart.after, {
    label: 'After',
    help: 'only the rows after this place',
    takes: 'place',
    unshown: true,
  }),
};

const dayField = (label: string, help: string) =>
  field(z.iso.date({ error: 'must be a day such as 2026-11-28' }), {
    label,
    help,
    reads: 'day',
    takes: 'day',
  });

/** First and last day, both counted, in UTC. */
export const periodOrder = z
  .strictObject({
    from: dayField('First day', 'first day, such as 2026-01-01'),
    to: dayField('Last day', 'last day'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before "from"' });

/** Which lots a step is for: those named, or all of a kind; of one supplier where it is named. */
export const selectionFields = {
  lots: field(z.array(textSchema).min(1).max(5000).exactOptional(), { label: 'Lots', from: 'lots' }),
  which: field(z.enum(['on-hold', 'new', 'identified']).exactOptional(), {
    label: 'Which lots',
    choices: {
      new: 'passed by the gate and not identified yet',
      identified: 'identified and not cleared yet',
    },
  }),
  supplier: field(textSchema.exactOptional(), {
    label: 'Supplier',
    help: 'only lots of this supplier',
    from: 'suppliers',
  }),
  dryRun: field(z.boolean().exactOptional(), {
    label: 'Show only',
    help: 'shows what would happen and books nothing',
    unshown: true,
  }),
};
const selection = z.strictObject(selectionFields);
export type SelectionOrder = z.infer<typeof selection>;

/** Orders of which the worth of metal follows. */
export const yardOrdersField = field(yardOrdersSchema.exactOptional(), {
  label: 'What is to be melted',
  help: 'remelt-yard-orders/1: what is to be melted; default the planned heats',
  reads: 'document',
});

/** `shown` of the answer that is confirmed; without it nothing is booked. */
export const confirmField = field(textSchema.exactOptional(), {
  ...{ label: 'What was shown', unshown: true, untyped: true },
  help: 'the field "shown" of the answer that is confirmed; without it nothing is booked',
});

/** The order of a calculation at a terminal: the file of its document. */
export const fileOrder = (help: string) =>
  z.strictObject({ file: field(z.string(), { label: 'Document', help, argument: 1 }) });

/** An answer that its own calculation holds against its schema. */
export const anyAnswer = z.unknown();
