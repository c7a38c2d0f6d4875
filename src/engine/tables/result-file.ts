import { InputError } from '../../foundation/errors.ts';
import type { ResultFile } from '../../sheets/result-file.ts';
import { decodeText } from './decode.ts';
import { htmlSheet, isHtml } from './html-tables.ts';
import { readSheets } from './sheets.ts';
import { xmlTree } from './xml-tree.ts';

/** Most bytes of a file of results (an assumption; a day of an instrument is far below). */
const MOST_BYTES = 20 * 1024 * 1024;

/** First bytes of files that hold no table, and what they are. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['424d', 'a picture'],
  ['49492a00', 'a picture'],
  ['4d4d002a', 'a picture'],
  ['1f8b', 'a compressed file'],
  ['377abcaf', 'a compressed file'],
  ['52617221', 'a compressed file'],
  ['7b5c727466', 'a document of a word processor'],
];

/**
 * A file of results as text, as the sheets of a workbook, or as the tree of an XML document, by what its bytes are. Throws InputError for an empty file, one that is too
 * large, pictures, PDFs, and bytes that are no text.
 */
export async function openResults(bytes: Buffer, name: string): Promise<ResultFile> {
  const refuse = (what: string, cure: string): InputError =>
    new InputError(`${name} ${what}`, {
      where: name,
      allowed: 'text, CSV, JSON, XML, HTML or an .xlsx workbook with results',
      cure,
    });
  if (bytes.length === 0) throw refuse('is empty', 'export it again from the instrument');
  if (bytes.length > MOST_BYTES)
    throw refuse(
      `has ${Math.round(bytes.length / 1048576)} MB; at most ${MOST_BYTES / 1048576} MB are read`,
      'export the results of one day, or split the file',
    );
  const head = bytes.subarray(0, 8).toString('hex');
  const foreign = FOREIGN.find(([first]) => head.startsWith(first))?.[1];
  if (foreign)
    throw refuse(`is ${foreign}, not a table`, 'export the results as text, CSV or .xlsx, or type them in');
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isWorkbook || head.startsWith('d0cf11e0')) return { name, sheets: await readSheets(bytes, name) };
  const { text, taken } = decodeText(bytes, name);
  if (text.trim() === '') throw refuse('is empty', 'export it again from the instrument');
  if (isHtml(text)) return { name, sheets: [htmlSheet(text, name)] };
  if (/^\s*<[?!a-z]/i.test(text)) return { name, tree: xmlTree(text, name) };
  return { name, text, ...(taken === undefined ? {} : { taken }) };
}
