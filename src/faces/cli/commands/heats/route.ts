import type { Command } from 'commander';
import { routeSettingsPage } from '../../../../pages/blocks/heats/route-page.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { showPage } from '../../show-page.ts';

/** Routes: their order and settings before anything is computed; the other verbs have contracts. */
export function register(program: Command, cli: Cli): void {
  program
    .command('route')
    .description('check the order of operations, list settings, keep routes under a name')
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
