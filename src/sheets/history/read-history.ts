import type { PastHeat } from '../../documents/heats/history.ts';
import type { HistoryReading } from '../../documents/heats/history-reading.ts';
import type { ScrapHeat } from '../../documents/heats/scrap-history.ts';
import type { DayOrder } from '../../documents/sheet/days.ts';
import type { DecimalSign } from '../../documents/sheet/decimals.ts';
import type { Sheet } from '../../documents/sheet/sheet.ts';
import { InputError, RemeltError } from '../../foundation/errors.ts';
import { scrapHeatsFrom } from './baskets.ts';
import { dayOrderOf } from './cells.ts';
import { collectRows } from './collect.ts';
import { type HistoryColumn, type HistoryOverrides, type HistoryTable, tableOf } from './columns.ts';
import { BY_LETTERS, heatsFrom, lettersOf, type SaidOfAll, USUAL_MASS_KG } from './heats.ts';
import type { Collected, HistoryRow } from './rows.ts';
import { isOfBaskets, SETTING_FIELDS } from './words.ts';

/** What who brings the tables says beside them. */
export interface HistoryOptions {
  readonly columns: HistoryOverrides;
  readonly said: SaidOfAll;
  readonly dates?: DayOrder | undefined;
  readonly decimal?: DecimalSign | undefined;
  readonly unitChange?: 'leave-out' | 'convert' | undefined;
}

/** Tables as understood, and the heats that they hold. */
export interface HistoryRead {
  readonly reading: HistoryReading;
  readonly heats: readonly PastHeat[];
  /** Heats of an arc furnace by class of scrap; null for another furnace. */
  readonly scrap: readonly ScrapHeat[] | null;
}

/** What melts scrap by its classes and is not simulated. */
const ARC = 'arc';
/** What the furnace of a table does, where neither somebody nor a table says it. */
const USUAL = 'vacuum-induction';

/** Understands tables of past heats, in any layout. Throws InputError where no table is one of heats; what else is wrong stands in the answer. */
export function readHistory(sheets: readonly Sheet[], options: HistoryOptions): HistoryRead {
  const opened = sheets.map((sheet) => ({ sheet, table: tried(() => tableOf(sheet, options.columns)) }));
  const found = withAdditions(opened.flatMap(({ table }) => (table instanceof RemeltError ? [] : [table])));
  if (found.length === 0) {
    const [first] = opened.flatMap(({ table }) => (table instanceof RemeltError ? [table] : []));
    throw (
      first ?? new InputError('there is no table', { path: 'files', allowed: 'at least one table of heats' })
    );
  }
  const operation = options.said.operation ?? (found.some(({ kind }) => kind === 'baskets') ? ARC : USUAL);
  const said = { ...options.said, operation };
  const { tables, unused } = usable(found, operation);
  const dates = orderOfDates(tables, options.dates);
  const collected = tables.map((table) =>
    collectRows(table, {
      dates: dates.order,
      decimal: options.decimal,
      unitChange: options.unitChange ?? 'leave-out',
    }),
  );
  const rows = collected.flatMap((one) => one.rows);
  const read = operation === ARC ? ofBaskets(rows, said) : ofHeats(rows, said, tables);
  return {
    heats: read.heats,
    scrap: read.scrap,
    reading: {
      tables: [
        ...tables.map((table, i) => shownTable(table, collected[i]!)),
        ...unused,
        ...opened.flatMap(({ sheet, table }) =>
          table instanceof RemeltError ? [notUsed(sheet.where, sheet.rows.length, table.message)] : [],
        ),
      ],
      furnaces: furnacesOf(read.scrap ?? read.heats),
      refused: [...collected.flatMap((one) => one.refused), ...read.refused],
      assumed: [...read.assumed],
      taken: [
        ...sheets.flatMap(({ taken }) => taken),
        ...collected.flatMap((one) => one.taken),
        ...read.taken,
      ],
      asked: [
        ...dates.asked,
        ...collected.flatMap((one) => one.asked),
        ...furnacesAsked(rows, said),
        ...read.asked,
      ],
    },
  };
}

