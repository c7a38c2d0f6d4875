import type { Single } from '../../src/evidence/ledger/commands.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { signedByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { MS_PER_DAY } from '../../src/foundation/quantity/days.ts';
import { gone, isGood } from './plant.ts';

/** Heats of a year, and lots: two thirds from the gate, the others skulls. */
export const YEAR = { heats: 2_000, lots: 1_500 } as const;

/** Heats booked by one command, and the lots that come in before them: each lot is drawn six times. */
const AT_ONCE = 100;
const LOTS_AT_ONCE = AT_ONCE / 2;
const DRAWN_G = 100_000;
const DRAWS_OF_LOT = 6;
/** Lots of the yard that are never drawn: the stock that lies there whatever the year. */
const STOCK = 400;
/** A heat is charged from the lots that came in so many lots before it, three of them. */
const LAG = [0, 40, 80] as const;
const SKULL_G = 28_000;
/** Every fourth heat leaves a skull, which four heats of the fortieth after it share. */
const SKULL_EVERY = 4;
const SKULL_AFTER = 40;
const SHIPPED_AFTER_D = 7;

/** A clock that is set by hand. */
export interface SetClock {
  now: Date;
}

export interface GrowthOfYears {
  readonly heats: number;
  /** What the store goes by: it stands at `end` when all is booked. */
  readonly clock: SetClock;
  readonly end: Date;
}

/**
 * Grows a plant year by year, as a plant lives: lots come in, are used up by the heats after them, and their ingots are released and
 * shipped a week later. So what is open is the same after one year and after twenty: the stock, and the heats of the last week. Each
 * record is dated as it would have been. Lots are `S0` ... and `L0` ..., skulls `K0` ..., heats `H0` ..., ingots `I0` ... . Skulls make
 * chains, so that metal of the first lots reaches a share of all later heats.
 */
export async function growYears(store: Store, { heats, clock, end }: GrowthOfYears): Promise<void> {
  const dayOf = (heat: number): number => ((heats - 1 - heat) * 365) / YEAR.heats;
  const at = (heat: number): Date => new Date(end.getTime() - dayOf(heat) * MS_PER_DAY);
  const book = async (commands: readonly Single[]): Promise<void> => {
    if (commands.length > 0) await store.execute(signedByTrade({ type: 'batch', commands }));
  };
  clock.now = at(Math.min(AT_ONCE, heats) - 1);
  await book(received(Array.from({ length: STOCK }, (_, i) => `S${i}`)));
  for (let first = 0; first < heats; first += AT_ONCE) {
    const last = Math.min(first + AT_ONCE, heats);
    clock.now = at(last - 1);
    const lot = (first / AT_ONCE) * LOTS_AT_ONCE;
    await book(received(Array.from({ length: LOTS_AT_ONCE }, (_, i) => `L${lot + i}`)));
    const some = Array.from({ length: last - first }, (_, i) => first + i);
    await book(some.flatMap((k) => heatOf(k, at(k).toISOString())));
    // what is a week old when the last of these heats is cast has left
    const left = (k: number): boolean => dayOf(k) - dayOf(last - 1) > SHIPPED_AFTER_D;
    const before = Array.from({ length: last }, (_, k) => k).slice(Math.max(0, first - AT_ONCE));
    const wasLeft = (k: number): boolean => k < first && dayOf(k) - dayOf(first - 1) > SHIPPED_AFTER_D;
    await book(before.filter((k) => left(k) && !wasLeft(k)).flatMap(gone));
  }
  clock.now = end;
}

const received = (lots: readonly string[]): Single[] => [
  {
    type: 'receiveLots',
    lots: lots.map((lot, i) => ({
      ...{ lot, mass_g: DRAWN_G * DRAWS_OF_LOT, form: 'turnings', lotClass: 'purchased-scrap' },
      ...{ supplier: `Supplier ${i % 40}`, declaredGrade: 'IN718' },
    })),
  },
  ...lots.flatMap(isGood),
];

function heatOf(k: number, happenedAt: string): Single[] {
  const [heat, lots] = [`H${k}`, Math.floor(k / 2)];
  const fresh = LAG.map((lag) => (lots >= lag ? `L${lots - lag}` : `S${k % STOCK}`));
  const source = k - (k % SKULL_EVERY) - SKULL_AFTER;
  const draws = [
    ...[...new Set(fresh)].map((lot) => ({ from: `lot:${lot}` as const, mass_g: DRAWN_G })),
    ...(source < 0 ? [] : [{ from: `lot:K${source}` as const, mass_g: SKULL_G / SKULL_EVERY }]),
  ];
  const output_g = draws.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const left = k % SKULL_EVERY === 0 ? [{ lot: `K${k}`, form: 'skull', mass_g: SKULL_G }] : [];
  const ingot_g = output_g - (left.length > 0 ? SKULL_G : 0);
  return [
    { type: 'planHeat', heat, target: { grade: 'IN718', mass_g: output_g }, reservations: draws, happenedAt },
    { type: 'chargeHeat', heat, draws, happenedAt },
    { type: 'meltHeat', heat, process: 'VIM', output_g, happenedAt },
    { type: 'logHeat', heat, furnace: 'VIM-500', log: LOG, happenedAt },
    {
      type: 'castHeat',
      ...{ heat, objects: [{ object: `I${k}`, form: 'ingot', mass_g: ingot_g }], reverts: left, happenedAt },
    },
    ...left.flatMap(({ lot }) => isGood(lot)),
  ];
}

/** A short log of one melt. */
const LOG = JSON.stringify({
  route: [{ operation: 'vacuum-induction', settings: { time_s: 3600, pressure_Pa: 1 } }],
});

/** Bookings of a working day that come between two looks: a lot comes in, and a heat is planned from the stock. */
export const oneBooking = (name: string): Single[] => [
  ...received([`N${name}`]).slice(0, 1),
  {
    type: 'planHeat',
    ...{ heat: `N${name}`, target: { grade: 'IN718', mass_g: 1000 } },
    reservations: [{ from: `lot:S${STOCK - 1}`, mass_g: 1000 }],
  },
];
