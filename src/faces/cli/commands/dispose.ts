import { type Command, Option } from 'commander';
import { DISPOSALS } from '../../../documents/orders/release.ts';
import { disposedPage } from '../../../pages/blocks/shipment-page.ts';
import { disposeMetal } from '../../../tasks/release/dispose-metal.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';

interface DisposeOptions extends OutputOptions {
  readonly as: string;
  readonly reason: string;
  readonly by?: string;
  readonly concession?: string;
  readonly scope?: string;
  readonly customer?: string;
}

/** What becomes of metal that did not pass. */
export function register(program: Command, cli: Cli): void {
  program
    .command('dispose')
    .description('decide what becomes of metal that did not pass: a FAIL is never overridden')
    .argument('<subject>', 'lot:R-1, heat:H-1 or object:I-1')
    .addOption(new Option('--as <what>', 'what becomes of it').choices(DISPOSALS).makeOptionMandatory())
    .requiredOption('--reason <words>', 'why')
    .option(...byOption(disposeMetal, 'who decides'))
    .option('--concession <number>', "use-as-is: the customer's number")
    .option('--scope <words>', 'use-as-is: what exactly it covers')
    .option('--customer <name>', 'use-as-is: who granted it')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt dispose object:I-1 --as rework --reason "Cr high" --by p-qual',
    )
    .action((of: string, { as, reason, by, json, ...options }: DisposeOptions) => {
      const { concession: number, scope = '', customer = '' } = options;
      return perform(cli, disposeMetal, {
        order: { of, as, reason, concession: number ? { number, scope, customer } : undefined },
        by,
        json,
        page: disposedPage,
      });
    });
}
