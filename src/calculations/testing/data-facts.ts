import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assembleFacts, type Facts } from '../facts.ts';

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));

let read: Facts | undefined;

/** Facts of `data/` for tests of this room, read once in a process; the program reads them in engine/data-folder.ts. */
export const dataFacts = (): Facts => {
  read ??= readFacts();
  return read;
};

function readFacts(): Facts {
  const paths = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.json'),
  );
  const documents = paths.map((path) => [path, JSON.parse(readFileSync(`${DATA}${path}`, 'utf8'))] as const);
  return assembleFacts(Object.fromEntries(documents), 'test');
}
