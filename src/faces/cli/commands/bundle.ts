import type { Command } from 'commander';
import { DISCLOSURES } from '../../../documents/bundle.ts';
import { disclosurePreviewPage } from '../../../pages/blocks/disclosure-page.ts';
import { bundlePage } from '../../../pages/blocks/keys-page.ts';
import { makeBundle } from '../../../tasks/proof/make-bundle/make-bundle.ts';
import { previewBundle } from '../../../tasks/proof/preview-bundle/preview-bundle.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { positiveIfGiven } from '../numbers.ts';
import { byOption, perform } from '../perform.ts';
import { lookAtTargets, writeFile } from '../write-file.ts';

interface BundleOptions extends OutputOptions {
  readonly for: string;
  readonly disclose?: string;
  readonly release?: string;
  readonly since?: string;
  readonly witness?: string;
  readonly dryRun?: boolean;
  readonly by?: string;
  readonly out?: string;
}

const WORDS = { customer: '--for', released: '--release', witnesses: '--witness' };

/** What a customer verifies metal by, without this ledger. */
export function register(program: Command, cli: Cli): void {
  program
    .command('bundle')
    .description(
      'make a bundle by which a customer verifies a heat or object, offline and without this ledger',
    )
    .argument('<subject>', 'heat:H-1 or object:I-1')
    .requiredOption('--for <customer>', 'who receives it; certificates of others stay closed')
    .option(
      '--disclose <words>',
      `opened beside the policy of the customer, with commas: ${DISCLOSURES.join(', ')}; without a policy, inputs, results, certificate and footprint`,
    )
    .option('--release <file>', 'what remelt release --of saved; its verdict can then be computed again')
    .option('--since <records>', 'size of an earlier checkpoint that this one is shown to continue')
    .option('--witness <urls>', 'witnesses that are asked to sign its checkpoint too, with commas')
    .option('--dry-run', 'show what would be opened, field by field, and make nothing')
    .option(...byOption(makeBundle, 'who hands it out'))
    .option('--out <file>', 'write it there')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt bundle heat:H26-001 --for X --out bundle.json')
    .action(
      (
        subject: string,
        { for: customer, disclose: words, release, since, witness, dryRun, by, out, json }: BundleOptions,
      ) => {
        const disclose = words?.split(',').map((word) => word.trim());
        if (dryRun)
          return perform(cli, previewBundle, {
            order: { subject, customer, disclose },
            words: WORDS,
            by,
            json,
            page: disclosurePreviewPage,
          });
        lookAtTargets([out], ...(release === undefined ? [] : [release]));
        return perform(cli, makeBundle, {
          order: {
            subject,
            customer,
            disclose,
            released: release === undefined ? undefined : cli.readDocument(release),
            since: since === undefined ? undefined : [positiveIfGiven(since, '--since')],
            witnesses: witness?.split(','),
          },
          words: WORDS,
          by,
          json,
          page: bundlePage,
          written: (bundle) =>
            out === undefined ? [] : [writeFile(out, `${JSON.stringify(bundle, null, 1)}\n`)],
        });
      },
    );
}