interface OfRows extends Pick<HistoryRead, 'heats' | 'scrap'> {
  readonly refused: HistoryReading['refused'];
  readonly assumed: HistoryReading['assumed'];
  readonly taken: readonly string[];
  readonly asked: HistoryReading['asked'];
}

function ofHeats(rows: readonly HistoryRow[], said: SaidOfAll, tables: readonly HistoryTable[]): OfRows {
  const { heats, refused, assumed } = heatsFrom(rows, said);
  const hasMass =
    rows.some(({ settings }) => settings.mass !== undefined) || said.settings.mass !== undefined;
  const lacksTime = heats.some(({ route }) => route[0]?.settings?.time_s === undefined);
  return {
    ...{ heats, scrap: null, taken: [] },
    refused: [...refused],
    assumed: [
      ...assumed,
      ...(hasMass || heats.length === 0
        ? []
        : [
            {
              what: 'charged mass',
              value: USUAL_MASS_KG,
              unit: 'kg',
              source: 'no column says it; it decides the surface of the bath. --set mass=300 says it',
            },
          ]),
    ],
    asked: lacksTime ? [askTime(tables)] : [],
  };
}

function ofBaskets(rows: readonly HistoryRow[], said: SaidOfAll): OfRows {
  const { heats, refused, taken } = scrapHeatsFrom(rows, said);
  const hasBaskets = rows.some(({ masses }) => masses.length > 0);
  return {
    ...{ heats: [], scrap: heats, assumed: [], taken },
    refused: [...refused],
    asked: hasBaskets
      ? []
      : [
          {
            where: rows[0]?.table.where ?? 'the tables',
            words: 'no table says how much of each class of scrap was charged',
            cure: "--map 'HEADING=material' 'HEADING=amount[kg]' for a row for each class, 'HEADING=class shredded[kg]' for a column for each",
          },
        ],
  };
}

/** Beside a table that is called one of baskets or scrap, others of masses by material are additions. */
const withAdditions = (tables: readonly HistoryTable[]): readonly HistoryTable[] =>
  tables.some(({ kind, where }) => kind === 'baskets' && isOfBaskets(where))
    ? tables.map((table) =>
        table.kind === 'baskets' && !isOfBaskets(table.where) ? { ...table, kind: 'additions' } : table,
      )
    : tables;

/** Tables with the number of the heat; of an arc furnace without the settings, which its scrap does not need. */
function usable(
  found: readonly HistoryTable[],
  operation: string,
): { readonly tables: readonly HistoryTable[]; readonly unused: HistoryReading['tables'] } {
  const hasHeat = ({ columns }: HistoryTable): boolean => columns.some(({ field }) => field === 'heat');
  if (!found.some(hasHeat)) return { tables: found, unused: [] };
  const isUsed = (table: HistoryTable): boolean =>
    hasHeat(table) &&
    (operation !== ARC ||
      table.columns.some(
        ({ content, material, field }) => content || material || field === 'material' || field === 'tapped',
      ));
  const needed = ({ field }: HistoryTable['columns'][number]): boolean =>
    field === undefined || !(field in SETTING_FIELDS);
  return {
    tables: found
      .filter(isUsed)
      .map((table) => (operation === ARC ? { ...table, columns: table.columns.filter(needed) } : table)),
    unused: found
      .filter((table) => !isUsed(table))
      .map((table) =>
        notUsed(
          table.where,
          table.layout.rows.length,
          hasHeat(table) ? 'it holds neither baskets nor contents' : 'no column holds the number of the heat',
        ),
      ),
  };
}

const notUsed = (where: string, rows: number, words: string): HistoryReading['tables'][number] => ({
  ...{ where, kind: 'not-used', rows, columns: [], words },
});

