import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kept } from '../../../desk/context.ts';

/** Answers that are kept; the oldest go first. */
const MOST = 500;

/**
 * Small answers kept in one file of a folder. What cannot be read or written is as if nothing were kept; whoever reads an
 * answer checks it.
 */
export function keptAnswers(folder: string): Kept {
  const path = join(folder, 'answers.json');
  let known: Map<string, unknown> | undefined;
  const load = (): Map<string, unknown> => {
    known ??= new Map(read(path));
    return known;
  };
  return {
    get: (key) => load().get(key),
    put: (entries) => {
      const all = load();
      for (const [key, answer] of entries) {
        all.delete(key);
        all.set(key, answer);
      }
      write(path, [...all].slice(-MOST));
    },
  };
}

function read(path: string): [string, unknown][] {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(found) ? found.filter(isEntry) : [];
  } catch {
    return [];
  }
}

const isEntry = (value: unknown): value is [string, unknown] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';

function write(path: string, entries: readonly (readonly [string, unknown])[]): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // written whole before it takes the name: another command may read it now
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(entries), { mode: 0o600 });
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // it only saves time
  }
}
