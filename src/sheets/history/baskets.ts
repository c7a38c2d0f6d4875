import type { ScrapHeat } from '../../documents/heats/scrap-history.ts';
import { plainWords } from '../../documents/sheet/words.ts';
import { BY_LETTERS, lettersOf, type SaidOfAll } from './heats.ts';
import type { HistoryRow, ReadContent, RefusedRow } from './rows.ts';
import { listed } from './unit-change.ts';
import type { Element } from './words.ts';

/** Heats with their baskets, and what was refused on the way. */
export interface BasketsRead {
  readonly heats: readonly ScrapHeat[];
  readonly refused: readonly RefusedRow[];
  readonly taken: readonly string[];
}

/** Most heats that are named one by one where a part of them is missing. */
const MOST_NAMED = 20;

/** Heats of baskets and chemistry, joined by the number of the heat. What has only one of both is named. */
export function scrapHeatsFrom(rows: readonly HistoryRow[], { furnace }: SaidOfAll): BasketsRead {
  const refused: RefusedRow[] = [];
  const keyOf = joinKey(rows);
  const groups = Map.groupBy(rows, ({ heat }) => keyOf(heat));
  const withoutBaskets: HistoryRow[] = [];
  const withoutContents: HistoryRow[] = [];
  const heats = [...groups.values()].flatMap((own): ScrapHeat[] => {
    const baskets = own.filter(({ table, masses }) => table.kind === 'baskets' && masses.length > 0);
    const contents = lastContents(own);
    if (contents.length === 0) {
      if (baskets.length > 0) withoutContents.push(baskets[0]!);
      return [];
    }
    if (baskets.length === 0) {
      withoutBaskets.push(own.find((row) => row.contents.length > 0)!);
      return [];
    }
    return [heatOf(own, { baskets, contents, furnace })];
  });
  refused.push(...missing(withoutBaskets, 'no basket', 'a heat counts with its baskets alone'));
  refused.push(...missing(withoutContents, 'no content', 'a heat counts with a sample alone'));
  const additions = rows.filter(({ table, masses }) => table.kind === 'additions' && masses.length > 0);
  return {
    heats,
    refused,
    taken:
      additions.length === 0
        ? []
        : [
            `additions (${new Set(additions.map(({ table }) => table.where)).size === 1 ? additions[0]!.table.where : 'several tables'}) are taken to bring nothing that does not burn off`,
          ],
  };
}

/** How heats are joined: as written, or without leading zeros and blanks where tables write them in two ways. */
function joinKey(rows: readonly HistoryRow[]): (heat: string) => string {
  const plain = (heat: string): string => plainWords(heat).replaceAll(' ', '');
  const bare = (heat: string): string =>
    plain(heat)
      .replace(/^0+(?=\d)/, '')
      .replace(/^(\d+)\.0+$/, '$1');
  const sides = ['baskets', 'heats'].map((kind) => rows.filter(({ table }) => table.kind === kind));
  const shared = (key: (heat: string) => string): number => {
    const other = new Set(sides[1]!.map(({ heat }) => key(heat)));
    return new Set(sides[0]!.map(({ heat }) => key(heat)).filter((one) => other.has(one))).size;
  };
  return shared(bare) > shared(plain) ? bare : plain;
}

function missing(rows: readonly HistoryRow[], what: string, cure: string): RefusedRow[] {
  if (rows.length <= MOST_NAMED)
    return rows.map(({ place, heat }) => ({ where: place, heat, words: `heat ${heat} has ${what}`, cure }));
  return [...Map.groupBy(rows, ({ table }) => table.where)].map(([where, own]) => ({
    where: `${where}, ${listed(own.map(({ row }) => row))}`,
    words: `${own.length} heats have ${what}, such as ${own[0]!.heat}`,
    cure,
  }));
}

/** The last sample of a heat: what was tapped, by the words or the times of its rows. */
function lastContents(own: readonly HistoryRow[]): readonly ReadContent[] {
  const sampled = own.filter(({ contents }) => contents.length > 0);
  const rank = (row: HistoryRow): number =>
    (row.stage === 'end' || /final|end|tap|abstich|schluss|fertig/.test(plainWords(row.table.where))
      ? 1
      : 0) - (row.stage === 'charged' || /initial|first|start/.test(plainWords(row.table.where)) ? 1 : 0);
  const sorted = sampled.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.at ?? '').localeCompare(b.at ?? '') ||
      (a.at_s ?? 0) - (b.at_s ?? 0) ||
      Number(a.sample ?? 0) - Number(b.sample ?? 0) ||
      a.row - b.row,
  );
  const last = new Map<Element, ReadContent>();
  for (const { contents } of sorted)
    for (const one of contents) if (one.stage !== 'charged') last.set(one.element, one);
  return [...last.values()];
}

function heatOf(
  own: readonly HistoryRow[],
  {
    baskets,
    contents,
    furnace,
  }: {
    readonly baskets: readonly HistoryRow[];
    readonly contents: readonly ReadContent[];
    readonly furnace: string | undefined;
  },
): ScrapHeat {
  const charged = new Map<string, number>();
  for (const { masses } of baskets)
    for (const [name, kg] of masses) charged.set(name, (charged.get(name) ?? 0) + kg);
  const tapped = own.find(({ settings }) => settings.tapped !== undefined)?.settings.tapped;
  const at = own.flatMap((row) => row.at ?? []).sort()[0];
  const id = baskets[0]!.heat.trim();
  const named =
    own.find((row) => row.furnace !== undefined)?.furnace ??
    (furnace === BY_LETTERS ? lettersOf(id) || 'furnace' : furnace);
  const measured = contents.filter(({ below }) => !below);
  const limits = contents.filter(({ below }) => below);
  return {
    ...{ id, place: baskets[0]!.place },
    ...(named === undefined ? {} : { furnace: named }),
    ...(at === undefined ? {} : { at }),
    charged_kg: Object.fromEntries(charged),
    ...(tapped === undefined || tapped <= 0 ? {} : { tapped_kg: tapped }),
    ...(measured.length === 0
      ? {}
      : { composition_ppm: Object.fromEntries(measured.map(({ element, ppm }) => [element, ppm])) }),
    ...(limits.length === 0
      ? {}
      : { below_ppm: Object.fromEntries(limits.map(({ element, ppm }) => [element, ppm])) }),
  };
}
