import type { Command } from 'commander';
import type { RawTable } from '../../../documents/raw-table.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { importPage } from '../../../pages/blocks/import-page.ts';
import { bookReturns, readLots } from '../../../tasks/yard/book-returns.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';

interface ImportOptions extends OutputOptions {
  readonly asWritten?: boolean;
  readonly demonstration?: boolean;
  readonly by?: string;
}

/** Books lots from a spreadsheet; all or nothing. */
export function register(program: Command, cli: Cli): void {
  program
    .command('import')
    .description('book the lots of a spreadsheet (CSV or XLSX); all or nothing, they arrive on hold')
    .argument('<file>', 'table as `remelt template` shows it')
    .option('--as-written', 'take units that look wrong as they are written')
    .option(
      '--demonstration',
      'no such metal exists: every paper that it reaches is marked DEMONSTRATION, NOT A CERTIFICATE',
    )
    .option(...byOption(bookReturns, 'who books'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt import lots.csv')
    .action(async (file: string, { asWritten = false, demonstration, by, json }: ImportOptions) => {
      const table = await readTable(file, cli);
      cli.note(`${counted(table.rows.length, 'row')} read from ${table.where}`);
      if (table.beside?.length) cli.note(`not read: sheet ${table.beside.join(', sheet ')}`);
      await perform(cli, bookReturns, {
        order: { rows: readLots(table, cli.compute, { asWritten }), specimen: demonstration },
        by,
        makesLedger: true,
        json,
        page: importPage,
      });
    });
}

async function readTable(file: string, cli: Cli): Promise<RawTable> {
  const bytes = cli.readBytes(file);
  if (bytes.length >= 2 && bytes[0] === 0x50 && bytes[1] === 0x4b)
    return (await import('../tables/xlsx.ts')).readXlsx(bytes, file);
  return (await import('../tables/csv.ts')).readCsv(bytes, file);
}
