import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { AnyContract } from '../../documents/contract/contract.ts';
import type { PaperPage } from '../../documents/page.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { AnyShown } from '../../tasks/verbs.ts';
import type { Cli } from './cli.ts';
import { writeFile } from './write-file.ts';

/** Options that name where an answer is written to, as commander hands them on. */
export interface FileOptions {
  readonly html?: string;
  readonly xlsx?: string;
  readonly letters?: string;
}

/** Adds the options by which a terminal writes the answer of a verb to files; their words. */
export function takeFiles(command: Command, { file, workbook, letters }: AnyContract): readonly string[] {
  const options = [
    ...(file ? [{ word: `--${file.option}`, takes: 'file', help: file.help }] : []),
    ...(workbook ? [{ word: '--xlsx', takes: 'file', help: 'also write it as a workbook' }] : []),
    ...(letters === undefined ? [] : [{ word: '--letters', takes: 'folder', help: letters }]),
  ];
  for (const { word, takes, help } of options) {
    if (command.options.some(({ long }) => long === word)) continue;
    const isNeeded = file?.isNeeded === true && word === `--${file.option}`;
    command[isNeeded ? 'requiredOption' : 'option'](`${word} <${takes}>`, help);
  }
  return options.map(({ word }) => word);
}

interface Answered {
  readonly contract: AnyContract;
  readonly shown: AnyShown;
  readonly answer: unknown;
  /** What was typed for the file of the contract. */
  readonly target: string | undefined;
  readonly options: FileOptions;
}

/** Writes the files that were asked for; what to say of each. */
export async function writeAnswer(cli: Cli, answered: Answered): Promise<readonly string[]> {
  const { contract, shown, answer, target, options } = answered;
  const said: string[] = [];
  if (target !== undefined) said.push(writeFile(target, contentsOf(answer, contract.file?.bytes)));
  if (options.xlsx !== undefined && shown.workbook) {
    const { renderXlsx } = await import('../../pages/render/xlsx.ts');
    said.push(writeFile(options.xlsx, await renderXlsx(marked(cli, shown.workbook(answer)))));
  }
  if (options.letters !== undefined && shown.letters)
    said.push(...(await writeLetters(cli, options.letters, shown.letters(answer))));
  return said;
}

const contentsOf = (answer: unknown, bytes: string | undefined): string | Uint8Array =>
  bytes === undefined
    ? `${JSON.stringify(answer, null, 1)}\n`
    : Buffer.from(String(ownValue({ ...(answer as object) }, bytes)), 'base64');

/** Writes each paper as HTML and as PDF. */
async function writeLetters(
  cli: Cli,
  folder: string,
  letters: Readonly<Record<string, PaperPage>>,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const { renderHtml } = await import('../../pages/render/html.ts');
  const { renderPdf } = await import('../../pages/render/pdf.ts');
  const said: string[] = [];
  for (const [name, letter] of Object.entries(letters)) {
    const page = marked(cli, letter);
    const file = join(folder, name);
    said.push(writeFile(`${file}.html`, renderHtml(page)), writeFile(`${file}.pdf`, await renderPdf(page)));
  }
  return said.length > 0 ? said : ['no letter is due'];
}

const marked = (cli: Cli, page: PaperPage): PaperPage => ({
  ...page,
  ...cli.marked(page),
  paper: page.paper,
});
