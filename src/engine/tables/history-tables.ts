import type { Compute } from '../../calculations/compute.ts';
import { InputError, RemeltError } from '../../foundation/errors.ts';
import { tablesIn } from './archive.ts';
import { readSheets } from './sheets.ts';

/** Most rows of a table of a history: years of an arc furnace have a row for each basket and sample (assumption). */
const MAX_ROWS = 300_000;

/** Sheets of several files, archives unpacked. A file that cannot be read is named beside the others; alone it is refused. */
export const readTables: Compute['readTables'] = async (files) => {
  const unpacked = (
    await Promise.all(
      files.map(async ({ name, bytes }) => {
        const own = Buffer.from(bytes);
        const isArchive = own[0] === 0x50 && own[1] === 0x4b;
        return (isArchive ? await tablesIn(own, name) : undefined) ?? [{ name, bytes: own }];
      }),
    )
  ).flat();
  if (unpacked.length === 0)
    throw new InputError('there is no table in what was given', {
      path: 'files',
      allowed: 'CSV, XLSX, or an archive (.zip) or folder of them',
    });
  const sheets: Awaited<ReturnType<typeof readSheets>>[number][] = [];
  const notRead: { where: string; words: string }[] = [];
  for (const { name, bytes } of unpacked) {
    try {
      sheets.push(...(await readSheets(bytes, name, { maxRows: MAX_ROWS })));
    } catch (error) {
      if (unpacked.length === 1 || !(error instanceof RemeltError)) throw error;
      notRead.push({ where: name, words: error.message });
    }
  }
  return { sheets, notRead };
};
