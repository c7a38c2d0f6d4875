import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { TaskContext } from '../../../desk/context.ts';
import { InputError } from '../../../foundation/errors.ts';
import { type Beside, backUp, checkCopy, firstRecordOf } from '../../../tasks/proof/backup-ledger.ts';
import type { Copies, Plant } from '../../server/plant.ts';
import type { Cli } from '../cli.ts';
import { thisVersion } from '../version.ts';
import { LAYOUTS_FOLDER } from './remembered-layouts.ts';

/** Where the ledger lies that is copied. */
type Kept = Pick<Cli, 'databaseUrl' | 'ledgerFolder'>;

/** A copy by the name that it is given in a folder: day, and records. */
const COPY = /^remelt-\d{4}-\d{2}-\d{2}-(\d+)\.backup$/;

/**
 * The file that a copy of so many records is written to: the one that is named, or one named by day and size in the folder. Throws
 * InputError for a place in the folder of the ledger, and for a folder that is not there.
 */
export function copyIn(
  target: string,
  { size, now, ...kept }: Kept & { readonly size: number; readonly now: Date },
): string {
  refuseInside(target, kept);
  const file =
    isFolder(target) || target.endsWith('/')
      ? join(target, `remelt-${now.toISOString().slice(0, 10)}-${size}.backup`)
      : target;
  requireFolder(file, target);
  return file;
}

/** A copy in a folder, by its name. */
interface Copy {
  readonly file: string;
  /** Records in it. */
  readonly size: number;
  /** When it was written. */
  readonly at: string;
}

/** The copies in a folder, the latest first; null where the folder cannot be reached. A share that hangs holds up nobody else. */
async function copiesIn(folder: string): Promise<readonly Copy[] | null> {
  const names = await disk.readdir(folder).catch(() => null);
  if (names === null) return null;
  const copies = await Promise.all(
    names.map(async (file): Promise<readonly Copy[]> => {
      const [, size] = COPY.exec(file) ?? [];
      const found = size === undefined ? null : await disk.lstat(join(folder, file)).catch(() => null);
      return found?.isFile() ? [{ file, size: Number(size), at: found.mtime.toISOString() }] : [];
    }),
  );
  return copies.flat().toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** Copies of the ledger of a folder and of its office, as the verb `backup` writes them. */
export const copiesOf = (
  cli: Pick<Cli, 'databaseUrl' | 'ledgerFolder' | 'clock'>,
  office: Plant['office'],
): Copies => ({
  // the end of the path says that a folder is meant
  check: (folder) => void copyIn(`${folder}/`, { ...cli, size: 0, now: cli.clock() }),
  look: async (folder) => {
    const copies = await copiesIn(folder);
    return { reached: copies !== null, last: copies?.[0] ?? null };
  },
  write: (folder, context) => written(folder, context, { cli, office }),
  writeAndKeep: async (folder, keep, context) => {
    const { size } = await context.store.head();
    const file = copyIn(`${folder}/`, { ...cli, size, now: cli.clock() });
    if (!existsSync(file)) await written(folder, context, { cli, office });
    const { root } = await context.store.checkpoint(size);
    await checkCopy(file, { size, root });
    await keepLatest(folder, { keep, made: basename(file), store: context.store });
  },
});

interface Where {
  readonly cli: Kept & Pick<Cli, 'clock'>;
  readonly office: Plant['office'];
}

async function written(folder: string, context: TaskContext, { cli, office }: Where) {
  const { size } = await context.store.head();
  const rows = await (await office()).rows();
  const beside = [
    ...filesBeside(cli.ledgerFolder),
    ...rows.map(({ table, row }) => ({ of: 'office' as const, name: table, content: row })),
  ];
  const file = copyIn(`${folder}/`, { ...cli, size, now: cli.clock() });
  return backUp({ file, version: thisVersion().version, beside }, context);
}

interface Keeping {
  readonly keep: number;
  /** The copy that was made now: it stays whatever its time says. */
  readonly made: string;
  readonly store: TaskContext['store'];
}

/** Removes the oldest copies of this ledger until so many are left. What cannot be read, or is of another ledger, stays. */
async function keepLatest(folder: string, { keep, made, store }: Keeping): Promise<void> {
  const [first] = await store.records(0, 1);
  const copies = ((await copiesIn(folder)) ?? []).filter(({ file }) => file !== made);
  const own: string[] = [];
  for (const { file } of copies)
    if ((await firstRecordOf(join(folder, file))) === first?.text) own.push(file);
  for (const file of own.slice(Math.max(0, keep - 1))) await disk.rm(join(folder, file));
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
function refuseInside(target: string, { databaseUrl, ledgerFolder }: Kept): void {
  if (databaseUrl) return;
  const way = relative(resolve(ledgerFolder), resolve(target));
  if (way.startsWith('..') || resolve(way) === way) return;
  throw new InputError('a backup in the folder of the ledger is lost with it', {
    where: target,
    cure: 'name a file on another disk',
  });
}

/** Layouts of sheets that somebody confirmed; nothing else is taken out of the folder, whatever lies there. */
export function filesBeside(folder: string): Beside[] {
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

export const LAYOUT = /^[0-9a-f]{16}\.json$/;
