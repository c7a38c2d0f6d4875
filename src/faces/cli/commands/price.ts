import type { Command } from 'commander';
import { pricesPage } from '../../../pages/blocks/prices-page.ts';
import { listPrices } from '../../../tasks/reference/list-prices.ts';
import { setPrice } from '../../../tasks/reference/set-price.ts';
import { AS_TYPED_OPTION } from '../as-typed-option.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';

interface SetOptions extends OutputOptions {
  readonly source: string;
  readonly on?: string;
  readonly asTyped?: true;
  readonly by?: string;
}

/** Prices one by one: set with day and source, and listed. */
export function register(program: Command, cli: Cli): void {
  const price = program
    .command('price')
    .description('set the price of an element or a charge material; list what plans reckon with');
  price
    .command('set')
    .description('set a price; plans reckon with the latest day, in place of data/prices.json')
    .argument('<of>', 'element such as Ni, or charge material such as Ni-electrolytic')
    .argument('<price>', 'USD per kg, such as 15.40')
    .requiredOption('--source <words>', 'where the price was read')
    .option('--on <date>', 'day of the price; default today')
    .option(...AS_TYPED_OPTION)
    .option(...byOption(setPrice, 'who sets it'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt price set Ni 15.40 --source "metal exchange" --on 2026-11-26 --by p-plan',
    )
    .action((of: string, usd_per_kg: string, { source, on, asTyped, by, json }: SetOptions) =>
      perform(cli, setPrice, {
        words: { of: '<of>', usd_per_kg: '<price>', source: '--source', on: '--on' },
        order: { of, usd_per_kg, source, on: on ?? cli.clock().toISOString().slice(0, 10), asTyped },
        by,
        makesLedger: true,
        json,
        page: pricesPage,
      }),
    );
  price
    .command('list')
    .description('list the prices that plans reckon with: day, age, source')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt price list')
    .action(({ json }: OutputOptions) => perform(cli, listPrices, { order: {}, json, page: pricesPage }));
}
