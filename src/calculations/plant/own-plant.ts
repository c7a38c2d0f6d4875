import type { Register } from '../../documents/registers.ts';
import { InputError } from '../../foundation/errors.ts';
import { chargeMaterials } from '../../metal/alloy/charge-material.ts';
import { plantOf } from '../../metal/plant/plant-file.ts';
import { isDemonstration, type Plant, type Site } from '../../metal/plant/site.ts';
import { defineLazy, type Facts, materialNamed } from '../facts.ts';

/** An entry as its record holds it: a row of plant.json or charge-materials.json without id, unit, source and confidence. */
export interface OwnEntry {
  readonly register: Register;
  readonly id: string;
  /** null: the plant does not use it any more. */
  readonly entry: OwnRow | null;
}
export type OwnRow = Readonly<Record<string, unknown>>;

/** What a plant keeps of itself, as threads and calculations are given it. */
export interface OwnPlant {
  /** The same for the same entries. */
  readonly key: string;
  /** Hash of the facts with the entries over them; null = as before, since they change no number. */
  readonly version: string | null;
  /** Whose ledger it is; null in a demonstration, whose invented site stays. */
  readonly founded: { readonly id: string; readonly name: string } | null;
  readonly entries: readonly OwnEntry[];
}

const ORIGIN = { unit: 'per record', source: 'register of the plant', confidence: 'read' } as const;
const HEAD = {
  ...{ description: 'register of the plant', units: 'per record', source: 'ledger', licence: 'of the plant' },
  ...{ validRange: 'as entered', spread: 'as entered' },
};

/** Premium of an entered material [USD/kg]: only its price is reckoned with, and a row has one above 0. */
const NO_PREMIUM = 1e-9;

/**
 * The facts of a plant: what it keeps of itself stands over what the data folder says. Our invented furnaces, scales and laboratories
 * stand in for those of a real plant until it has entered one of the kind; charge materials are added to ours.
 */
export function withOwnPlant(facts: Facts, own: OwnPlant): Facts {
  const mine = {};
  for (const key of Object.keys(facts) as (keyof Facts)[]) defineLazy(mine, key, () => facts[key]);
  const known = mine as Facts;
  defineLazy(mine, 'plant', () => mergedPlant(facts.plant, own));
  defineLazy(mine, 'chargeMaterials', () => mergedMaterials(facts, own));
  defineLazy(mine, 'materialById', () => (name: string) => materialNamed(known, name)?.composition);
  defineLazy(mine, 'version', () => own.version ?? facts.version);
  return known;
}

/** True where the data folder describes no plant of anybody, and the ledger is of a real one: what it says stands in for what is missing. */
export const standsIn = (plant: Plant, { founded }: Pick<OwnPlant, 'founded'>): boolean =>
  founded !== null && isDemonstration(plant);

/** The plant of the data folder with the entries over it. Throws InputError for an entry that no plant can have. */
function mergedPlant(ours: Plant, own: OwnPlant): Plant {
  const isOurs = standsIn(ours, own);
  const site = siteOf(ours, own, isOurs);
  const mine = ownParts(own, site);
  const over = <T extends { readonly id: string }>(
    register: Register,
    [before, entered]: readonly [readonly T[], readonly T[]],
  ): readonly T[] => {
    const named = own.entries.filter((one) => one.register === register);
    if (isOurs && named.length > 0) return entered;
    const ids = new Set(named.map(({ id }) => id));
    const kept = before.filter(({ id }) => !ids.has(id));
    return [
      ...kept.map((one) => (isOurs && 'siteId' in one ? { ...one, siteId: site.id } : one)),
      ...entered,
    ];
  };
  const furnaces = over('furnace', [ours.furnaces, mine.furnaces]);
  const relined = new Set(own.entries.map(({ register, id }) => `${register}/${id}`));
  const standing = new Set(furnaces.map(({ id }) => id));
  return {
    ...ours,
    sites: [site, ...ours.sites.slice(1).filter(() => !isOurs)],
    furnaces,
    linings: [
      ...ours.linings.filter(({ furnaceId: id }) => standing.has(id) && !relined.has(`furnace/${id}`)),
      ...mine.linings,
    ],
    scales: over('scale', [ours.scales, mine.scales]),
    laboratories: over('laboratory', [ours.laboratories, mine.laboratories]),
    persons: isOurs ? [] : ours.persons,
  };
}

