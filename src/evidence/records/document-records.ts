import { z } from 'zod';
import { kg, subject } from './codings.ts';
import { defineKind } from './kind.ts';
import { as } from './said.ts';
import { resultList } from './stock-records.ts';
import { idText, jsonText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** Documents that were issued. Of `assay.recorded` and `test.recorded`, kinds of the bundle proposal, this version writes none. */

export const assayRecorded = defineKind(
  'assay.recorded',
  { ...happened, lab: wordsText, method: idText },
  { ...told, results: resultList },
);

export const testRecorded = defineKind(
  'test.recorded',
  {
    ...happened,
    lab: wordsText,
    method: idText,
    result: z.enum(['conforms', 'does-not-conform']).optional(),
  },
  { ...told, results: resultList },
);

/** A certificate was issued; its payload is known by its hash, and kept whole for whoever may see it. */
export const certIssued = defineKind(
  'cert.issued',
  {
    ...happened,
    heat: subject,
    payloadSha256: sha256Text,
    /** EN 10204 type, in words. */
    type: as('certificateType', wordsText),
    /** Of a heat: the mass that it covers, open so that everybody adds up what all certificates of the heat cover. */
    coversKg: kg('covers_g').optional(),
  },
  {
    ...told,
    number: wordsText.optional(),
    certificate: jsonText.optional(),
    /** Why it was issued to another customer than that of the specification, or of recalled metal. */
    accepted: wordsText.optional(),
  },
);

/** A certificate no longer stands; `supersededBy` is the number of the one in its place. Its subject is that of the certificate. */
export const certWithdrawn = defineKind(
  'cert.withdrawn',
  { ...happened, payloadSha256: sha256Text },
  { ...told, number: wordsText, reason: wordsText, supersededBy: wordsText.optional() },
);
