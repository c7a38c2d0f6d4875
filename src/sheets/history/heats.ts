import type { PastHeat } from '../../documents/heats/history.ts';
import { plainWords } from '../../documents/sheet/words.ts';
import type { HistoryRow, ReadContent, RefusedRow } from './rows.ts';
import { listed } from './unit-change.ts';
import { type Element, LINING_WORDS } from './words.ts';

/** `--set furnace=by-letters`: the letters at the beginning of the number of a heat name its furnace. */
export const BY_LETTERS = 'by-letters';

/** Letters at the beginning of the number of a heat. */
export const lettersOf = (heat: string): string => /^\p{L}+/u.exec(heat)?.[0]?.toUpperCase() ?? '';

/** What is said of all heats beside the tables, and taken where a row is silent. */
export interface SaidOfAll {
  /** Absent: as the tables show it. */
  readonly operation?: string | undefined;
  readonly furnace?: string | undefined;
  /** Settings [SI], mass [kg] and words that hold for heats whose row does not say them. */
  readonly settings: Readonly<Partial<Record<SettingName | 'mass', number>>>;
  readonly lining?: string | undefined;
  readonly method?: string | undefined;
  readonly balance?: string | undefined;
}

type SettingName = 'time' | 'temperature' | 'pressure' | 'leak' | 'liningAge';

/** Something that was taken for granted, with the heats or rows that it was taken for. */
export interface Granted {
  readonly what: string;
  readonly value: string | number;
  readonly unit: string;
  readonly source: string;
}

/** Heats of the tables, and what was taken for granted or refused on the way. */
export interface HeatsRead {
  readonly heats: readonly PastHeat[];
  readonly refused: readonly RefusedRow[];
  readonly assumed: readonly Granted[];
}

const UNITS: Readonly<Record<SettingName | 'mass', string>> = {
  ...{ time: 's', temperature: 'K', pressure: 'Pa', leak: 'Pa m3/s', liningAge: 'heats', mass: 'kg' },
};
const NAMES: Readonly<Record<SettingName | 'mass', string>> = {
  ...{ time: 'time in the furnace', temperature: 'temperature', pressure: 'pressure', leak: 'leak' },
  ...{ liningAge: 'heats on the lining', mass: 'charged mass' },
};

/** Contents of alloying metals above which a melt has its base by difference [ppm]. */
const MAIN_PPM = 5000;

/** Past heats of the rows of all tables, joined by furnace and heat. What is missing is taken from the other heats, and said. */
export function heatsFrom(rows: readonly HistoryRow[], said: SaidOfAll): HeatsRead {
  const refused: RefusedRow[] = [];
  const assumed: Granted[] = [];
  const groups = [...byHeat(once(rows, refused)).values()];
  const drafts = groups.map((own) => draftOf(own, { said, refused }));
  const filled = withMissing(drafts, { said, assumed, refused });
  const charged = withCharges(filled, { assumed, refused });
  const heats = charged.flatMap((draft) => {
    if (draft.samples.length > 0) return [heatOf(draft, said)];
    refused.push({
      where: draft.place,
      heat: draft.id,
      words: `heat ${draft.id} has no content after the charge`,
      cure: 'a heat without a sample teaches nothing; sample the next ones before they are poured',
    });
    return [];
  });
  if (
    said.method === undefined &&
    heats.some(({ samples }) => samples.some(({ method }) => method === 'laboratory'))
  )
    assumed.push({
      what: 'method of contents',
      value: 'laboratory',
      unit: '',
      source: 'no column names it; --set method=ICP-MS does',
    });
  return { heats, refused, assumed };
}

/** Rows by furnace and heat; a table that names no furnace is of the one that another names for the heat. */
function byHeat(rows: readonly HistoryRow[]): ReadonlyMap<string, readonly HistoryRow[]> {
  const furnaces = new Map<string, Set<string>>();
  for (const { heat, furnace } of rows)
    if (furnace !== undefined) furnaces.set(heat, (furnaces.get(heat) ?? new Set()).add(plainWords(furnace)));
  return Map.groupBy(rows, ({ heat, furnace }) => {
    const [only, other] = furnaces.get(heat) ?? [];
    const own = furnace === undefined ? (other === undefined ? only : undefined) : plainWords(furnace);
    return `${own ?? ''}|${heat}`;
  });
}

