import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { rowsOfOffice } from '../../../../office/open-office.ts';
import { backupPage } from '../../../../pages/blocks/proof/ledger-page.ts';
import { type Beside, backUp } from '../../../../tasks/proof/backup-ledger.ts';
import { officeOver } from '../../../server/wire/remote-store.ts';
import { isOwnSocket, socketPath } from '../../../server/wire/socket-place.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
import { copyIn, filesBeside, LAYOUT } from '../../kept/backup-files.ts';
import { LAYOUTS_FOLDER } from '../../kept/remembered-layouts.ts';
import { showPage } from '../../show-page.ts';
import { thisVersion } from '../../version.ts';

interface Options extends OutputOptions {
  readonly by?: string;
}

/** A copy of everything that the ledger holds, in one file. */
export function register(program: Command, cli: Cli): void {
  program
    .command('backup')
    .description('copy the ledger and its office into one file, while others work; never a private key')
    .argument('<file>', 'file to write, or a folder that gets one named by day and size')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExamples:\n  remelt backup /mnt/other-disk\n  remelt backup monday.backup')
    .action((file: string, { json }: Options) => cli.run({ json }, () => written(cli, file)));
}

async function written(cli: Cli, target: string): Promise<Answer> {
  // looked at before the ledger is opened
  copyIn(target, { ...cli, size: 0, now: cli.clock() });
  const context = await cli.context({});
  const { size } = await context.store.head();
  const file = copyIn(target, { ...cli, size, now: cli.clock() });
  const beside = [...filesBeside(cli.ledgerFolder), ...(await rowsBeside(cli))];
  const answer = await backUp({ file, version: thisVersion().version, beside }, context);
  return { document: answer, text: await showPage(backupPage(answer)) };
}

/** Puts such files back; a file of another name is left alone. */
export function putFiles(beside: readonly Beside[], folder: string): void {
  for (const { of, name, content } of beside) {
    const [home, file = ''] = name.split('/');
    if (of !== 'file' || home !== LAYOUTS_FOLDER || !LAYOUT.test(file)) continue;
    mkdirSync(join(folder, LAYOUTS_FOLDER), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, LAYOUTS_FOLDER, file), String(content), { mode: 0o600 });
  }
}

/** Rows of the office: of the server that holds the folder, else of its database. */
async function rowsBeside({ databaseUrl, ledgerFolder }: Cli): Promise<Beside[]> {
  const socket = socketPath(ledgerFolder);
  const folder = join(ledgerFolder, 'office');
  const rows = databaseUrl
    ? await rowsOfOffice({ databaseUrl })
    : isOwnSocket(socket)
      ? await officeOver(socket, thisVersion().version)
      : existsSync(join(folder, 'PG_VERSION'))
        ? await rowsOfOffice({ folder })
        : [];
  return rows.map(({ table, row }) => ({ of: 'office', name: table, content: row }));
}
