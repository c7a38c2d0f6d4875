import { coveredBy } from '../../../desk/programme/envelope-of-programme.ts';
import { parseDocument } from '../../../documents/common.ts';
import type { Within } from '../../../documents/qualification/qualified-heat.ts';
import { qualifyInputSchema } from '../../../documents/qualification/qualify.ts';

/** The option that holds a plan inside what the heats of a programme cover. */
export const WITHIN_OPTION = [
  '--within <file>',
  'remelt-programme/1 document: stay inside what its qualified heats cover, and say what that costs',
] as const;

/** The qualified heats of a programme, as a plan document takes them. Throws InputError where it states none. */
export const withinIn = (document: unknown): Within =>
  coveredBy(parseDocument(qualifyInputSchema, document, '--within'), '--within');

/** A plan document with every heat held there; what is not a plan document is left for its own schema to refuse. */
export function heldWithin(document: unknown, within: Within): unknown {
  if (typeof document !== 'object' || document === null || !('heats' in document)) return document;
  const { heats } = document;
  return Array.isArray(heats)
    ? {
        ...document,
        heats: heats.map((heat: unknown) =>
          typeof heat === 'object' && heat !== null ? { ...heat, within } : heat,
        ),
      }
    : document;
}