/** Rows without those that say a heat of their table once more: nothing tells their samples apart. */
function once(rows: readonly HistoryRow[], refused: RefusedRow[]): readonly HistoryRow[] {
  const seen = new Map<string, HistoryRow>();
  return rows.filter((row) => {
    const { table, heat, furnace, sample, stage, at_s, at, masses } = row;
    if (masses.length > 0) return true;
    const key = [table.where, furnace, heat, sample, stage, at_s, at].join('|');
    const before = seen.get(key);
    seen.set(key, before ?? row);
    if (before === undefined) return true;
    refused.push({
      where: row.place,
      heat,
      words: `heat ${heat} stands in row ${before.row} already; the first counts`,
      cure: 'give each sample a time or a number of its own, and each heat one row',
    });
    return false;
  });
}

interface Draft {
  readonly id: string;
  readonly furnace?: string | undefined;
  readonly at?: string | undefined;
  readonly place: string;
  readonly row: HistoryRow;
  readonly settings: Readonly<Partial<Record<SettingName | 'mass', number>>>;
  readonly lining?: string | undefined;
  readonly atmosphere?: string | undefined;
  readonly charged: ReadonlyMap<Element, ReadContent>;
  readonly chargeSpread?: ReadonlyMap<Element, number>;
  readonly samples: readonly {
    readonly id: string;
    readonly at_s?: number | undefined;
    readonly method: string;
    readonly contents: readonly ReadContent[];
  }[];
}

function draftOf(
  own: readonly HistoryRow[],
  { said, refused }: { readonly said: SaidOfAll; readonly refused: RefusedRow[] },
): Draft {
  const [first] = own as [HistoryRow, ...HistoryRow[]];
  const value = <K extends keyof HistoryRow>(key: K): HistoryRow[K] | undefined =>
    own.find((row) => row[key] !== undefined)?.[key];
  const lining = value('lining');
  const id = first.heat.trim();
  const sampled = own.filter(({ contents }) => contents.length > 0);
  // rows of one table that have the same sample and time are one heat written twice
  const isPerSample = sampled.length > 1;
  const { charged, samples } = contentsOf(sampled, { isPerSample, said, refused, id });
  return {
    id,
    furnace: value('furnace') ?? (said.furnace === BY_LETTERS ? lettersOf(id) || 'furnace' : said.furnace),
    at: own
      .map(({ at }) => at)
      .filter((at) => at !== undefined)
      .sort()[0],
    place: first.place,
    row: first,
    settings: Object.fromEntries(
      (Object.keys(UNITS) as (SettingName | 'mass')[]).flatMap((name) => {
        const found = own.find(({ settings }) => settings[name] !== undefined)?.settings[name];
        return found === undefined ? [] : [[name, found]];
      }),
    ),
    lining: lining === undefined ? undefined : liningNamed(lining),
    atmosphere: value('atmosphere'),
    charged,
    samples,
  };
}

const liningNamed = (text: string): string | undefined =>
  LINING_WORDS.find(([pattern]) => pattern.test(plainWords(text)))?.[1];

/** Contents of what was charged, and samples after it: by the words of the columns or rows, else the first sample of several is the charge. */
function contentsOf(
  given: readonly HistoryRow[],
  {
    isPerSample,
    said,
    refused,
    id,
  }: {
    readonly isPerSample: boolean;
    readonly said: SaidOfAll;
    readonly refused: RefusedRow[];
    readonly id: string;
  },
): Pick<Draft, 'charged' | 'samples'> {
  const charged = new Map<Element, ReadContent>();
  const samples = new Map<
    string,
    { id: string; at_s?: number | undefined; method: string; contents: ReadContent[] }
  >();
  const saysStage = given.some(
    ({ stage, contents }) => stage === 'charged' || contents.some((one) => one.stage === 'charged'),
  );
  const since = clockOf(given);
  const rows = given.map((row) => {
    const at_s = row.at_s ?? since(row);
    return at_s === undefined ? row : { ...row, at_s };
  });
  const timed = rows.toSorted(
    (a, b) => (a.at_s ?? Number.POSITIVE_INFINITY) - (b.at_s ?? Number.POSITIVE_INFINITY),
  );
  const isMeltIn = (row: HistoryRow): boolean =>
    row.stage === 'charged' || (isPerSample && !saysStage && row === timed[0] && (row.at_s ?? 0) === 0);
  for (const [i, row] of rows.entries()) {
    for (const one of row.contents) {
      const isCharged = one.stage === 'charged' || (one.stage === undefined && isMeltIn(row));
      if (isCharged) {
        if (!charged.has(one.element)) charged.set(one.element, one);
        continue;
      }
      const method = one.method ?? row.method ?? said.method ?? 'laboratory';
      const at_s = one.at_s ?? row.at_s;
      const name = [row.sample ?? (isPerSample ? `S${i + 1}` : 'end'), one.sample]
        .filter((part) => part !== undefined)
        .join(' ');
      const key = `${name}|${method}|${at_s ?? ''}`;
      const sample = samples.get(key) ?? {
        id: method === 'laboratory' ? name : `${name} ${method}`,
        at_s,
        method,
        contents: [],
      };
      if (sample.contents.some(({ element }) => element === one.element)) {
        refused.push({
          where: row.place,
          heat: id,
          words: `${one.element} of sample ${name} of heat ${id} stands twice; the first counts`,
          cure: 'give each sample a time or a number of its own',
        });
        continue;
      }
      sample.contents.push(one);
      samples.set(key, sample);
    }
  }
  return { charged, samples: [...samples.values()] };
}

