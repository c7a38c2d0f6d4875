import type { Command } from 'commander';
import { DISCLOSURES } from '../../../documents/bundle.ts';
import { disclosuresPage } from '../../../pages/blocks/disclosure-page.ts';
import { listDisclosures } from '../../../tasks/proof/list-disclosures.ts';
import { setDisclosure } from '../../../tasks/proof/set-disclosure.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';

interface SetOptions extends OutputOptions {
  readonly opens: string;
  readonly reason?: string;
  readonly by?: string;
}

/** What customers are shown of their metal. */
export function register(program: Command, cli: Cli): void {
  const disclosure = program
    .command('disclosure')
    .description('say and show which fields go to which customer; bundles open what the policy says');
  disclosure
    .command('set')
    .description('say what a customer is shown from now on')
    .argument('<customer>', 'name as on their certificates')
    .requiredOption('--opens <words>', `with commas: ${DISCLOSURES.join(', ')}; none = nothing`)
    .option('--reason <words>', 'why')
    .option(...byOption(setDisclosure, 'who decides it'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt disclosure set X --opens inputs,results,certificate --by p-qual',
    )
    .action((customer: string, { opens, reason, by, json }: SetOptions) =>
      perform(cli, setDisclosure, {
        order: { customer, opens: wordsIn(opens), reason },
        by,
        json,
        page: disclosuresPage,
      }),
    );
  disclosure
    .command('show')
    .description('show what a customer is shown, or the policies of all')
    .argument('[customer]', 'name as on their certificates')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt disclosure show X')
    .action((customer: string | undefined, { json }: OutputOptions) =>
      perform(cli, listDisclosures, { order: { customer }, json, page: disclosuresPage }),
    );
}

const wordsIn = (opens: string): readonly string[] =>
  opens === 'none' ? [] : opens.split(',').map((word) => word.trim());
