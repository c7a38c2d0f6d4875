import { z } from 'zod';
import { CONTENT_UNITS } from '../../metal/alloy/words.ts';
import { asTyped, reasonSchema, sameNames, textSchema } from '../common.ts';
import { type FieldWords, field } from './field.ts';

/** Fields that many verbs take, with the words that they have everywhere. */

/** The lot that a verb is about: its first argument. */
export const lotField = field(textSchema, { label: 'Lot', help: 'its id', from: 'lots', argument: 1 });

/** Why, in a person's words. */
export const reasonField = (words: Partial<FieldWords> = {}) =>
  field(reasonSchema, { label: 'Reason', ...words });

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
