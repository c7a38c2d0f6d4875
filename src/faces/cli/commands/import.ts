import type { Command } from 'commander';
import type { RawTable } from '../../../documents/raw-table.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import { bookReturns, readLots } from '../../../tasks/yard/book-returns.ts';
import type { Cli } from '../cli.ts';

/** Books lots from a spreadsheet; all or nothing. */
export function register(program: Command, cli: Cli): void {
  program
    .command('import')
    .description('book the lots of a spreadsheet (CSV or XLSX); all or nothing, they arrive on hold')
    .argument('<file>', 'table as `remelt template` shows it')
    .option('--as-written', 'take units that look wrong as they are written')
    .option('--specimen', 'an exercise, no such metal exists: every certificate that it reaches is marked')
    .option('--by <person>', 'who books; needs the role receiver')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt import lots.csv')
    .action(
      (file: string, options: { asWritten?: boolean; specimen?: boolean; by?: string; json?: boolean }) =>
        cli.run(options, async () => {
          const table = await readTable(file, cli);
          cli.note(`${counted(table.rows.length, 'row')} read from ${table.where}`);
          if (table.beside?.length) cli.note(`not read: sheet ${table.beside.join(', sheet ')}`);
          const lots = readLots(table, cli.compute, options);
          const booked = await bookReturns(lots, await cli.context(), { ...options, signal: cli.signal });
          const words = `${counted(booked.lots.length, 'lot')}, ${kilograms(booked.mass_g)}, ${counted(booked.analyses, 'analysis', 'analyses')}`;
          return {
            document: {
              format: 'remelt-import/1',
              repeated: booked.repeated,
              mass_g: booked.mass_g,
              lots: booked.lots.map(({ id, mass_g, status, holdReason }) => ({
                id,
                mass_g,
                status,
                holdReason,
              })),
            },
            text: booked.repeated
              ? `already booked before, nothing changed: ${words}`
              : `booked on hold: ${words}\nnext: remelt lots`,
          };
        }),
    );
}

async function readTable(file: string, cli: Cli): Promise<RawTable> {
  const bytes = cli.readBytes(file);
  if (bytes.length >= 2 && bytes[0] === 0x50 && bytes[1] === 0x4b)
    return (await import('../tables/xlsx.ts')).readXlsx(bytes, file);
  return (await import('../tables/csv.ts')).readCsv(bytes, file);
}
