import { existsSync } from 'node:fs';
import { programmeDocument } from '../../../tasks/qualification/programme-document.ts';
import type { Cli } from '../cli.ts';
import { ask } from '../perform.ts';

/** True for a word that names a file: standard input, a .json file, or what lies there. */
export const isFile = (word: string): boolean => word === '-' || /\.json$/i.test(word) || existsSync(word);

/** The document of a file; else of the programme of the ledger with that id and its qualified heats. `typed` = where the word was. */
export const programmeNamed = async (
  word: string,
  cli: Cli,
  { typed }: { readonly typed: string },
): Promise<unknown> =>
  isFile(word)
    ? cli.readDocument(word)
    : (await ask(cli, programmeDocument, { order: { programme: word }, words: { programme: typed } }))
        .document;
