import type { Command } from 'commander';
import { contract } from '../../../../tasks/exchange/receive-delivery/contract.ts';
import { page } from '../../../../tasks/exchange/receive-delivery/page.ts';
import { receiveDelivery } from '../../../../tasks/exchange/receive-delivery/receive-delivery.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, perform } from '../../perform.ts';
import { readDelivery } from '../../tables/delivery-lines.ts';

interface GoodsOptions extends OutputOptions {
  readonly sender: string;
  readonly delivery?: string;
  readonly dryRun?: true;
  readonly sameNames?: 'join' | 'apart';
  readonly asTyped?: true;
  readonly by?: string;
}

/** A delivery out of a file of another system, under its number there. */
export function register(program: Command, cli: Cli): void {
  program
    .command('goods')
    .description('goods of other systems')
    .command('receive')
    .description(
      'book a delivery of another system as lots on hold; the same delivery again is the same answer',
    )
    .argument(
      '<file>',
      'CSV or XLSX with a row for each line: delivery, line, article, kg, form, origin, ...',
    )
    .requiredOption('--sender <name>', 'short name of the system that sends it, such as sap')
    .option('--delivery <number>', 'its number there, where the file has no column for it')
    .option('--dry-run', 'say what would refuse the booking, and book nothing')
    .option('--same-names <how>', 'suppliers whose names look alike: join or apart')
    .option('--as-typed', 'take masses that look like a slip as they stand')
    .option(...byOption(receiveDelivery, contract.who!))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt goods receive delivery-80001234.csv --sender sap')
    .action(async (file: string, { by, json, ...options }: GoodsOptions) =>
      perform(cli, receiveDelivery, {
        order: { ...(await readDelivery(file, cli)), ...options },
        ...{ by, json, file, page },
      }),
    );
}
