/**
 * Writes the clients for Python and R, clients/remelt.py and clients/remelt.R, from the contracts of the verbs:
 * node tools/publish-clients.ts. What all methods share stands in tools/clients/head.py and head.R.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allMethods } from './clients/methods.ts';
import { pythonMethod } from './clients/python.ts';
import { rFunctions } from './clients/r.ts';

const ROOT = join(import.meta.dirname, '..');
const headOf = (name: string): string => readFileSync(join(ROOT, 'tools', 'clients', name), 'utf8');

/** Folder of the published files. */
export const CLIENTS = join(ROOT, 'clients');

/** Texts of the published files, by name. */
export async function clientTexts(): Promise<ReadonlyMap<string, string>> {
  const methods = await allMethods();
  // the methods go on in the class, and what it needs stands above them
  const [before, helpers] = headOf('head.py').split(/^(?=def _address\()/m);
  const [above, shared] = before!.split(/^(?=class Remelt:)/m);
  return new Map([
    [
      'remelt.py',
      [above, helpers, '\n\n', shared!.trimEnd(), '\n\n', methods.map(pythonMethod).join('\n\n'), '\n'].join(
        '',
      ),
    ],
    ['remelt.R', `${headOf('head.R')}\n${rFunctions(methods)}`],
  ]);
}

if (import.meta.main)
  for (const [name, text] of await clientTexts()) writeFileSync(join(CLIENTS, name), text);
