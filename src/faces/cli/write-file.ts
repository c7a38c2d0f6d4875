import { writeFileSync } from 'node:fs';
import { UnavailableError } from '../../foundation/errors.ts';

/** Writes a file that a person named, and says so. Throws UnavailableError with the reason when it can not be written. */
export function writeFile(file: string, content: string | Uint8Array): string {
  try {
    writeFileSync(file, content);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UnavailableError(`${file} can not be written: ${code ?? message}`, {
      where: file,
      cure: 'name a file in a folder that exists and is yours',
    });
  }
  return `written to ${file}`;
}
