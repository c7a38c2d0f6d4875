import type { Command } from 'commander';
import { shippedPage } from '../../../pages/blocks/shipment-page.ts';
import { shipObject } from '../../../tasks/release/ship-object.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';
import { isFile } from './programme-named.ts';

interface ShipOptions extends OutputOptions {
  readonly to: string;
  readonly by?: string;
  readonly order?: string;
  readonly certificate?: string;
  readonly accept?: string;
}

/** An object leaves the plant. */
export function register(program: Command, cli: Cli): void {
  program
    .command('ship')
    .description('book that a released object left the plant')
    .argument('<object>', 'I-1 or object:I-1')
    .requiredOption('--to <customer>', 'customer who receives it')
    .option(...byOption(shipObject, 'who ships it'))
    .option('--order <text>', "customer's order")
    .option(
      '--certificate <number>',
      'certificate that goes with it: its number, or the file that remelt certificate --json printed',
    )
    .option(
      '--accept <reason>',
      'why it is shipped although the certificate names another customer or lacks a signature',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ship I-1 --to "forge A" --by p-cert --certificate C-1')
    .action((named: string, { to, order, certificate, accept, by, json }: ShipOptions) =>
      perform(cli, shipObject, {
        order: {
          object: named.replace(/^object:/, ''),
          to,
          order,
          certificate: certificate && isFile(certificate) ? cli.readDocument(certificate) : certificate,
          accepted: accept,
        },
        words: { accepted: '--accept' },
        by,
        json,
        page: (shipped) => shippedPage(shipped, to),
      }),
    );
}
