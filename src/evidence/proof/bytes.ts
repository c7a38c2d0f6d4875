import { InputError } from '../../foundation/errors.ts';

/** Small conversions that run in a browser as well as in Node. */

/** Node's own conversions, ten times as fast as those of a browser; undefined in a browser. */
const Native = globalThis.Buffer;

/** The same bytes, as Node's conversions want them. */
const viewOf = (bytes: Uint8Array) =>
  bytes instanceof Native
    ? bytes
    : Native.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  if (Native) return viewOf(bytes).toString('hex');
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Two hexadecimal digits by byte. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes of hexadecimal text. Throws InputError for anything else. */
export function fromHex(text: string): Uint8Array {
  if (!/^([0-9a-fA-F]{2})*$/.test(text))
    throw new InputError('the text is not hexadecimal', { value: text.slice(0, 80) });
  if (Native) return new Uint8Array(Native.from(text, 'hex'));
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  if (Native) return viewOf(bytes).toString('base64');
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

/**
 * Bytes of padded base64. Throws InputError for other text, also for the URL alphabet and for a last letter whose unused
 * bits are set (RFC 4648 section 3.5): the same bytes are written in one way only.
 */
export function fromBase64(text: string): Uint8Array {
  const same = Native && sameText(text, 'base64');
  if (same) return same;
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw new InputError('the text is not base64', { value: text.slice(0, 80) });
  }
  const characters = atob(text);
  if (btoa(characters) !== text)
    throw new InputError('the text is not canonical base64', { value: text.slice(0, 80) });
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** Base64 in the URL alphabet without padding (RFC 4648 section 5). */
export const toBase64Url = (bytes: Uint8Array): string =>
  Native
    ? viewOf(bytes).toString('base64url')
    : toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** Bytes of unpadded URL base64. Throws InputError for anything else. */
export function fromBase64Url(text: string): Uint8Array {
  const same = Native && sameText(text, 'base64url');
  if (same) return same;
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) {
    throw new InputError('the text is not base64url', { value: text.slice(0, 80) });
  }
  const padded = text.replaceAll('-', '+').replaceAll('_', '/');
  return fromBase64(padded.padEnd(Math.ceil(padded.length / 4) * 4, '='));
}

/** Bytes of a text that Node reads and would write in the same way; null for any other, which is looked at letter by letter. */
function sameText(text: string, encoding: 'base64' | 'base64url'): Uint8Array | null {
  const bytes = Native.from(text, encoding);
  return bytes.toString(encoding) === text ? new Uint8Array(bytes) : null;
}

/** True when both hold the same bytes. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** One array out of several. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
