import { NotFoundError } from '../../foundation/errors.ts';
import type { Furnace } from './furnace.ts';
import type { Laboratory } from './laboratory.ts';
import type { Lining } from './lining.ts';
import type { Person } from './person.ts';
import type { Scale } from './scale.ts';
import type { UseRate } from './use-rate.ts';

/** What a plant may decide to show on its certificates. */
export const CERTIFICATE_SHOWS = ['lots'] as const;
export type CertificateShows = (typeof CERTIFICATE_SHOWS)[number];

/** Whose names of alloys a plant reads: IN718 or GH4169. */
export const ALLOY_NAMES = ['western', 'chinese'] as const;
export type AlloyNames = (typeof ALLOY_NAMES)[number];

/** A place where metal is melted. The place of melting is a claim that certificates make. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Key of the grids and energy prices in data/, such as `EU`. */
  readonly region: string;
  /** True for an invented site: each paper of its plant is marked as a demonstration. */
  readonly demonstration: boolean;
  /** What a certificate shows to the customer beside what it must: `lots` = every lot behind the metal by its number. */
  readonly certificateShows: readonly CertificateShows[];
  /** Host name that the codes on its labels lead to, such as `id.plant.example`. */
  readonly domain?: string;
  /** Company prefix that GS1 gave the plant: labels then hold identifiers that are unique in the world. */
  readonly gs1Prefix?: string;
  /** As papers print it; lines are separated by commas. */
  readonly address?: string;
  /** Whose names of alloys its pages use. */
  readonly names: AlloyNames;
}

/** Everything that a plant consists of. Laboratories and persons may serve several sites. */
export interface Plant {
  readonly sites: readonly Site[];
  readonly furnaces: readonly Furnace[];
  readonly linings: readonly Lining[];
  /** What a unit of energy, argon, labour ... costs. */
  readonly rates: readonly UseRate[];
  readonly laboratories: readonly Laboratory[];
  readonly scales: readonly Scale[];
  readonly persons: readonly Person[];
}

/** The object with an id. Throws NotFoundError listing the ids. `what` is its word in the message. */
export function byId<T extends { readonly id: string }>(objects: readonly T[], id: string, what: string): T {
  const found = objects.find((one) => one.id === id);
  if (found) return found;
  throw new NotFoundError(`there is no ${what} "${id}"`, {
    path: what,
    value: id,
    cure: 'correct the id, or enter it on the page Plant',
    allowed: objects.map((one) => one.id).join(', ') || `none: the plant lists no ${what}`,
  });
}

/** True when nothing that the plant makes is real metal: one of its sites is invented. */
export const isDemonstration = ({ sites }: Pick<Plant, 'sites'>): boolean =>
  sites.some(({ demonstration }) => demonstration);
