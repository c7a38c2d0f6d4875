import { z } from 'zod';
import { count, decimal, kg, subject } from './codings.ts';
import { defineKind } from './kind.ts';
import { each } from './said.ts';
import { idText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/**
 * Metal was called back. Open: that it was, how many subjects it reached, the hash of their list, and the index root that says
 * which records these have. What was recalled and why is confidential.
 */
export const recallRecorded = defineKind(
  'recall.recorded',
  {
    ...happened,
    /** Records that it was read from, the index root last. */
    size: count,
    indexSeq: count,
    indexRoot: sha256Text,
    subjects: count,
    listSha256: sha256Text,
    held: count,
  },
  {
    ...told,
    of: wordsText,
    reason: wordsText,
    cutOff: decimal(),
    shippedKg: kg('shipped_g'),
    customers: each('customer', z.array(wordsText)).optional(),
    /** What it began with: the lots of a supplier, the metal that a laboratory analysed. */
    begins: each('begin', z.array(subject).min(1)),
  },
);

/**
 * A recall reached this lot, heat or object. It is a record of the metal itself, so that nobody who shows all records of the
 * metal can leave the recall out. Confidential: how much of the metal came from what was recalled.
 */
export const metalRecalled = defineKind(
  ['lot.recalled', 'heat.recalled', 'object.recalled'],
  { ...happened, recall: idText, recallSeq: count },
  { ...told, share: decimal((share) => share.toPrecision(6)) },
);
