import { InputError } from '../../foundation/errors.ts';
import { canonicalText, sha256Text } from '../../foundation/quantity/canonical.ts';
import { scanJson } from '../../foundation/quantity/json-scan.ts';
import type { Pair } from '../records/results.ts';
import { fromBase64Url, toBase64Url } from './bytes.ts';

/** Salted digests in the manner of SD-JWT (RFC 9901 section 4.2): a record holds the digest, the recipient the text. */

/** 128 random bits: guessing a supplier or a mass from its digest must stay hopeless. */
export const SALT_BYTES = 16;

/** What a disclosure says. */
export interface Disclosure {
  readonly salt: string;
  readonly name: string;
  readonly value: unknown;
}

/** Disclosure text: base64url of the JSON [salt, name, value]. Throws InputError when the salt is too short. */
export function writeDisclosure(salt: Uint8Array, [name, value]: Pair): string {
  if (salt.length < SALT_BYTES) {
    throw new InputError(`the salt has ${salt.length} bytes`, {
      value: salt.length,
      allowed: `${SALT_BYTES} bytes`,
    });
  }
  return toBase64Url(new TextEncoder().encode(canonicalText([toBase64Url(salt), name, value])));
}

/** Digest that stands in `_sd`: base64url(SHA-256(ASCII(disclosure))). */
export const digestOf = (disclosure: string): string => toBase64Url(sha256Text(disclosure));

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** What a disclosure text says. Throws InputError when it is not [salt, name, value]. */
export function readDisclosure(text: string): Disclosure {
  let parts: unknown;
  let json: string;
  try {
    json = UTF8.decode(fromBase64Url(text));
    parts = JSON.parse(json);
  } catch (error) {
    throw new InputError('the disclosure is not base64url of JSON', { value: text.slice(0, 80) }, error);
  }
  if (
    !Array.isArray(parts) ||
    parts.length !== 3 ||
    typeof parts[0] !== 'string' ||
    typeof parts[1] !== 'string'
  ) {
    throw new InputError('the disclosure is not a list [salt, name, value]', { value: text.slice(0, 80) });
  }
  // what is written again letter by letter names each key once
  const twice = JSON.stringify(parts) === json ? null : scanJson(json).doubled;
  if (twice !== null) throw new InputError(`the disclosure contains ${twice} twice`, { path: twice });
  return { salt: parts[0], name: parts[1], value: parts[2] };
}

/** Name of the field that a disclosure seems to open, with a blank behind it; nothing where none can be read. */
function nameIn(text: string): string {
  try {
    return `of "${readDisclosure(text).name.slice(0, 40)}" `;
  } catch (error) {
    if (error instanceof InputError) return '';
    throw error;
  }
}

/** Disclosed fields of one record, checked against its digests. */
export interface Opened {
  readonly pairs: readonly Pair[];
  /** Digests for which no disclosure was given. */
  readonly withheld: number;
}

/**
 * Opens disclosures against the public body of a record. Throws InputError when a digest is not among `_sd` (edited
 * or foreign), when one is given twice, or when a disclosed name hides a public or another disclosed field
 * (RFC 9901 section 7.1: such a presentation is rejected, not trimmed).
 */
export function openDisclosures(
  body: Readonly<Record<string, unknown>>,
  disclosures: readonly string[],
): Opened {
  const digests = new Set(Array.isArray(body._sd) ? (body._sd as readonly unknown[]) : []);
  const names = new Set(Object.keys(body));
  const pairs = disclosures.map((text): Pair => {
    if (!digests.delete(digestOf(text))) {
      throw new InputError(
        `the disclosure ${nameIn(text)}does not belong to this record: it was changed, is of another record, or is there twice`,
        { value: text.slice(0, 80) },
      );
    }
    const { name, value } = readDisclosure(text);
    if (names.has(name)) throw new InputError(`the field ${name} is disclosed twice`, { path: name });
    names.add(name);
    return [name, value];
  });
  return { pairs, withheld: digests.size };
}
