import type { Command } from 'commander';
import {
  keptRoutePage,
  keptRoutesPage,
  routeCheckPage,
  routeSettingsPage,
} from '../../../pages/blocks/route-page.ts';
import { enterRoute } from '../../../tasks/reference/enter-route.ts';
import { listRoutes } from '../../../tasks/reference/list-routes.ts';
import { showRoute } from '../../../tasks/reference/show-route.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform, VERDICT_EXIT } from '../perform.ts';
import { routeIn } from '../route-named.ts';
import { showPage } from '../show-page.ts';

interface EnterOptions extends OutputOptions {
  readonly from: string;
  readonly reason?: string;
  readonly by?: string;
}

/** Routes: their order and settings before anything is computed, and those that are kept under a name. */
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
  registerKept(route, cli);
}

function registerKept(route: Command, cli: Cli): void {
  route
    .command('enter')
    .description('keep a route under a name, for heat plan and heat predict; the latest counts')
    .argument('<name>', 'such as triple-melt')
    .requiredOption('--from <file>', 'JSON list of operations, or a document with a route')
    .option('--reason <words>', 'why it replaces the one before')
    .option(...byOption(enterRoute, 'who enters it'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt route enter triple-melt --from route.json --by p-plan')
    .action((name: string, { from, reason, by, json }: EnterOptions) =>
      perform(cli, enterRoute, {
        order: {
          name,
          route: routeIn(cli.readDocument(from), from),
          ...(reason === undefined ? {} : { reason }),
        },
        by,
        makesLedger: true,
        json,
        page: keptRoutePage,
      }),
    );
  route
    .command('show')
    .description('show a route that is kept under a name')
    .argument('<name>', 'such as triple-melt')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt route show triple-melt')
    .action((name: string, { json }: OutputOptions) =>
      perform(cli, showRoute, { order: { name }, json, page: keptRoutePage }),
    );
  route
    .command('list')
    .description('list the routes that are kept under a name')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt route list')
    .action(({ json }: OutputOptions) => perform(cli, listRoutes, { order: {}, json, page: keptRoutesPage }));
}
