import type { Lesson } from '../../documents/results/lesson.ts';
import type { Reading } from '../../documents/results/reading.ts';
import { readResults } from '../../sheets/read-results.ts';
import type { ResultFile } from '../../sheets/result-file.ts';
import { decodeText } from '../tables/decode.ts';
import { readSheets } from '../tables/sheets.ts';

/** A file as an instrument wrote it. */
interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file of results holds. Throws InputError for bytes that are neither a workbook nor text. */
export const readResultFile = async (file: RawFile, lesson?: Lesson): Promise<Reading> =>
  readResults(await opened(file), lesson);

async function opened({ name, bytes }: RawFile): Promise<ResultFile> {
  const buffer = Buffer.from(bytes);
  if (isBinary(buffer)) return { name, sheets: await readSheets(buffer, name) };
  const { text, taken } = decodeText(buffer, name);
  return { name, text, ...(taken === undefined ? {} : { taken }) };
}

/** Workbooks, and what is refused in its own words: an old workbook, a PDF. */
const isBinary = (bytes: Buffer): boolean =>
  ['504b', 'd0cf11e0', '25504446'].some((magic) => bytes.toString('hex', 0, 4).startsWith(magic));
