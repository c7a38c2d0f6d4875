import { z } from 'zod';
import { defineKind } from './kind.ts';
import { resultList } from './stock-records.ts';
import { idText, sha256Text, subjectText, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** Kinds of the bundle proposal that this version reads but does not write itself. */

export const assayRecorded = defineKind(
  { ...happened, lab: wordsText, method: idText },
  { ...told, results: resultList },
);

export const testRecorded = defineKind(
  {
    ...happened,
    lab: wordsText,
    method: idText,
    result: z.enum(['conforms', 'does-not-conform']).optional(),
  },
  { ...told, results: resultList },
);

/** A certificate left the house; its payload is known by its hash. */
export const certIssued = defineKind(
  { ...happened, heat: subjectText, payloadSha256: sha256Text, type: wordsText },
  { ...told },
);
