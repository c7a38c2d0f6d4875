import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConflictError } from '../../../foundation/errors.ts';

/** File that marks a folder as a demo's own. */
const MARK = 'DEMONSTRATION.txt';

/** Empties the folder of an earlier demo, or makes a new one. Throws ConflictError for a folder that is not a demo's. */
export function prepareDemoFolder(folder: string): void {
  if (existsSync(folder) && !existsSync(join(folder, MARK)))
    throw new ConflictError(`${folder} exists and was not written by "remelt demo"`, {
      where: folder,
      allowed: 'a new folder, or the folder of an earlier demo',
      cure: 'name another folder with --folder',
    });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, MARK),
    'DEMONSTRATION, NOT A CERTIFICATE. "remelt demo" made this folder from published analyses. No metal was melted. The next demo replaces it.\n',
  );
}
