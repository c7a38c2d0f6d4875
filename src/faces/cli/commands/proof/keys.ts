import type { Command } from 'commander';
import { trustText } from '../../../../documents/proof/bundle.ts';
import { trustPage } from '../../../../pages/blocks/proof/keys-page.ts';
import { contract } from '../../../../tasks/proof/trust-document/contract.ts';
import { trustDocument } from '../../../../tasks/proof/trust-document/trust-document.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { perform } from '../../perform.ts';
import { takeFields } from '../../verb.ts';
import { verifierPageWords } from '../../verifier-page-words.ts';
import { lookAtTargets, writeFile } from '../../write-file.ts';

/** Keys that sign checkpoints and certificates: handed out with the page that verifies by them. */
export function register(program: Command, cli: Cli): void {
  const trust = program
    .command('keys')
    .description('list, make, revoke and hand out the keys that sign checkpoints and certificates')
    .command('trust')
    .description('write the trust document for customers: keys of the log and of persons')
    .requiredOption('--out <file>', 'where to write it');
  const { orderOf } = takeFields(trust, contract.order);
  trust
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt keys trust --out trust.json')
    .action(({ out, json, ...typed }: OutputOptions & { readonly out: string }) => {
      lookAtTargets([out]);
      return perform(cli, trustDocument, {
        order: orderOf(typed, cli),
        json,
        page: trustPage,
        written: (document) => [writeFile(out, trustText(document)), verifierPageWords()],
      });
    });
}
