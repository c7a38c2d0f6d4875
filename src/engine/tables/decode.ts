import { InputError } from '../../foundation/errors.ts';

/** Text of a file and what its bytes were taken for; undefined where there is nothing to say. */
export interface Decoded {
  readonly text: string;
  readonly taken?: string;
}

/**
 * Text of bytes in UTF-8, UTF-16, Windows-1252, Windows-1251, Shift JIS or GB 18030: by a byte order mark, else by which of them reads it. Throws
 * InputError naming file and line for bytes that none of them reads.
 */
export function decodeText(bytes: Buffer, file: string): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), taken: 'read as UTF-16' };
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== undefined && !utf8.includes('\u0000')) return { text: utf8 };
  const russian = looksRussian(bytes) ? strictly('windows-1251', bytes) : undefined;
  if (russian !== undefined) return { text: russian, taken: 'read as Windows-1251' };
  const japanese = looksJapanese(bytes) ? strictly('shift_jis', bytes) : undefined;
  if (japanese !== undefined) return { text: japanese, taken: 'read as Shift JIS' };
  const chinese = looksChinese(bytes) ? strictly('gb18030', bytes) : undefined;
  if (chinese !== undefined) return { text: chinese, taken: 'read as GB 18030' };
  const western = strictly('windows-1252', bytes);
  if (western !== undefined && !hasOddSigns(western))
    return { text: western, taken: 'read as Windows-1252: look at names with umlauts or accents' };
  const text = bytes.toString('utf8');
  const bad = [...text].findIndex((sign) => sign === '\ufffd' || sign === '\u0000');
  const line = [...text].slice(0, Math.max(0, bad)).filter((sign) => sign === '\n').length + 1;
  throw new InputError(`${file} is no text: line ${line} holds bytes that are no letters`, {
    where: `${file}, row ${line}`,
    allowed: 'text in UTF-8, UTF-16, Windows-1252, Windows-1251, Shift JIS or GB 18030, or an .xlsx workbook',
    cure: 'save it as "CSV UTF-8" or as .xlsx',
  });
}

/** UTF-16 by its mark, or by the zero bytes that half of plain text then has. */
function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 2000);
  const zeros = [0, 1].map((parity) => head.filter((byte, i) => byte === 0 && i % 2 === parity).length);
  if (head.length < 4 || Math.max(...zeros) < head.length / 5 || Math.min(...zeros) > head.length / 50)
    return undefined;
  return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
}

function strictly(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Letters beyond ASCII that come in pairs, several in a row: Chinese, where umlauts stand alone. */
function looksChinese(bytes: Buffer): boolean {
  const runs =
    bytes
      .subarray(0, 20_000)
      .toString('latin1')
      .match(/[\u0081-\u00fe][\u0040-\u00fe]+/g) ?? [];
  const long = runs.filter((run) => (run.match(/[\u0081-\u00fe]/g) ?? []).length >= 4);
  return runs.length > 0 && long.length > runs.length / 3;
}

/** So many signs are looked at for a language [bytes]. */
const LOOKED_AT = 20_000;

/** Share of signs beyond ASCII by which a language is told. */
const MOSTLY = 0.6;

/** Words of letters beyond ASCII, where the umlauts and accents of western words stand alone; signs of two bytes have others among them. */
function looksRussian(bytes: Buffer): boolean {
  const text = bytes.subarray(0, LOOKED_AT).toString('latin1');
  const beyond = text.match(/[\u0080-\u00ff]/g) ?? [];
  const ofWords = (text.match(/(?<![\u0080-\u00ff])[\u00c0-\u00ff]{3,}(?![\u0080-\u00ff@-~])/g) ?? []).join(
    '',
  );
  const small = ofWords.match(/[\u00e0-\u00ff]/g) ?? [];
  return (
    beyond.length >= 12 && ofWords.length > beyond.length * MOSTLY && small.length > ofWords.length * MOSTLY
  );
}

/** Signs of two bytes that begin where those of GB 18030 for common words never do. */
function looksJapanese(bytes: Buffer): boolean {
  const text = bytes.subarray(0, LOOKED_AT).toString('latin1');
  const pairs = text.match(/[\u0081-\u009f\u00e0-\u00fc][\u0040-\u007e\u0080-\u00fc]/g) ?? [];
  const common = pairs.filter((pair) => pair.charCodeAt(0) <= 0x9f);
  return common.length >= 4 && common.length > pairs.length * MOSTLY;
}

/** Signs that Windows-1252 leaves free, and zeros: the bytes are of something else. */
const hasOddSigns = (text: string): boolean =>
  ['\u0000', '\u0081', '\u008d', '\u008f', '\u0090', '\u009d'].some((sign) => text.includes(sign));
