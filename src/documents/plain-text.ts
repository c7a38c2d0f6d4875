import { InputError } from '../foundation/errors.ts';

/** Signs that no form needs: controls, halves of a sign, and marks that turn the direction of what is read. */
const NEVER_TYPED = /(?![\n\t\r])\p{Cc}|\p{Cs}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A text with a question mark for each sign that nobody sees. */
export const seenText = (text: string): string =>
  [...text].map((one) => (NEVER_TYPED.test(one) ? '?' : one)).join('');

/** Throws InputError naming the first text of an order that holds a sign which nobody sees and which may deceive a reader. */
export function requirePlainTexts(order: unknown, task: string): void {
  const found = firstUnplain(order, '');
  if (found === undefined) return;
  const [sign] = NEVER_TYPED.exec(found.text)!;
  const code = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const at = found.path === '' ? '' : `${found.path}: `;
  const message = `holds the sign ${code}, which nobody sees`;
  throw new InputError(`${task}: ${at}${message}`, {
    message,
    ...(found.path === '' ? {} : { path: found.path }),
    value: seenText(found.text.slice(0, 80)),
    allowed: 'signs that are seen, without controls and marks of direction',
    cure: 'type the text again, without what was copied with it (? in the value)',
  });
}

interface Found {
  readonly path: string;
  readonly text: string;
}

/** The place is put together on the way back: nearly every text of nearly every order is plain. */
function firstUnplain(value: unknown, path: string): Found | undefined {
  if (typeof value === 'string') return NEVER_TYPED.test(value) ? { path, text: value } : undefined;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) {
      const found = firstUnplain(one, '');
      if (found) return { ...found, path: under(`${path}[${i}]`, found.path) };
    }
    return undefined;
  }
  const entries = Object.entries(value);
  const key = entries.find(([name]) => NEVER_TYPED.test(name))?.[0];
  if (key !== undefined) return { path, text: key };
  for (const [name, one] of entries) {
    const found = firstUnplain(one, '');
    if (found) return { ...found, path: under(path === '' ? name : `${path}.${name}`, found.path) };
  }
  return undefined;
}

const under = (place: string, within: string): string =>
  within === '' || within.startsWith('[') ? `${place}${within}` : `${place}.${within}`;
