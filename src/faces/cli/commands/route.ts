import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { routeCheckPage, routeSettingsPage } from '../../../pages/blocks/route-page.ts';
import type { Answer, Cli } from '../cli.ts';
import { showPage } from '../show-page.ts';

const EXIT = { PASS: 0, FAIL: 1, HOLD: 3 } as const;

/** The order of a route before anything is computed, and what may be set at its operations. */
export function register(program: Command, cli: Cli): void {
  program
    .command('route')
    .description('check the order of operations and additions; exit 0 PASS, 1 FAIL, 3 HOLD; or list settings')
    .argument('<verb>', 'check, settings')
    .argument('[what]', 'check: a remelt-simulate/1 document, - = standard input; settings: one operation')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt route check docs/formats/simulate.example.json\n  remelt route settings electroslag',
    )
    .action((verb: string, what: string | undefined, options: { json?: boolean }) =>
      cli.run(options, async () => {
        if (verb === 'check') return checked(what, cli);
        if (verb === 'settings') return listed(what, cli);
        throw new InputError(`route knows no "${verb}"`, {
          path: 'route',
          value: verb,
          allowed: 'check, settings',
        });
      }),
    );
}

async function checked(file: string | undefined, cli: Cli): Promise<Answer> {
  if (file === undefined) {
    throw new InputError('route check needs a document', {
      path: 'file',
      allowed: 'a remelt-simulate/1 document, - = standard input',
    });
  }
  const output = await cli.compute.checkRoute(cli.readDocument(file));
  return { document: output, text: await showPage(routeCheckPage(output)), exit: EXIT[output.verdict] };
}

async function listed(operation: string | undefined, cli: Cli): Promise<Answer> {
  const document = await cli.compute.routeSettings(operation === undefined ? {} : { operation });
  return { document, text: await showPage(routeSettingsPage(document.operations)) };
}
