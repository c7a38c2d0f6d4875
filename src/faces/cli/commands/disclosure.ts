import type { Command } from 'commander';
import { DISCLOSURES } from '../../../documents/bundle.ts';
import { disclosuresPage, erasurePage } from '../../../pages/blocks/disclosure-page.ts';
import { eraseField } from '../../../tasks/proof/erase-field/erase-field.ts';
import { listDisclosures } from '../../../tasks/proof/list-disclosures/list-disclosures.ts';
import { setDisclosure } from '../../../tasks/proof/set-disclosure/set-disclosure.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { performConfirmed } from '../confirmed.ts';
import { byOption, perform } from '../perform.ts';

interface SetOptions extends OutputOptions {
  readonly opens: string;
  readonly reason?: string;
  readonly by?: string;
}

interface EraseOptions extends OutputOptions {
  readonly reason: string;
  readonly by?: string;
  readonly yes?: boolean;
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
  registerErase(disclosure, cli);
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

function registerErase(disclosure: Command, cli: Cli): void {
  disclosure
    .command('erase')
    .description('erase a confidential field for good: shows what goes and where it may still be, then asks')
    .argument('<what>', 'lot:R-1001 and the like for all its records, or the number of one record')
    .argument('<field>', 'supplier, reference, note, certificate, reason, or name of a person who has ended')
    .requiredOption('--reason <words>', 'why')
    .option(...byOption(eraseField, 'who decides it'))
    .option('--yes', 'without asking')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt disclosure erase lot:R-1001 supplier --reason "asked by the supplier" --by p-qual',
    )
    .action((of: string, field: string, { reason, by, yes, json }: EraseOptions) =>
      performConfirmed(cli, eraseField, {
        order: { of, field, reason },
        ...{ by, yes, json },
        option: '--yes',
        isDone: ({ done }) => done,
        question: 'Erase this for good?',
        page: erasurePage,
      }),
    );
}

const wordsIn = (opens: string): readonly string[] =>
  opens === 'none' ? [] : opens.split(',').map((word) => word.trim());
