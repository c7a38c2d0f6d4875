import { parseDocument } from '../../documents/common.ts';
import type { Within } from '../../documents/qualified-heat.ts';
import { qualifyInputSchema } from '../../documents/qualify.ts';
import { InputError } from '../../foundation/errors.ts';

/** The option that holds a plan inside what the heats of a programme cover. */
export const WITHIN_OPTION = [
  '--within <file>',
  'remelt-programme/1 document: stay inside what its qualified heats cover, and say what that costs',
] as const;

/** The qualified heats of a programme, as a plan document takes them. Throws InputError where it states none. */
export function withinIn(document: unknown): Within {
  const { programme } = parseDocument(qualifyInputSchema, document, '--within');
  const { id, qualifiedHeats = [], trampSums } = programme;
  if (qualifiedHeats.length === 0)
    throw new InputError(`--within: the programme ${id} states no qualified heats`, {
      path: 'programme.qualifiedHeats',
      allowed: 'at least three heats',
      cure: 'say of each qualified heat how it was made',
    });
  return { programme: id, qualifiedHeats, ...(trampSums ? { trampSums } : {}) };
}

/** A plan document with every heat held there; what is no plan document is left for its own schema to refuse. */
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
