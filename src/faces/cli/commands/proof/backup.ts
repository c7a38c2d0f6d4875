import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { rowsOfOffice } from '../../../../office/open-office.ts';
import { backupPage } from '../../../../pages/blocks/proof/ledger-page.ts';
import { type Beside, backUp } from '../../../../tasks/proof/backup-ledger.ts';
import { officeOver } from '../../../server/wire/remote-store.ts';
import { isOwnSocket, socketPath } from '../../../server/wire/socket-place.ts';
import type { Answer, Cli, OutputOptions } from '../../cli.ts';
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
  refuseInside(target, cli);
  const context = await cli.context({});
  const { size } = await context.store.head();
  const file =
    isFolder(target) || target.endsWith('/')
      ? join(target, `remelt-${cli.clock().toISOString().slice(0, 10)}-${size}.backup`)
      : target;
  requireFolder(file, target);
  const beside = [...filesBeside(cli.ledgerFolder), ...(await rowsBeside(cli))];
  const answer = await backUp({ file, version: thisVersion().version, beside }, context);
  return { document: answer, text: await showPage(backupPage(answer)) };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A folder that is not there may be a disk that is not mounted: a copy is not written beside it. */
function requireFolder(file: string, target: string): void {
  const folder = dirname(resolve(file));
  if (isFolder(folder) && (file !== target || /\.[^./]+$/.test(file))) return;
  const missing = isFolder(folder) ? resolve(file) : folder;
  throw new InputError(`there is no folder ${missing}`, {
    where: target,
    allowed: 'a folder that is there, or a file in one with an ending such as .backup',
    cure: 'mount the disk, or make the folder first',
  });
}

/** A copy that lies in the folder of the ledger is lost with it. */
function refuseInside(target: string, cli: Cli): void {
  if (cli.databaseUrl) return;
  const way = relative(resolve(cli.ledgerFolder), resolve(target));
  if (way.startsWith('..') || resolve(way) === way) return;
  throw new InputError('a backup in the folder of the ledger is lost with it', {
    where: target,
    cure: 'name a file on another disk',
  });
}

/** Layouts of sheets that somebody confirmed; nothing else is taken out of the folder, whatever lies there. */
function filesBeside(folder: string): Beside[] {
  const home = join(folder, LAYOUTS_FOLDER);
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((name) => LAYOUT.test(name))
    .map((name) => ({
      of: 'file',
      name: `${LAYOUTS_FOLDER}/${name}`,
      content: readFileSync(join(home, name), 'utf8'),
    }));
}

const LAYOUT = /^[0-9a-f]{16}\.json$/;

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
