import type { RecordAnalysis } from '../../src/evidence/ledger/commands/metal/record-analysis.ts';
import type { Command, Single } from '../../src/evidence/ledger/commands.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { signedByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { MS_PER_DAY } from '../../src/foundation/quantity/days.ts';

/** How large a plant is grown. */
export interface PlantSize {
  /** Lots of its ledger: most from the gate, the skull of every fourth heat among them. */
  readonly lots: number;
  /** Heats, each charged of three lots and cast into one ingot. */
  readonly heats: number;
  /** Heats a year, up to now: those older than a week are released and shipped. Default: all were charged today, and wait for results. */
  readonly perYear?: number;
  /** What the store was opened with. */
  readonly clock: () => Date;
}

/** Heats booked by one command. */
const AT_ONCE = 100;
const DRAWN_G = 100_000;
const SKULL_G = 20_000;
const SHIPPED_AFTER_D = 7;

/**
 * Grows a plant of so many lots and heats in an empty ledger of a demonstration: `await growPlant(store, { lots: 3_000, heats: 1_000, clock })`.
 * Lots are `L0`, `L1` ... and the skulls `K0`, `K4` ...; heats are `H0` ..., their ingots `I0` ... . Each heat takes the skull of an
 * earlier one where there is one, so that genealogies grow. The same size gives the same plant.
 */
export async function growPlant(store: Store, size: PlantSize): Promise<void> {
  const { lots, heats } = size;
  const gate = lots - Math.floor((heats + 3) / 4);
  if (gate < 3) throw new Error(`${heats} heats need at least ${Math.floor((heats + 3) / 4) + 3} lots`);
  const uses = Math.ceil((3 * heats) / gate);
  for (let first = 0; first < gate; first += AT_ONCE * 5) {
    const ids = Array.from({ length: Math.min(AT_ONCE * 5, gate - first) }, (_, i) => `L${first + i}`);
    await book(store, [
      {
        type: 'receiveLots',
        lots: ids.map((lot, i) => ({
          lot,
          mass_g: DRAWN_G * (uses + 1),
          form: 'turnings',
          lotClass: 'purchased-scrap',
          supplier: `Supplier ${(first + i) % 40}`,
          declaredGrade: 'IN718',
        })),
      },
      ...ids.flatMap(isGood),
    ]);
  }
  for (let first = 0; first < heats; first += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, heats - first) }, (_, i) => first + i);
    await book(
      store,
      some.flatMap((k) => heatOf(k, gate, size)),
    );
  }
}

const book = (store: Store, commands: readonly Single[]): Promise<unknown> =>
  store.execute(signedByTrade({ type: 'batch', commands }));

function heatOf(k: number, gate: number, { heats, perYear, clock }: PlantSize): Single[] {
  const age_d = perYear === undefined ? 0 : ((heats - 1 - k) * 365) / perYear;
  const happenedAt = new Date(clock().getTime() - age_d * MS_PER_DAY).toISOString();
  const skull = k % 4 === 0 ? [] : [`K${k - (k % 4)}`];
  const fresh = Array.from({ length: 3 }, (_, i) => `L${(3 * k + i) % gate}`);
  const draws = [
    ...fresh.map((lot) => ({ from: `lot:${lot}` as const, mass_g: DRAWN_G })),
    ...skull.map((lot) => ({ from: `lot:${lot}` as const, mass_g: SKULL_G / 5 })),
  ];
  const output_g = draws.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const left = k % 4 === 0 ? [{ lot: `K${k}`, form: 'skull', mass_g: SKULL_G }] : [];
  const ingot_g = output_g - (left.length > 0 ? SKULL_G : 0);
  return [
    {
      type: 'planHeat',
      heat: `H${k}`,
      target: { grade: 'IN718', mass_g: output_g },
      reservations: draws,
      happenedAt,
    },
    { type: 'chargeHeat', heat: `H${k}`, draws, happenedAt },
    { type: 'meltHeat', heat: `H${k}`, process: 'VIM', output_g, happenedAt },
    {
      type: 'castHeat',
      heat: `H${k}`,
      objects: [{ object: `I${k}`, form: 'ingot', mass_g: ingot_g }],
      reverts: left,
      happenedAt,
    },
    ...left.flatMap(({ lot }) => isGood(lot)),
    ...(age_d > SHIPPED_AFTER_D ? gone(k) : []),
  ];
}

/** An ingot that was judged, certified and shipped. */
export const gone = (k: number): Single[] => [
  {
    type: 'recordAnalysis',
    of: `object:I${k}`,
    analysis: 'F1',
    basis: 'measured',
    method: 'OES',
    laboratory: 'works',
    balance: 'Ni',
    results: [...RESULTS],
  },
  {
    type: 'release',
    of: `object:I${k}`,
    verdict: 'PASS',
    predicted: false,
    specification: 'AMS 5662',
    reasons: ['within limits'],
  },
  { type: 'ship', object: `I${k}`, to: 'Customer 1' },
];

const RESULTS = [
  { element: 'Cr', text: '18.40', unit: 'wt%' },
  { element: 'Fe', text: '18.20', unit: 'wt%' },
  { element: 'Nb', text: '5.12', unit: 'wt%' },
  { element: 'Mo', text: '3.04', unit: 'wt%' },
  { element: 'Ti', text: '0.98', unit: 'wt%' },
  { element: 'Al', text: '0.52', unit: 'wt%' },
  { element: 'C', text: '0.041', unit: 'wt%' },
  { element: 'Si', text: '0.08', unit: 'wt%' },
  { element: 'S', text: '8', unit: 'ppm' },
  { element: 'Bi', text: '<0.1', unit: 'ppm' },
] as const;

/** Who measured an analysis, and what. */
type Measured = Pick<RecordAnalysis, 'results'> & Partial<Pick<RecordAnalysis, 'laboratory'>>;

export const isGood = (lot: string): Single[] =>
  shownGood(lot, 'IN718', { laboratory: 'works', results: [...RESULTS] });

/** The bookings that show a lot to be good: gate, analysis, identification, and the end of its hold. */
export const shownGood = (lot: string, grade: string, measured: Measured): Single[] => [
  { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }] },
  {
    type: 'recordAnalysis',
    of: `lot:${lot}`,
    analysis: 'A1',
    basis: 'measured',
    method: 'ICP-OES',
    balance: 'Ni',
    ...measured,
  },
  {
    type: 'recordIdentification',
    lot,
    verdict: 'identified',
    candidates: [{ grade, probability: '0.98' }],
  },
  { type: 'clearLot', lot, grade, reason: 'gate, analysis and identification agree' },
];

/** A booking of one lot, such as comes in between two looks. */
export const oneLot = (lot: string): Command => ({
  type: 'receiveLots',
  lots: [
    {
      lot,
      mass_g: DRAWN_G,
      form: 'turnings',
      lotClass: 'purchased-scrap',
      supplier: 'Supplier 7',
      declaredGrade: 'IN718',
    },
  ],
});
