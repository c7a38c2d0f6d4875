import type { Command } from 'commander';
import { valuePage } from '../../../pages/blocks/value-page.ts';
import type { Cli } from '../cli.ts';
import { controlOf } from '../progress.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from '../show-page.ts';
import { lookAtTargets } from '../write-file.ts';

interface Options {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly html?: string;
}

/** What a lot is worth to the orders. */
export function register(program: Command, cli: Cli): void {
  program
    .command('value')
    .description('what a lot is worth to a yard and its orders, and the most that may be paid for it')
    .argument('<lot>', 'id of the lot among the materials of the plan')
    .argument('<plan>', 'remelt-plan/1 document with the orders and the yard, - = standard input')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt value R-230-turnings docs/formats/plan.example.json')
    .action((lot: string, file: string, options: Options) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const output = await cli.compute.value({ lot, plan: cli.readDocument(file) }, controlOf(cli));
        return { document: output, text: await showPage(valuePage(output), options.html) };
      });
    });
}
