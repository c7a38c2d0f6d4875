import { z } from 'zod';
import { defineKind } from './kind.ts';
import { idText, instantText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** Keys that sign for the plant. Only their public halves are ever recorded. */

/** Why a key signs no more: `lost` ends it now, `exposed` takes back what it signed since a moment. */
export const KEY_ENDINGS = ['lost', 'exposed', 'retired'] as const;

/** `name+hash+base64` of C2SP signed-note. */
const verifierKey = z
  .string()
  .regex(/^[^+\s]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44,2000}={0,2}$/u, 'is not a verifier key');

/** A new key of the log or of a person; it takes the place of the one before. */
export const keyMade = defineKind('key.made', { ...happened, verifierKey }, { ...told });

/** The key signs no more; of an exposed one, nothing counts that it signed since then. */
export const keyRevoked = defineKind(
  'key.revoked',
  { ...happened, verifierKey, ending: z.enum(KEY_ENDINGS), since: instantText.optional() },
  { ...told, reason: wordsText },
);

/** A person signed a certificate that was issued: the line of a signed note. */
export const certSigned = defineKind(
  'cert.signed',
  { ...happened, payloadSha256: sha256Text, verifierKey, signature: wordsText },
  { ...told, number: wordsText },
);

/** The second party of a type 3.2 certificate signed it with a key of its own; the plant keeps that signature. */
export const certCountersigned = defineKind(
  'cert.countersigned',
  { ...happened, payloadSha256: sha256Text, verifierKey, signature: wordsText },
  { ...told, number: wordsText, name: wordsText, of: idText },
);
