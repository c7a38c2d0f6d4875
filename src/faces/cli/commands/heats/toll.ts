import type { Command } from 'commander';
import type { PaperPage } from '../../../../documents/page.ts';
import { contract } from '../../../../tasks/heats/report-toll/contract.ts';
import { page as tollPage } from '../../../../tasks/heats/report-toll/page.ts';
import { reportToll } from '../../../../tasks/heats/report-toll/report-toll.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../../show-page.ts';
import { takeFields } from '../../verb.ts';
import { lookAtTargets, writeFile } from '../../write-file.ts';

interface TollOptions extends OutputOptions {
  readonly pdf?: string | undefined;
  readonly xlsx?: string | undefined;
  readonly html?: string;
}

/** The account of a customer whose metal the plant melts. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('toll')
    .description('the account of a customer whose metal is melted here, by element; a monthly statement');
  const { words, named, orderOf } = takeFields(command, contract.order);
  command
    .option('--pdf <file>', 'also write the statement to print')
    .option('--xlsx <file>', 'also write the statement as a workbook')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt toll Huber --month 2026-10 --pdf huber.pdf --xlsx huber.xlsx')
    .action((...given: unknown[]) => {
      const { pdf, xlsx, html, json, all, ...typed } = named<TollOptions>(given);
      lookAtTargets([pdf, xlsx]);
      return perform(cli, reportToll, {
        ...{ order: orderOf(typed, cli), words, json, all, html, page: tollPage },
        written: (toll) => statements(tollPage(toll), { pdf, xlsx }),
      });
    });
}

/** Writes the papers that were asked for; what to say of each. */
async function statements(
  page: PaperPage,
  { pdf, xlsx }: Pick<TollOptions, 'pdf' | 'xlsx'>,
): Promise<string[]> {
  const said: string[] = [];
  if (pdf !== undefined)
    said.push(writeFile(pdf, await (await import('../../../../pages/render/pdf.ts')).renderPdf(page)));
  if (xlsx !== undefined)
    said.push(writeFile(xlsx, await (await import('../../../../pages/render/xlsx.ts')).renderXlsx(page)));
  return said;
}
