import type { Command } from 'commander';
import { routeCheckPage, routeSettingsPage } from '../../../pages/blocks/route-page.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { VERDICT_EXIT } from '../perform.ts';
import { showPage } from '../show-page.ts';

/** Routes: their order and settings before anything is computed; those that are kept under a name have contracts. */
export function register(program: Command, cli: Cli): void {
  const route = program
    .command('route')
    .description('check the order of operations, list settings, keep routes under a name');
  route
    .command('check')
    .description('check the order of operations and additions; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('<file>', 'a remelt-simulate/1 document, - = standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt route check docs/formats/simulate.example.json')
    .action((file: string, options: OutputOptions) =>
      cli.run(options, async () => {
        const output = await cli.compute.checkRoute(cli.readDocument(file));
        const text = await showPage(routeCheckPage(output));
        return { document: output, text, exit: VERDICT_EXIT[output.verdict] };
      }),
    );
  route
    .command('settings')
    .description('list what may be set at an operation, or at all of them')
    .argument('[operation]', 'one operation')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt route settings electroslag')
    .action((operation: string | undefined, options: OutputOptions) =>
      cli.run(options, async () => {
        const document = await cli.compute.routeSettings(operation === undefined ? {} : { operation });
        return { document, text: await showPage(routeSettingsPage(document.operations)) };
      }),
    );
}
