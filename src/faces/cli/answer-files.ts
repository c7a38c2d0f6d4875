import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { AnyContract } from '../../documents/contract/contract.ts';
import type { ListTable } from '../../documents/contract/list.ts';
import { isList, tablesOf } from '../../documents/contract/list-tables.ts';
import type { PaperPage } from '../../documents/page.ts';
import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { csvHead, csvLines } from '../../pages/render/list-csv.ts';
import { linesIn } from '../../tasks/lists.ts';
import type { AnyShown } from '../../tasks/verbs.ts';
import type { Cli } from './cli.ts';
import { writeFile } from './write-file.ts';

/** Options that name where an answer is written to, as commander hands them on. */
export interface FileOptions {
  readonly html?: string;
  readonly xlsx?: string;
  readonly csv?: string;
  readonly letters?: string;
}

/** Adds the options by which a terminal writes the answer of a verb to files; their words. */
export function takeFiles(
  command: Command,
  { file, workbook, list, letters }: AnyContract,
): readonly string[] {
  const options = [
    ...(file ? [{ word: `--${file.option}`, takes: 'file', help: file.help }] : []),
    ...(list ? [{ word: '--csv', takes: 'file', help: 'also write its rows as CSV' }] : []),
    ...(workbook || list ? [{ word: '--xlsx', takes: 'file', help: 'also write it as a workbook' }] : []),
    ...(letters === undefined ? [] : [{ word: '--letters', takes: 'folder', help: letters }]),
  ];
  for (const { word, takes, help } of options) {
    if (command.options.some(({ long }) => long === word)) continue;
    const isNeeded = file?.isNeeded === true && word === `--${file.option}`;
    command[isNeeded ? 'requiredOption' : 'option'](`${word} <${takes}>`, help);
  }
  return options.map(({ word }) => word);
}

/** Throws InputError for a file whose name does not end as the contract wants it; before the work. */
export function lookAtEnding(target: string | undefined, { file }: AnyContract): void {
  const endings = file?.paper ?? [];
  if (target === undefined || endings.length === 0 || endings.some((ending) => target.endsWith(ending)))
    return;
  const path = `--${file!.option}`;
  const ends = endings.length === 1 ? 'does not end in' : 'ends neither in';
  throw new InputError(`${path} ${target} ${ends} ${endings.join(' nor in ')}`, {
    ...{ path, value: target, allowed: `a name ending in ${endings.join(' or ')}` },
  });
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
  const { shown, answer, target, options } = answered;
  const said: string[] = [];
  if (target !== undefined) said.push(writeFile(target, await contentsOf(cli, answered)));
  if (options.xlsx !== undefined && shown.workbook)
    said.push(writeFile(options.xlsx, await workbook(cli, shown.workbook(answer))));
  said.push(...(await writeList(answered)));
  if (options.letters !== undefined && shown.letters)
    said.push(...(await writeLetters(cli, options.letters, shown.letters(answer))));
  return said;
}

/** Writes the rows of a list as CSV, and with all that is in them as a workbook. */
export async function writeList({
  contract,
  answer,
  options: { csv, xlsx },
}: Pick<Answered, 'contract' | 'answer' | 'options'>): Promise<readonly string[]> {
  if (!isList(contract) || (csv === undefined && xlsx === undefined)) return [];
  const tables = tablesOf(contract);
  const linesOf = (table: ListTable) => linesIn(contract, table, answer);
  const said: string[] = [];
  const [first] = tables;
  if (csv !== undefined) said.push(writeFile(csv, `${csvHead(first!)}${csvLines(first!, linesOf(first!))}`));
  if (xlsx === undefined || contract.workbook) return said;
  const { listWorkbook } = await import('../../engine/tables/list-workbook.ts');
  const parts: Uint8Array[] = [];
  const sheets = tables.map((table) => ({
    table,
    lines: async function* () {
      yield linesOf(table);
    },
  }));
  for await (const bytes of listWorkbook(sheets)) parts.push(bytes);
  return [...said, writeFile(xlsx, Buffer.concat(parts))];
}

async function contentsOf(
  cli: Cli,
  { contract: { file }, shown, answer, target }: Answered,
): Promise<string | Uint8Array> {
  if (file?.bytes !== undefined)
    return Buffer.from(String(ownValue({ ...(answer as object) }, file.bytes)), 'base64');
  if (!file?.paper || !shown.paper) return `${JSON.stringify(answer, null, 1)}\n`;
  if (file.paper.includes('.xlsx') && target?.endsWith('.xlsx') && shown.workbook)
    return workbook(cli, shown.workbook(answer));
  const paper = marked(cli, shown.paper(answer));
  if (file.paper.includes('.zpl') && target?.endsWith('.zpl')) {
    const { zplOf } = await import('../../pages/labels/zpl.ts');
    return `${zplOf(paper)}\n`;
  }
  const { renderPdf } = await import('../../pages/render/pdf.ts');
  return renderPdf(paper);
}

async function workbook(cli: Cli, page: PaperPage): Promise<Uint8Array> {
  const { renderXlsx } = await import('../../pages/render/xlsx.ts');
  return renderXlsx(marked(cli, page));
}

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
