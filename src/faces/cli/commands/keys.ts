import type { Command } from 'commander';
import { keysPage, trustPage } from '../../../pages/blocks/keys-page.ts';
import { listKeys } from '../../../tasks/proof/list-keys/list-keys.ts';
import { makeKey } from '../../../tasks/proof/make-key/make-key.ts';
import { revokeKey } from '../../../tasks/proof/revoke-key/revoke-key.ts';
import { trustDocument } from '../../../tasks/proof/trust-document/trust-document.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';
import { verifierPageWords } from '../verifier-page-words.ts';
import { lookAtTargets, writeFile } from '../write-file.ts';

interface MakeOptions extends OutputOptions {
  readonly mlDsa?: true;
  readonly for?: string;
  readonly origin?: string;
  readonly by?: string;
}
interface RevokeOptions extends OutputOptions {
  readonly mlDsa?: true;
  readonly for?: string;
  readonly lost?: boolean;
  readonly exposed?: boolean;
  readonly since?: string;
  readonly reason: string;
  readonly by?: string;
}

interface TrustOptions extends OutputOptions {
  readonly out: string;
  readonly askMlDsa?: boolean;
}

/** What was typed for the person of a key. */
const FOR = { person: '--for' };

/** Keys that sign checkpoints and certificates: made, replaced and revoked by records. */
export function register(program: Command, cli: Cli): void {
  const keys = program
    .command('keys')
    .description('list, make, revoke and hand out the keys that sign checkpoints and certificates');
  keys
    .command('list')
    .description('list the public keys of the log and of persons')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt keys list')
    .action(({ json }: OutputOptions) => perform(cli, listKeys, { order: {}, json, page: keysPage }));
  keys
    .command('trust')
    .description('write the trust document for customers: keys of the log and of persons')
    .requiredOption('--out <file>', 'where to write it')
    .option('--ask-ml-dsa', 'its policy asks for the signature of the plant by ML-DSA-44 too')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt keys trust --out trust.json')
    .action(({ out, askMlDsa: askCosigner, json }: TrustOptions) => {
      lookAtTargets([out]);
      return perform(cli, trustDocument, {
        order: { askCosigner },
        json,
        page: trustPage,
        written: (trust) => [writeFile(out, `${JSON.stringify(trust, null, 1)}\n`), verifierPageWords()],
      });
    });
  keys
    .command('make')
    .description(
      'make a new key; the private half of that of the log stays with the ledger, that of a person with this account (REMELT_KEYS)',
    )
    .option('--for <person>', 'a key of that person, who makes it; without, the key of the log')
    .option('--ml-dsa', 'the key that cosigns checkpoints for the plant by ML-DSA-44 (FIPS 204)')
    .option('--origin <name>', 'name of the log on its checkpoints, for its first key')
    .option(
      ...byOption({ act: null }, 'who makes it; the key of the log needs the role certifier or quality'),
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt keys make --by p-qual')
    .action(({ for: person, origin, mlDsa: cosigner, by = person, json }: MakeOptions) =>
      perform(cli, makeKey, { order: { person, origin, cosigner }, words: FOR, by, json, page: keysPage }),
    );
  keys
    .command('revoke')
    .description('record that a key signs no more')
    .option('--for <person>', 'the key of that person; without, the key of the log')
    .option('--ml-dsa', 'the key that cosigns for the plant')
    .option('--lost', 'nobody has it any more; what it signed still counts')
    .option('--exposed', 'somebody else may have it')
    .option('--since <time>', 'since when what an exposed key signed does not count; default: always')
    .requiredOption('--reason <words>', 'why')
    .option(...byOption({ act: null }, 'who says so'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt keys revoke --exposed --reason "laptop stolen" --by p-qual')
    .action(({ for: person, mlDsa: cosigner, lost, exposed, since, reason, by, json }: RevokeOptions) =>
      perform(cli, revokeKey, {
        order: { person, cosigner, ending: exposed ? 'exposed' : lost ? 'lost' : 'retired', since, reason },
        words: FOR,
        by,
        json,
        page: keysPage,
      }),
    );
}
