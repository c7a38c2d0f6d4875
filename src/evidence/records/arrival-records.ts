import { z } from 'zod';
import { SETTLING_STEPS } from '../../metal/alloy/words.ts';
import { subject } from './codings.ts';
import { defineKind } from './kind.ts';
import { as, each } from './said.ts';
import { idText, jsonText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** Most bytes of a file of results as it is kept, deflated. */
export const MOST_DEFLATED = 1_000_000;

/** Bytes in base64. */
const bytesText = z
  .string()
  .max(4 * Math.ceil(MOST_DEFLATED / 3))
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64');

/** A file of results arrived from a source. `raw` is the file itself, deflated; `sha256` is that of the file before. */
export const resultsArrived = defineKind(
  'results.arrived',
  { ...happened, sha256: sha256Text },
  {
    ...told,
    source: wordsText,
    file: wordsText,
    raw: bytesText,
    /** What was read of it, and by which lesson: name and version. */
    reading: jsonText,
    lesson: wordsText.optional(),
    /** Samples that the file names, each once. */
    samples: each('name', z.array(wordsText)).optional(),
  },
);

/** Samples of a file of results were matched to metal, taken or refused. */
export const resultsSettled = defineKind(
  'results.settled',
  { ...happened, step: z.enum(SETTLING_STEPS) },
  {
    ...told,
    rows: each(
      'row',
      z
        .array(
          z.strictObject({
            /** As the file names it. */
            name: wordsText,
            of: as('of', subject).optional(),
            sample: idText.optional(),
          }),
        )
        .min(1),
    ),
    reason: wordsText.optional(),
    /** Rule by which they were taken, and who set it; absent where a person took them. */
    rule: z.strictObject({ name: wordsText, setBy: wordsText.optional() }).optional(),
  },
);
