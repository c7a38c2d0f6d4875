import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { assembleFacts, type Facts, PLANT_LIQUID_FILE } from '../calculations/facts.ts';
import { parseJson, textOf } from '../documents/json-text.ts';
import { InputError, UnavailableError } from '../foundation/errors.ts';
import { asHeld } from '../foundation/quantity/held.ts';
import { ownValue } from '../foundation/quantity/own-value.ts';
import { ownFile } from './own-files.ts';

/** The folder that comes with Remelt. */
const DATA_FOLDER = ownFile('data');

/** Facts of what comes with Remelt, and the text of each of its files by path. It stays as it is while a process runs: it is read once. */
interface Own {
  readonly texts: ReadonlyMap<string, string>;
  readonly facts: Facts;
}
let own: Own | undefined;

/**
 * Facts from `data/`, each file parsed when first used. `overrideFolder` is the plant's own: a file there replaces
 * the one with the same relative path as a whole; `thermo/liquid.tdb` may be added, as text. Throws InputError for an
 * override folder that cannot be read or holds a file that replaces nothing or is not UTF-8, and, on use, for one that
 * is not JSON or holds a key twice; UnavailableError when `data/` itself cannot be read.
 */
export function readFacts(overrideFolder?: string): Facts {
  own ??= readOwn();
  return overrideFolder === undefined ? own.facts : replacedIn(own, overrideFolder);
}

function readOwn(): Own {
  const paths = jsonFiles(DATA_FOLDER, unreadable);
  const texts = new Map(paths.map((path) => [path, read(join(DATA_FOLDER, path))]));
  const documents: Record<string, unknown> = {};
  // it is held to its schema by a test and by `data check`, which reads a copy
  for (const [path, text] of texts)
    defineParsed(documents, path, () => (path.endsWith('.json') ? asHeld(JSON.parse(text) as object) : text));
  return { texts, facts: assembleFacts(documents, versionOf(texts)) };
}

/** Facts of which those of the plant's own folder replace some. */
function replacedIn({ texts: known, facts }: Own, folder: string): Facts {
  const texts = new Map(known);
  const documents: Record<string, unknown> = {};
  for (const path of known.keys()) defineParsed(documents, path, () => ownValue(facts.documents, path));
  for (const path of jsonFiles(folder, noOverride)) {
    const file = join(folder, path);
    if (!known.has(path) && path !== PLANT_LIQUID_FILE) {
      throw new InputError(`${file} has no counterpart in data/`, {
        where: path,
        allowed: [...known.keys()].join(', '),
        cure: 'give it the name of the file to replace, or move it out of the folder',
      });
    }
    const text = read(file);
    texts.set(path, text);
    defineParsed(documents, path, () => (path.endsWith('.json') ? parseJson(text, file) : text));
  }
  return assembleFacts(documents, versionOf(texts));
}

/** Hash over path and bytes of every file: far cheaper than parsing what a short command never asks for. */
function versionOf(texts: ReadonlyMap<string, string>): string {
  const all = createHash('sha256');
  for (const [path, text] of texts) all.update(`${path}\0${text}\0`);
  return all.digest('hex');
}

function defineParsed(documents: Record<string, unknown>, path: string, parsed: () => unknown): void {
  Object.defineProperty(documents, path, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = parsed();
      Object.defineProperty(documents, path, { value, enumerable: true });
      return value;
    },
  });
}

function read(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
  return textOf(bytes, file);
}

/** Paths of the JSON and TDB files below a folder, with forward slashes, sorted. */
function jsonFiles(folder: string, refuse: (folder: string, cause: unknown) => Error): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw refuse(folder, error);
  }
  return entries
    .filter((entry) => entry.isFile() && /\.(json|tdb)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const unreadable = (path: string, cause: unknown): Error =>
  new UnavailableError(
    `cannot read ${path}`,
    { where: path, cure: 'check the permissions of the folder' },
    cause,
  );

const noOverride = (path: string, cause: unknown): Error =>
  new InputError(
    `the folder of own data ${path} cannot be read`,
    { where: path, cure: 'name an existing folder, or leave the option out' },
    cause,
  );