function tried<T>(read: () => T): T | RemeltError {
  try {
    return read();
  } catch (error) {
    if (error instanceof RemeltError && error.code === 'input') return error;
    throw error;
  }
}

/** Order of day and month of all tables: as stated, else as one of them shows it. */
function orderOfDates(
  tables: readonly HistoryTable[],
  stated: DayOrder | undefined,
): { readonly order: DayOrder; readonly asked: HistoryReading['asked'] } {
  if (stated !== undefined) return { order: stated, asked: [] };
  const orders = tables.map((table) => ({ table, order: dayOrderOf(table) }));
  const sure = orders.find(({ order }) => order === 'dmy' || order === 'mdy')?.order as DayOrder | undefined;
  const asked = orders.flatMap(({ table, order }) =>
    order === 'both' || (order === 'open' && sure === undefined)
      ? [
          {
            where: table.where,
            words:
              order === 'both'
                ? 'dates stand with the day first and with the month first'
                : 'dates may be day and month, or month and day',
            cure: '--dates dmy or --dates mdy',
          },
        ]
      : [],
  );
  return { order: sure ?? 'dmy', asked };
}

/** Heats with the same letters that make a furnace of their own likely (assumption). */
const LEAST_OF_FURNACE = 3;

/** Heats of two furnaces in one table that no column tells apart: their numbers begin with other letters. */
function furnacesAsked(rows: readonly HistoryRow[], { furnace }: SaidOfAll): HistoryReading['asked'] {
  if (furnace !== undefined || rows.some((row) => row.furnace !== undefined)) return [];
  const heats = new Map(rows.map((row) => [row.heat, row]));
  const groups = [...Map.groupBy(heats.values(), ({ heat }) => lettersOf(heat))].filter(
    ([letters, own]) => letters !== '' && own.length >= LEAST_OF_FURNACE,
  );
  if (groups.length < 2) return [];
  return [
    {
      where: rows[0]!.table.where,
      words: `heat numbers begin with ${groups.map(([letters, own]) => `${letters} (${own.length} heats, such as ${own[0]!.place})`).join(' and ')}, and no column names the furnace: are these two furnaces?`,
      cure: `--set furnace=${BY_LETTERS} takes each for a furnace of its own; --set furnace=VIM-1 takes all for one`,
    },
  ];
}

const askTime = ([table]: readonly HistoryTable[]): HistoryReading['asked'][number] => ({
  where: table!.where,
  words: 'no column says how long the metal was held, and removal cannot be told without it',
  cure: `--map 'HEADING=time[min]' names the column, --set time=60 says it for all heats [min]`,
});

function furnacesOf(heats: readonly Pick<PastHeat, 'furnace' | 'at'>[]): HistoryReading['furnaces'] {
  return [...Map.groupBy(heats, ({ furnace }) => furnace ?? null)].map(([furnace, own]) => {
    const days = own.flatMap(({ at }) => at ?? []).sort();
    return { furnace, heats: own.length, from: days[0] ?? null, to: days.at(-1) ?? null };
  });
}

const shownTable = (table: HistoryTable, { rows }: Collected): HistoryReading['tables'][number] => ({
  where: table.where,
  kind: rows.length === 0 ? 'not-used' : table.kind,
  rows: table.layout.rows.length,
  columns: table.columns.map((column) => ({
    heading: column.heading,
    what: meaningOf(column),
    why: column.why,
  })),
});

/** What a column is, as `--map` takes it. */
function meaningOf({ field, content, material, unit }: HistoryColumn): string | null {
  const of = unit === undefined ? '' : `[${unit}]`;
  if (content !== undefined) return `${content.stage === 'charged' ? 'charged ' : ''}${content.element}${of}`;
  if (material !== undefined) return `class ${material}${of}`;
  return field === undefined ? null : `${field}${of}`;
}
