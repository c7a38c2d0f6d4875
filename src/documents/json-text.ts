import { InputError } from '../foundation/errors.ts';
import { scanJson } from '../foundation/quantity/json-scan.ts';

/** Text of a file in UTF-8, with or without byte order mark. Throws InputError naming `where` for other bytes. */
export function textOf(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${where} is not UTF-8 text`, {
      where,
      allowed: 'JSON in UTF-8',
      cure: 'save the file as UTF-8',
    });
  }
}

/** Throws InputError naming `where` for a file of more than `most` MiB: it is not even parsed. */
export function refuseLarge(bytes: Uint8Array, where: string, most: number): void {
  if (bytes.length <= most * 1024 * 1024) return;
  throw new InputError(`${where} has ${Math.ceil(bytes.length / 1024 / 1024)} MiB`, {
    where,
    value: bytes.length,
    unit: 'byte',
    allowed: `at most ${most} MiB`,
    cure: 'ask for several smaller ones',
  });
}

/** Largest bundle that is read [MiB]: one of a heat with 50 inputs has 0.3 (assumption). */
export const MOST_OF_A_BUNDLE_MiB = 64;

/**
 * The one JSON document of a text. Throws InputError naming `where` for none, for what is not JSON (with
 * the place, and nothing of the text) and for a key that
 * appears twice in its object.
 */
export function parseJson(text: string, where: string): unknown {
  if (text.trim() === '')
    throw new InputError(`${where} is empty`, {
      where,
      allowed: 'one JSON document',
      cure: 'check the file name, or write the document',
    });
  const { fault, levels, doubled } = scanJson(text);
  if (fault) {
    const place = `line ${fault.line}, column ${fault.column}`;
    throw new InputError(`${where} is not JSON at ${place}: ${fault.expected} is expected`, {
      where,
      allowed: 'one JSON document',
      cure: `look at ${place}`,
    });
  }
  if (levels > MOST_LEVELS)
    throw new InputError(`${where} has more than ${MOST_LEVELS} levels of lists and objects in each other`, {
      where,
      allowed: `at most ${MOST_LEVELS} levels`,
      cure: 'check the program that wrote it',
    });
  if (doubled === null) return JSON.parse(text);
  throw new InputError(`${where} contains ${doubled} twice`, {
    where,
    path: doubled,
    allowed: 'each key once per object',
    cure: 'delete one of the two',
  });
}

/** Most levels of lists and objects in each other: what walks through a document goes as deep as it is (assumption). */
const MOST_LEVELS = 100;
