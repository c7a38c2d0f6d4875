import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

let folder: string | undefined;

/** Path of a file or folder that comes with Remelt, in a clone and where the package is installed. */
export function ownFile(path: string): string {
  folder ??= packageFolder(import.meta.dirname);
  return join(folder, path);
}

/** The nearest folder upward with a package.json: source and built code lie at different depths below it. */
function packageFolder(from: string): string {
  const above = dirname(from);
  return existsSync(join(from, 'package.json')) || above === from ? from : packageFolder(above);
}

/** Program of a thread, named by its source file beside this one; the built one lies beside the built code. */
export const threadProgram = (source: string): URL =>
  new URL(source.replace(/\.ts$/, extname(import.meta.filename)), import.meta.url);
