import type { Command } from 'commander';
import { planPage } from '../../../pages/blocks/plan-page.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { controlOf } from '../progress.ts';
import { ALL_OPTION, showPage } from '../show-page.ts';
import { heldWithin, WITHIN_OPTION, withinIn } from '../within.ts';
import { lookAtTargets } from '../write-file.ts';

/** Which lots, how much. */
export function register(program: Command, cli: Cli): void {
  program
    .command('plan')
    .description('the cheapest charge that meets a specification; exit 1 when there is none')
    .argument('<file>', 'remelt-plan/1 document, - = standard input')
    .option(
      '--html <file>',
      'also write it as one page to look at: the charge, why, what else it could cost, how sure',
    )
    .option(...WITHIN_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt plan docs/formats/plan.example.json')
    .action((file: string, options: { html?: string; within?: string } & OutputOptions) =>
      cli.run(options, async () => {
        lookAtTargets([options.html], file);
        const asked = cli.readDocument(file);
        const { within } = options;
        const document = within === undefined ? asked : heldWithin(asked, withinIn(cli.readDocument(within)));
        const output = await cli.compute.plan(document, controlOf(cli));
        return {
          document: output,
          text: await showPage(planPage(output), options.html),
          exit: output.status === 'infeasible' ? 1 : 0,
        };
      }),
    );
}