const rowsOf = (entries: readonly OwnEntry[], register: Register): readonly (OwnRow & { id: string })[] =>
  entries.flatMap((one) =>
    one.register === register && one.entry !== null ? [{ id: one.id, ...one.entry }] : [],
  );

function siteOf({ sites }: Plant, { founded, entries }: OwnPlant, isOurs: boolean): Site {
  const [before] = sites;
  const entered = rowsOf(entries, 'site').at(-1);
  const named = isOurs && founded ? { ...founded, demonstration: false } : {};
  const site = { id: 'plant', name: 'plant', country: 'XX', region: 'EU', ...before, ...named, ...entered };
  const { id, name, country, region, demonstration = false, names = 'western' } = site as Partial<Site>;
  const { certificateShows = [], domain, gs1Prefix, address } = site as Partial<Site>;
  return {
    id: before && !isOurs ? before.id : id!,
    ...{ name: name!, country: country!, region: region!, demonstration, certificateShows, names },
    ...(domain === undefined ? {} : { domain }),
    ...(gs1Prefix === undefined ? {} : { gs1Prefix }),
    ...(address === undefined ? {} : { address }),
  };
}

/** The entries as a plant of their own, at the site. */
function ownParts({ entries }: OwnPlant, { id: siteId }: Site): Plant {
  const furnaces = rowsOf(entries, 'furnace').map(({ lining: _, ...row }) => ({ ...row, siteId }));
  const linings = rowsOf(entries, 'furnace').flatMap(({ id, lining }) =>
    lining === undefined ? [] : [{ ...(lining as OwnRow), id: `${id}/own`, furnaceId: id, heats: [] }],
  );
  const kinds = {
    furnace: furnaces,
    lining: linings,
    scale: rowsOf(entries, 'scale').map((row) => ({ ...row, siteId })),
    laboratory: rowsOf(entries, 'laboratory'),
  };
  const site = { id: siteId, kind: 'site', name: siteId, country: 'XX', region: 'EU' };
  const records = [
    site,
    ...Object.entries(kinds).flatMap(([kind, rows]) => rows.map((row) => ({ ...row, kind }))),
  ].map(bareRow);
  return plantOf({ format: 'remelt-data/plant/1', ...HEAD, records });
}

/** A row with what no row of a data folder lacks, and without what is said of the entry itself. */
function bareRow({ ours: _, supplier: _s, ...row }: OwnRow): OwnRow {
  return { ...ORIGIN, ...row };
}

function mergedMaterials({ chargeMaterials: ours }: Facts, { entries }: OwnPlant): Facts['chargeMaterials'] {
  const named = entries.filter(({ register }) => register === 'material');
  if (named.length === 0) return ours;
  const records = rowsOf(entries, 'material').map((row) => {
    const { price_usd_per_kg: value, ...rest } = bareRow(row);
    return {
      ...rest,
      unit: {
        composition: 'wt%',
        metalYield: 'kg/kg',
        price: 'usd/kg',
        ...(row.recovery ? { recovery: 'kg/kg' } : {}),
      },
      price: {
        value,
        spread: 0,
        containedValue: value,
        premium: NO_PREMIUM,
        source: ORIGIN.source,
        confidence: 'read',
      },
    };
  });
  const mine = chargeMaterials({ format: 'remelt-data/charge-materials/1', ...HEAD, records });
  const all = new Map([...ours, ...mine]);
  for (const { id, entry } of named) if (entry === null) all.delete(id);
  return all;
}

/** Throws InputError, in the words of a register, for an entry that the formulae could not reckon with. */
export function refuseUnusable(facts: Facts, one: OwnEntry): void {
  const own = { key: '', version: null, founded: null, entries: [one] };
  try {
    mergedPlant(facts.plant, own);
    mergedMaterials(facts, own);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const inRow = (text: string) => text.replace(/^records\[[^\]]*\]\.?/, '');
    const said = inRow(error.message.replace(/^data\/[a-z-]+\.json: /, ''));
    const [{ path = '' } = {}] = error.details;
    throw new InputError(
      `${one.register} ${one.id}: ${said.replace(`${inRow(path)}: `, '')}`,
      error.details.map(({ where: _, path = '', ...detail }) => ({ ...detail, path: inRow(path) })),
    );
  }
}
