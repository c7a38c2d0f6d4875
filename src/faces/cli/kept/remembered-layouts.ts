import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ColumnOverrides, columnAt, readOverrides } from '../../../documents/sheet/columns.ts';
import { layoutKey, type SheetOptions, type SheetReading } from '../../../documents/sheet/read-sheet.ts';
import type { FieldName } from '../../../documents/sheet/words.ts';
import { columnLetter } from '../../../documents/yard/raw-table.ts';
import { REMARK } from '../../../documents/yard/sheet-order.ts';
import { systemError, UnavailableError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';

/** What somebody confirmed of the sheets with the same headings. */
interface RememberedLayout {
  readonly format: 'remelt-import-layout/1';
  readonly headings: readonly string[];
  /** As `--map` takes them, by letter. */
  readonly columns: readonly string[];
  readonly set: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
  readonly dates: 'dmy' | 'mdy';
  readonly decimal?: '.' | ',';
  /** Day of the confirmation (ISO 8601). */
  readonly confirmedOn: string;
}

/** The layouts that were confirmed beside a ledger, one small file each. */
export interface RememberedLayouts {
  readonly find: (
    headings: readonly string[],
  ) => (SheetOptions & { readonly confirmedOn: string }) | undefined;
  readonly remember: (reading: SheetReading, options: SheetOptions, on: string) => void;
  /** True when there was one. */
  readonly forget: (headings: readonly string[]) => boolean;
}

/** Folder of the layouts in that of a ledger. */
export const LAYOUTS_FOLDER = 'import-layouts';

/** The layouts kept in `import-layouts/` of the ledger's folder. */
export function rememberedLayouts(folder: string): RememberedLayouts {
  const home = join(folder, LAYOUTS_FOLDER);
  const pathOf = (headings: readonly string[]): string =>
    join(home, `${hashOf(layoutKey(headings)).slice(0, 16)}.json`);
  return {
    find(headings) {
      const layout = readLayout(pathOf(headings));
      if (!layout || layoutKey(layout.headings) !== layoutKey(headings)) return undefined;
      return {
        columns: readOverrides(layout.columns.map((column) => `#${column}`)),
        set: new Map(Object.entries(layout.set)) as ReadonlyMap<FieldName, string>,
        words: new Map(Object.entries(layout.words)),
        dates: layout.dates,
        decimal: layout.decimal,
        confirmedOn: layout.confirmedOn,
      };
    },
    remember(reading, options, on) {
      const layout: RememberedLayout = {
        format: 'remelt-import-layout/1',
        headings: reading.headings,
        // A column that was empty may hold something next time: it is looked at then.
        columns: reading.columns
          .filter(({ why }) => why !== 'empty')
          .map(({ at, field, element, unit, method }) => {
            const what = element ?? field ?? '-';
            return `${columnLetter(at)}=${what}${unit === undefined ? '' : `[${unit}]`}${method === undefined ? '' : `@${method}`}`;
          }),
        set: Object.fromEntries(options.set ?? []),
        // the remark of another lot is another question
        words: Object.fromEntries([...(options.words ?? [])].filter(([, means]) => means !== REMARK)),
        dates: reading.dates,
        ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
        confirmedOn: on,
      };
      write(home, pathOf(reading.headings), `${JSON.stringify(layout, null, 2)}\n`);
    },
    forget(headings) {
      const path = pathOf(headings);
      const known = existsSync(path);
      rmSync(path, { force: true });
      return known;
    },
  };
}

/** True when every column that is used was confirmed: one that was empty then, or is new, is not. */
export const coversAll = (remembered: SheetOptions, { columns }: SheetReading): boolean =>
  columns.every(
    ({ at, field, element }) =>
      (field ?? element) === undefined || remembered.columns?.has(columnAt(at)) === true,
  );

/** What was remembered, with what is said now on top. */
export const withStated = (remembered: SheetOptions, stated: SheetOptions): SheetOptions => ({
  columns: new Map([
    ...(stated.columns ?? []),
    ...[...(remembered.columns ?? [])].filter(([name]) => stated.columns?.has(name) !== true),
  ]) as ColumnOverrides,
  set: new Map([...(remembered.set ?? []), ...(stated.set ?? [])]),
  words: new Map([...(remembered.words ?? []), ...(stated.words ?? [])]),
  dates: stated.dates ?? remembered.dates,
  decimal: stated.decimal ?? remembered.decimal,
  asWritten: stated.asWritten ?? false,
  leftOut: stated.leftOut ?? new Set(),
});

/** A layout that cannot be read any more is asked for again. */
function readLayout(path: string): RememberedLayout | undefined {
  try {
    const layout = JSON.parse(readFileSync(path, 'utf8')) as RememberedLayout;
    return layout.format === 'remelt-import-layout/1' &&
      Array.isArray(layout.headings) &&
      Array.isArray(layout.columns)
      ? layout
      : undefined;
  } catch {
    return undefined;
  }
}

function write(home: string, path: string, text: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw new UnavailableError(
      `the lots are booked, but the layout of the sheet cannot be remembered: ${systemError(error).code}`,
      {
        where: path,
        cure: 'make the folder of the ledger writable; the next import asks again',
      },
    );
  }
}
