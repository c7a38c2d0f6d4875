import type { Command } from 'commander';
import type { ChargeSheet } from '../../../../documents/heats/charge-sheet.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { makeUpSheetPage } from '../../../../pages/blocks/heats/make-up-sheet-page.ts';
import { makeUpSheetWorkbook } from '../../../../pages/blocks/heats/make-up-sheet-workbook.ts';
import { contract } from '../../../../tasks/heats/make-up-sheet/contract.ts';
import { makeUpSheet } from '../../../../tasks/heats/make-up-sheet/make-up-sheet.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { HTML_OPTION } from '../../show-page.ts';
import { takeFields } from '../../verb.ts';
import { writeFile } from '../../write-file.ts';

interface SheetOptions extends OutputOptions {
  readonly out?: string;
  readonly html?: string;
}

/** What the melter takes to the furnace. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('make-up-sheet')
    .description('the charge make-up sheet of a planned heat, in order of charging, to print and fill in');
  const { words, named, orderOf } = takeFields(command, contract.order);
  command
    .option('--out <file>', 'write it: .pdf to print, .xlsx to fill in and book from')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt make-up-sheet H26-001 --out H26-001.pdf')
    .action((...typed: unknown[]) => {
      const { out, html, json, ...options } = named<SheetOptions>(typed);
      const write = out === undefined ? undefined : writerOf(out);
      return perform(cli, makeUpSheet, {
        order: orderOf(options, cli),
        words,
        json,
        html,
        page: makeUpSheetPage,
        written: async (sheet) => (out === undefined || !write ? [] : [writeFile(out, await write(sheet))]),
      });
    });
}

type Writer = (sheet: ChargeSheet) => Promise<Uint8Array>;

/** Throws InputError for an ending that is neither; before the ledger is opened. */
function writerOf(file: string): Writer {
  if (file.endsWith('.pdf'))
    return async (sheet) =>
      (await import('../../../../pages/render/pdf.ts')).renderPdf(makeUpSheetPage(sheet));
  if (file.endsWith('.xlsx'))
    return async (sheet) =>
      (await import('../../../../pages/render/xlsx.ts')).renderXlsx(makeUpSheetWorkbook(sheet));
  throw new InputError(`--out ${file} ends neither in .pdf nor in .xlsx`, {
    path: '--out',
    value: file,
    allowed: 'a name ending in .pdf or .xlsx',
  });
}
