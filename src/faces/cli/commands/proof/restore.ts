import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parseDocument } from '../../../../documents/common.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { restoreOffice } from '../../../../office/open-office.ts';
import { restorePage } from '../../../../pages/blocks/proof/ledger-page.ts';
import { restoreLedger } from '../../../../tasks/proof/backup-ledger.ts';
import { contract } from '../../../../tasks/proof/verify-ledger/contract.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { newLinesOf } from '../../new-lines.ts';
import { given } from '../../perform.ts';
import { showPage } from '../../show-page.ts';
import { positiveIfGiven } from '../../typed/numbers.ts';
import { putFiles } from './backup.ts';

interface Options extends OutputOptions {
  readonly size?: string;
  readonly root?: string;
}

/** A ledger from a backup, where nothing is. */
export function register(program: Command, cli: Cli): void {
  program
    .command('restore')
    .description(
      'make the ledger from a backup, in an empty REMELT_FOLDER or DATABASE_URL; every record is checked',
    )
    .argument('<file>')
    .option(
      '--size <records>',
      'records of a head that was noted, on a certificate or when the backup was made',
    )
    .option('--root <hex>', 'root of that head, whole or its first 16 digits')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt restore /mnt/other-disk/remelt-2026-11-28-1240.backup')
    .action((file: string, options: Options) => cli.run(options, () => restored(cli, file, options)));
}

/** A head as it was noted; nothing where neither part of it was given. */
const head = (size: string | undefined, root: string | undefined) =>
  size === undefined && root === undefined ? undefined : { size: positiveIfGiven(size, '--size'), root };

/** What is seen before the backup is opened: no such file, or half of a head. */
function refuseHalf(file: string, size: string | undefined, root: string | undefined): void {
  if (!existsSync(file))
    throw new InputError(`there is no file ${file}`, {
      where: file,
      cure: 'check the path, and that its disk is there',
    });
  if ((size === undefined) !== (root === undefined))
    throw new InputError('--size and --root belong together', {
      path: size === undefined ? '--size' : '--root',
      cure: 'give both as they were noted, or neither',
    });
}

async function restored(cli: Cli, file: string, { size, root }: Options): Promise<Answer> {
  const { databaseUrl } = cli;
  refuseHalf(file, size, root);
  const noted = parseDocument(contract.order, given({ noted: head(size, root) }), 'restore').noted;
  const answer = await restoreLedger({
    file,
    noted,
    place: { folder: cli.ledgerFolder, databaseUrl },
    cache: cli.cache,
    clock: cli.clock,
    onProgress: newLinesOf(cli.note),
    putBeside: async (beside, draft) => {
      if (draft !== null) putFiles(beside, draft);
      const rows = beside.flatMap(({ of, name, content }) =>
        of === 'office' ? [{ table: name, row: content as Readonly<Record<string, unknown>> }] : [],
      );
      if (rows.length === 0) return;
      if (draft !== null) await restoreOffice({ folder: join(draft, 'office') }, rows);
      else if (databaseUrl) await restoreOffice({ databaseUrl }, rows);
    },
  });
  // opened as by every verb: what this account has seen of the ledger beyond the backup is said
  await (await cli.context({})).store.head();
  return { document: answer, text: await showPage(restorePage(answer)) };
}
