import type { Lesson } from '../../documents/results/lesson.ts';
import type { Reading } from '../../documents/results/reading.ts';
import { readResults } from '../../sheets/read-results.ts';
import { openResults } from '../tables/result-file.ts';

/** A file as an instrument wrote it. */
interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file of results holds. Throws InputError for bytes that are neither a workbook nor text. */
export const readResultFile = async ({ name, bytes }: RawFile, lesson?: Lesson): Promise<Reading> =>
  readResults(await openResults(Buffer.from(bytes), name), lesson);
