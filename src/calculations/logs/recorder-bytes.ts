import { InputError } from '../../foundation/errors.ts';

/** Text of the bytes of a recorder file: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252. Throws InputError for bytes that are no text. */
export function recorderText(
  bytes: Uint8Array,
  name: string,
): { readonly text: string; readonly notes: readonly string[] } {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), notes: [] };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), notes: [] };
  if (bytes.subarray(0, 4096).includes(0))
    throw new InputError(`${name} is not a text`, {
      where: name,
      allowed: 'CSV in UTF-8, UTF-16 or Windows-1252',
      cure: 'export the recorder as CSV; the file of its own format is read by its own program alone',
    });
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), notes: ['read as Windows-1252'] };
  }
}
