import { existsSync } from 'node:fs';
import { programmeDocument } from '../../../tasks/qualification/programme-document.ts';
import { runTask } from '../../../tasks/task.ts';
import type { Cli } from '../cli.ts';

/** True for a word that names a file: standard input, a .json file, or what lies there. */
export const isFile = (word: string): boolean => word === '-' || /\.json$/i.test(word) || existsSync(word);

/** The document of a file; else of the programme of the ledger with that id and its qualified heats. */
export const programmeNamed = async (word: string, cli: Cli): Promise<unknown> =>
  isFile(word)
    ? cli.readDocument(word)
    : (await runTask(programmeDocument, { programme: word }, await cli.context({}))).document;
