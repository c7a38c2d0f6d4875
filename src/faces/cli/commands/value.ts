import type { Command } from 'commander';
import { valuePage } from '../../../pages/blocks/value-page.ts';
import { yardValuePage } from '../../../pages/blocks/yard-value-page.ts';
import { valueLot } from '../../../tasks/yard/value-lot.ts';
import { valueYard } from '../../../tasks/yard/value-yard.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { controlOf } from '../progress.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from '../show-page.ts';
import { lookAtTargets } from '../write-file.ts';

interface Options extends OutputOptions {
  readonly html?: string;
  readonly orders?: string;
}

/** What a lot is worth to the orders, and the lots of the yard by what nobody pays for. */
export function register(program: Command, cli: Cli): void {
  program
    .command('value')
    .description('what a lot, or each lot of the yard, is worth to the orders, and the most that may be paid')
    .argument('[lot]', 'id of a lot of the ledger, or among the materials of PLAN; default the whole yard')
    .argument(
      '[plan]',
      'remelt-plan/1 document with orders and metal in place of the ledger, - = standard input',
    )
    .option('--orders <file>', 'remelt-yard-orders/1: what is to be melted; default the planned heats')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt value --html yard-value.html\n  remelt value R-1001 --orders orders.json\n  remelt value R-230-turnings docs/formats/plan.example.json',
    )
    .action((lot: string | undefined, file: string | undefined, options: Options) =>
      lot === undefined || file === undefined
        ? ofLedger(cli, lot, options)
        : ofPlan(cli, { lot, file }, options),
    );
}

/** By the plant's own lots and orders. */
function ofLedger(cli: Cli, lot: string | undefined, { orders: named, ...shown }: Options): Promise<void> {
  lookAtTargets([shown.html], named);
  const orders = named === undefined ? undefined : cli.readDocument(named);
  return lot === undefined
    ? perform(cli, valueYard, { order: { orders }, page: yardValuePage, ...shown })
    : perform(cli, valueLot, { order: { lot, orders }, page: valuePage, ...shown });
}

function ofPlan(
  cli: Cli,
  { lot, file }: { readonly lot: string; readonly file: string },
  options: Options,
): Promise<void> {
  lookAtTargets([options.html], file);
  return cli.run(options, async () => {
    const output = await cli.compute.value({ lot, plan: cli.readDocument(file) }, controlOf(cli));
    return { document: output, text: await showPage(valuePage(output), options.html) };
  });
}
