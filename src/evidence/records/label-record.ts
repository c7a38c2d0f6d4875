import { z } from 'zod';
import { LABEL_KINDS } from '../../metal/alloy/words.ts';
import { count, subject } from './codings.ts';
import { defineKind } from './kind.ts';
import { idText, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** A label was printed: of a lot, a sample of metal, an ingot, or a pallet with what lies on it. Its subject is the label: `label:lot/R-1001`. */
export const labelPrinted = defineKind(
  'label.printed',
  { ...happened, label: z.enum(LABEL_KINDS), of: z.array(subject).min(1).max(500), copies: count },
  {
    ...told,
    /** Id of the printer; "PDF" or "ZPL" for a file. */
    printer: wordsText,
    /** Of a sample: its number. */
    sample: idText.optional(),
    /** Why another one was printed. */
    reason: wordsText.optional(),
  },
);
