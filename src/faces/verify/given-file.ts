import { MOST_OF_A_BUNDLE_MiB, parseJson, refuseLarge, textOf } from '../../documents/json-text.ts';
import { InputError } from '../../foundation/errors.ts';

/** What a file is taken for, by what stands in it; of what a verifier has no use for, what it seems to be, in words. */
export type Given =
  | { readonly kind: 'bundle' | 'trust' | 'check'; readonly document: unknown }
  | { readonly kind: 'other'; readonly what: string; readonly cure: string };

/** What a file is. Throws InputError for one that is empty, too large, or no text. */
export function readGiven(bytes: Uint8Array, name: string): Given {
  if (startsWith(bytes, '%PDF')) return other('a PDF', FROM_PDF);
  if (startsWith(bytes, 'PK')) return other('an XLSX or ZIP file');
  refuseLarge(bytes, name, MOST_OF_A_BUNDLE_MiB);
  const text = textOf(bytes, name);
  if (/^\s*[{[]/.test(text)) return givenIn(parseJson(text, name));
  if (/^\s*<[!?a-z]/i.test(text)) return other('a web page or XML');
  if (/^(log|witness|group|quorum) /m.test(text)) return { kind: 'trust', document: text };
  // says that it is empty
  if (text.trim() === '') parseJson(text, name);
  return /^\u2014 \S+ \S+$/m.test(text) ? other('a signed checkpoint') : other('a text');
}

/** What a document is. A bundle that is damaged or forged is still one: it is judged. */
function givenIn(document: unknown): Given {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return other('a JSON document without a format');
  const fields = document as Readonly<Record<string, unknown>>;
  const format = typeof fields.format === 'string' ? fields.format : null;
  if ('entries' in fields || 'claims' in fields || format === 'remelt-bundle/1')
    return { kind: 'bundle', document };
  if (format === 'remelt-certificate/1') return other('a certificate', FROM_PDF);
  if (format === 'remelt-trust/1' || 'policy' in fields || ('log' in fields && 'witnesses' in fields))
    return { kind: 'trust', document };
  if (format === 'remelt-check-analysis/1' || (format === null && 'results' in fields))
    return { kind: 'check', document };
  return other(format === null ? 'a JSON document without a format' : `a document ${format.slice(0, 60)}`);
}

const FROM_PDF =
  'a bundle can be attached to the PDF of a certificate: save it from there, or ask the plant for it';
const FROM_PLANT = 'ask the plant for the bundle';

const other = (what: string, cure: string = FROM_PLANT): Given => ({ kind: 'other', what, cure });

const startsWith = (bytes: Uint8Array, letters: string): boolean =>
  [...letters].every((letter, i) => bytes[i] === letter.charCodeAt(0));

/** What a kind is called, and where it belongs on the command line. */
const PLACED = {
  trust: { what: 'a trust document', cure: 'give it as --trust, and the bundle as the file to verify' },
  check: {
    what: 'a check analysis',
    cure: 'give it as --check-analysis, and the bundle as the file to verify',
  },
} as const;

/** The document of a bundle. Throws InputError for a file that is not one, with what it seems to be. */
export function bundleIn(bytes: Uint8Array, where: string): unknown {
  const given = readGiven(bytes, where);
  if (given.kind === 'bundle') return given.document;
  throw notA('bundle', where, given.kind === 'other' ? given : PLACED[given.kind]);
}

/** Refusal of a file that a verifier has no use for. */
export const notA = (
  wanted: string,
  where: string,
  { what, cure }: { readonly what: string; readonly cure: string },
): InputError =>
  new InputError(`${where} is not a ${wanted}: it seems to be ${what}`, {
    where,
    value: what,
    allowed: 'a bundle (remelt-bundle/1)',
    cure,
  });
