import { z } from 'zod';
import { defineKind } from './kind.ts';
import { countText, decimalText, idText, kgText, sha256Text, subjectText, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/**
 * Metal was called back. Open: that it was, how many subjects it reached, the hash of their list, and the index root that says
 * which records these have. What was recalled and why is confidential.
 */
export const recallRecorded = defineKind(
  {
    ...happened,
    /** Records that it was read from, the index root last. */
    size: countText,
    indexSeq: countText,
    indexRoot: sha256Text,
    subjects: countText,
    listSha256: sha256Text,
    held: countText,
  },
  {
    ...told,
    of: wordsText,
    reason: wordsText,
    cutOff: decimalText,
    shippedKg: kgText,
    customers: z.array(wordsText).optional(),
    /** What it began with: the lots of a supplier, the metal that a laboratory analysed. */
    begins: z.array(subjectText).min(1),
  },
  { customers: 'customer', begins: 'begin' },
);

/**
 * A recall reached this lot, heat or object. It is a record of the metal itself, so that nobody who shows all records of the
 * metal can leave the recall out. Confidential: how much of the metal came from what was recalled.
 */
export const metalRecalled = defineKind(
  { ...happened, recall: idText, recallSeq: countText },
  { ...told, share: decimalText },
);
