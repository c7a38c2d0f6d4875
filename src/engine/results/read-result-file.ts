import type { Lesson } from '../../documents/results/lesson.ts';
import type { Reading } from '../../documents/results/reading.ts';
import { UnavailableError } from '../../foundation/errors.ts';

/** What a file of results holds. */
export async function readResultFile(
  { name }: { readonly name: string; readonly bytes: Uint8Array },
  _lesson?: Lesson,
): Promise<Reading> {
  throw new UnavailableError(`${name} cannot be read`, { path: 'file' });
}
