import type { ResultFile } from '../../sheets/result-file.ts';
import { decodeText } from './decode.ts';
import { readSheets } from './sheets.ts';

/** Beginnings of files that are no text: workbooks, old workbooks and PDF. */
const NO_TEXT = ['504b', 'd0cf11e0', '25504446'];

/**
 * A file of results opened by what its bytes are: all sheets of a workbook, or text as it stands. Throws InputError for what is neither, or
 * empty.
 */
export async function openResults(bytes: Uint8Array, name: string): Promise<ResultFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, 4).toString('hex');
  if (/\.xls[xm]?$/i.test(name) || NO_TEXT.some((start) => head.startsWith(start)))
    return { name, sheets: await readSheets(buffer, name) };
  return { name, ...decodeText(buffer, name) };
}
