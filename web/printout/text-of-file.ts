/** No printout is larger [byte]. */
const LARGEST = 1_000_000;

/** The text of a file of an instrument, in the encoding that its bytes show; null for a file that is too large or holds no text. */
export async function textOfFile(file: Pick<File, 'size' | 'arrayBuffer'>): Promise<string | null> {
  if (file.size > LARGEST) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decoded(bytes);
  return text.includes('\0') ? null : text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // what is not UTF-8 was written by an older Windows
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