/** Seconds since the first sample of a heat, where its rows have times of day. */
function clockOf(rows: readonly HistoryRow[]): (row: HistoryRow) => number | undefined {
  const times = rows.map(({ at }) => (at?.includes('T') ? Date.parse(`${at}Z`) : Number.NaN));
  const first = Math.min(...times);
  if (rows.length < 2 || !Number.isFinite(first)) return () => undefined;
  return (row) => (times[rows.indexOf(row)]! - first) / 1000;
}

/** Settings that some heats lack while others have them: the middle of the others, named by row. */
function withMissing(
  drafts: readonly Draft[],
  {
    said,
    assumed,
    refused,
  }: { readonly said: SaidOfAll; readonly assumed: Granted[]; readonly refused: RefusedRow[] },
): readonly Draft[] {
  let filled = drafts;
  for (const name of Object.keys(UNITS) as (SettingName | 'mass')[]) {
    const known = filled.flatMap(({ settings }) => settings[name] ?? []);
    const stated = said.settings[name];
    if (known.length === 0 && stated === undefined) continue;
    const middle = stated ?? known.toSorted((a, b) => a - b)[Math.floor(known.length / 2)]!;
    const lacking = filled.filter(({ settings }) => settings[name] === undefined);
    if (lacking.length === 0) continue;
    assumed.push({
      what: NAMES[name],
      value: Number(middle.toPrecision(4)),
      unit: UNITS[name],
      source:
        stated === undefined
          ? `missing in ${placesOf(lacking)}; the middle of the other ${known.length} heats is taken`
          : `stated for the ${lacking.length} heats whose row does not say it`,
    });
    filled = filled.map((draft) =>
      draft.settings[name] === undefined
        ? { ...draft, settings: { ...draft.settings, [name]: middle } }
        : draft,
    );
  }
  void refused;
  return filled;
}

const placesOf = (drafts: readonly Draft[]): string => {
  const byTable = Map.groupBy(drafts, ({ row }) => row.table.where);
  return [...byTable].map(([where, own]) => `${where}, ${listed(own.map(({ row }) => row.row))}`).join('; ');
};

/** Charged contents that some heats lack while others have them: the mean of the others with their spread, named by row. */
function withCharges(
  drafts: readonly Draft[],
  { assumed }: { readonly assumed: Granted[]; readonly refused: RefusedRow[] },
): readonly Draft[] {
  const known = new Map<Element, number[]>();
  for (const { charged } of drafts)
    for (const { element, ppm, below } of charged.values())
      if (!below) known.set(element, [...(known.get(element) ?? []), ppm]);
  const read = new Set(
    drafts.flatMap(({ samples }) =>
      samples.flatMap(({ contents }) => contents.map(({ element }) => element)),
    ),
  );
  let filled = drafts;
  for (const [element, values] of known) {
    const lacking = filled.filter((draft) => !draft.charged.has(element));
    if (lacking.length === 0 || !read.has(element)) continue;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance =
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
    const sd = values.length < 3 ? mean / 2 : Math.sqrt(variance);
    assumed.push({
      what: `${element} of the charge`,
      value: Number(mean.toPrecision(3)),
      unit: 'ppm',
      source: `missing in ${placesOf(lacking)}; the mean of the other ${values.length} heats is taken, with their spread of ${Number(sd.toPrecision(2))} ppm`,
    });
    filled = filled.map((draft) =>
      draft.charged.has(element)
        ? draft
        : {
            ...draft,
            charged: new Map([...draft.charged, [element, { element, ppm: mean, below: false }]]),
            chargeSpread: new Map([...(draft.chargeSpread ?? []), [element, sd]]),
          },
    );
  }
  // main elements that are read after the charge alone change little: what was read is what was charged
  const mains = new Set<Element>();
  const whole = filled.map((draft) => {
    const own = draft.samples.flatMap(({ contents }) =>
      contents.filter(({ element, ppm, below }) => !below && ppm >= MAIN_PPM && !known.has(element)),
    );
    if (own.length === 0) return draft;
    for (const { element } of own) mains.add(element);
    return {
      ...draft,
      charged: new Map<Element, ReadContent>([
        ...own.map((one) => [one.element, { element: one.element, ppm: one.ppm, below: false }] as const),
        ...draft.charged,
      ]),
      samples: draft.samples
        .map((sample) => ({ ...sample, contents: sample.contents.filter((one) => !own.includes(one)) }))
        .filter(({ contents }) => contents.length > 0),
    };
  });
  if (mains.size > 0)
    assumed.push({
      what: `${[...mains].join(', ')} of the charge`,
      value: 'as read after it',
      unit: '',
      source: 'main elements that no column has of the charge change little in the furnace',
    });
  return whole;
}

