import { programmeDocument } from '../../../../tasks/qualification/programme-document/programme-document.ts';
import type { Cli } from '../../cli.ts';
import { ask } from '../../perform.ts';
import { isFile } from '../../typed/is-file.ts';

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
