import type { Command } from 'commander';
import { valuePage } from '../../../../pages/blocks/economics/value-page.ts';
import { yardValuePage } from '../../../../pages/blocks/yard/yard-value-page.ts';
import { contract } from '../../../../tasks/yard/value-lot/contract.ts';
import { valueLot } from '../../../../tasks/yard/value-lot/value-lot.ts';
import { valueYard } from '../../../../tasks/yard/value-yard/value-yard.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { controlOf } from '../../progress.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from '../../show-page.ts';
import { takeOptions } from '../../verb.ts';
import { lookAtTargets } from '../../write-file.ts';

interface Options extends OutputOptions {
  readonly html?: string;
  readonly orders?: string;
}

/** What a lot is worth to the orders, and the lots of the yard by what nobody pays for. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('value')
    .description('what a lot, or each lot of the yard, is worth to the orders, and the most that may be paid')
    .argument('[lot]', 'id of a lot of the ledger, or among the materials of PLAN; default the whole yard')
    .argument(
      '[plan]',
      'remelt-plan/1 document with orders and metal in place of the ledger, - = standard input',
    );
  const { words, orderOf } = takeOptions(command, contract);
  command
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt value --html yard-value.html\n  remelt value R-1001 --orders orders.json\n  remelt value R-230-turnings docs/formats/plan.example.json',
    )
    .action((lot: string | undefined, file: string | undefined, { orders, ...options }: Options) => {
      lookAtTargets([options.html], file ?? orders);
      if (lot !== undefined && file !== undefined) return ofPlan(cli, { lot, file }, options);
      const order = { lot, ...orderOf({ orders }, cli) };
      return lot === undefined
        ? perform(cli, valueYard, { order, words, page: yardValuePage, ...options })
        : perform(cli, valueLot, { order, words, page: valuePage, ...options });
    });
}

const ofPlan = (
  cli: Cli,
  { lot, file }: { readonly lot: string; readonly file: string },
  options: Options,
): Promise<void> =>
  cli.run(options, async () => {
    const output = await cli.compute.value({ lot, plan: cli.readDocument(file) }, controlOf(cli));
    return { document: output, text: await showPage(valuePage(output), options.html) };
  });