function heatOf(draft: Draft, { operation = 'vacuum-induction', lining, balance }: SaidOfAll): PastHeat {
  const { id, furnace, at, place, settings, charged, chargeSpread } = draft;
  const time_s = settings.time;
  const end = Math.max(time_s ?? 0, ...draft.samples.map(({ at_s }) => at_s ?? 0));
  const material = draft.lining ?? lining;
  const contents = [...charged.values()];
  const grams = (isMain: boolean, isBelow: boolean): Record<string, number> =>
    Object.fromEntries(
      contents.flatMap(({ element, ppm, below }) =>
        below === isBelow && (isBelow || ppm >= MAIN_PPM === isMain)
          ? [[element, isMain ? ppm / 1e4 : ppm]]
          : [],
      ),
    );
  const sum_ppm = contents.reduce((sum, { ppm, below }) => sum + (below ? 0 : ppm), 0);
  const base = balance ?? (charged.has('Ni') || sum_ppm > 0.95e6 ? undefined : 'Ni');
  const { Ni: _, ...wtpct } = grams(true, false);
  return {
    ...{ id, place },
    ...(furnace === undefined ? {} : { furnace }),
    ...(at === undefined ? {} : { at }),
    melt: {
      mass_kg: settings.mass ?? USUAL_MASS_KG,
      composition_wtpct:
        base === undefined || base === 'Ni'
          ? base === undefined
            ? grams(true, false)
            : wtpct
          : grams(true, false),
      composition_ppm: grams(false, false),
      ...(Object.keys(grams(false, true)).length > 0 ? { below_ppm: grams(false, true) } : {}),
      ...(chargeSpread ? { sd_ppm: Object.fromEntries(chargeSpread) } : {}),
      balance: (base ?? 'Ni') as Element,
    },
    route: [
      {
        operation,
        settings: {
          ...(end > 0 ? { time_s: end } : {}),
          ...(settings.temperature === undefined ? {} : { temperature_K: settings.temperature }),
          ...(settings.pressure === undefined ? {} : { pressure_Pa: settings.pressure }),
          ...(settings.leak === undefined ? {} : { leak_Pa_m3_per_s: settings.leak }),
          ...(draft.atmosphere === undefined ? {} : { atmosphere: draft.atmosphere }),
          ...(material === undefined && settings.liningAge === undefined
            ? {}
            : {
                lining: {
                  ...(material === undefined ? {} : { material }),
                  ...(settings.liningAge === undefined ? {} : { heatsSinceReline: settings.liningAge }),
                },
              }),
        },
      },
    ],
    samples: draft.samples.map(({ id: name, at_s, method, contents: own }) => ({
      id: name,
      at_s: at_s ?? end,
      method,
      composition_ppm: Object.fromEntries(
        own.flatMap(({ element, ppm, below }) => (below ? [] : [[element, ppm]])),
      ),
      ...(own.some(({ below }) => below)
        ? {
            below_ppm: Object.fromEntries(
              own.flatMap(({ element, ppm, below }) => (below ? [[element, ppm]] : [])),
            ),
          }
        : {}),
    })),
  };
}

/** Charged mass of heats of which no table says it; it decides the surface, and is named (assumption). */
export const USUAL_MASS_KG = 500;
