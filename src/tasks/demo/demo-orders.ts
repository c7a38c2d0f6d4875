import type { Route } from '../../calculations/heats/heat-route.ts';
import { isScrappedParts } from '../../calculations/lots/yard-rules.ts';
import type { HeatOrder } from '../../documents/contract/plan-fields.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { streamKey, uniform } from '../../foundation/numerics/random.ts';
import type { GateOrder } from '../yard/check-gate/contract.ts';

/** One heat of the demo: what is ordered and the furnaces it takes, with the reason for each in the words of its page. */
export interface DemoOrder extends HeatOrder {
  readonly route: Route;
  readonly jointConfidence: number;
  readonly words: string;
}

/** Vacuum induction of a few hundred kg in an hour: common practice (assumption; the settings' own defaults carry sources). */
const vacuumMelt = (settings: Record<string, unknown> = {}): Route[number] => ({
  operation: 'vacuum-induction',
  settings: { time_s: 3600, pressure_Pa: 1, lining: { material: 'MgO' }, ...settings },
});

/** Argon before the reactive additions go in, so that magnesium and calcium in them do not flash. */
const BACKFILLED = { at_s: [0, 1000, 1060, 1800], value: [1, 1, 5000, 5000] };

/** Master heats for the furnaces of data/plant.json: a lanthanum-bearing sheet alloy, disk stock, and a blade alloy. */
export const DEMO_ORDERS: readonly DemoOrder[] = [
  {
    heat: 'DEMO-230',
    gradeId: 'H230',
    mass_kg: 400,
    // The planner refuses 0.9: what the furnaces leave of manganese scatters too much for its window.
    jointConfidence: 0.85,
    route: [
      { operation: 'cleaning', settings: { bath: 'ultrasonic-alkali', chipThickness_m: 2e-4 } },
      // Half an hour: the beam that follows takes what evaporates.
      vacuumMelt({ time_s: 1800 }),
      { operation: 'electron-beam', settings: { mode: 'hearth', meltRate_kg_per_h: 60 } },
      // Manganese that vacuum and beam took, and lanthanum, go in here: under argon, in yttria.
      vacuumMelt({ time_s: 600, pressure_Pa: 50_000, atmosphere: 'argon', lining: { material: 'Y2O3' } }),
      // Lanthana in the slag keeps lanthanum in the metal.
      { operation: 'electroslag', settings: { slag_wtpct: { CaF2: 50, CaO: 20, Al2O3: 10, La2O3: 20 } } },
    ],
    // What goes in under argon is what this alloy is for: the work waits there until its sample is agreed.
    holdPoints: [{ step: 'pour', kind: 'hold', look: 'lanthanum of the last bath sample agreed' }],
    words:
      'Lanthanum-bearing sheet alloy on the composite route: turnings washed, vacuum melt, electron beam, alloying melt under argon in yttria for what vacuum and beam take, electroslag with lanthana. Planned and predicted.',
  },
  {
    heat: 'DEMO-718',
    gradeId: 'IN718',
    mass_kg: 450,
    jointConfidence: 0.95,
    route: [
      vacuumMelt(),
      // Titania in the slag keeps titanium in the metal.
      { operation: 'electroslag', settings: { slag_wtpct: { CaF2: 60, CaO: 18, Al2O3: 18, TiO2: 4 } } },
      { operation: 'vacuum-arc', settings: {} },
    ],
    words:
      'Disk stock, triple melted. Recorded with simulated samples, trimmed once, released, certified and shipped.',
  },
  {
    heat: 'DEMO-247',
    gradeId: 'MARM247',
    mass_kg: 200,
    jointConfidence: 0.95,
    route: [vacuumMelt({ time_s: 1800, pressure_Pa: BACKFILLED, atmosphere: 'argon' })],
    words: 'Blade alloy from foundry returns and scrapped blades, one vacuum melt. Planned and predicted.',
  },
];

/** The one that is recorded to the end. */
export const RECORDED_HEAT = 'DEMO-718';

/** What the demo plant has on its shelves: enough of each, so that the plan decides and not the stock. */
export const SHELF = [
  'Ni-electrolytic',
  'Co-electrolytic',
  'Cr-vacuum-grade',
  'Mo-briquette',
  'W-bar',
  'Ta-roundel',
  'NiNb',
  'Hf-crystal-bar',
  'Ti-sponge',
  'Fe-electrolytic',
  'Mn-electrolytic',
  'Si-metal',
  'Al-ingot',
  'C-graphite',
  'NiB',
  'NiZr',
  'NiLa',
];
export const SHELF_G = 2_000_000;

/** Of what costs much a plant keeps little: a year of hafnium and tantalum for heats like these, not two tonnes [g]. */
const DEAR_G: ReadonlyMap<string, number> = new Map([
  ['Hf-crystal-bar', 25_000],
  ['Ta-roundel', 100_000],
]);

/** What is booked of each at the beginning of the demonstration. */
export const STOCKED = SHELF.map((material) => ({ material, mass_g: DEAR_G.get(material) ?? SHELF_G }));

/** No physical lot stands at the gate of a demo: every check is taken as passed, and the record says who says so. */
export const demoGate = (lot: LotView): GateOrder => ({
  lot: lot.id,
  ...DEMO_GATE,
  // The paper is invented like the dismantler.
  ...(isScrappedParts(lot) ? { mutilation: 'certified', mutilationPaper: `MUT-${lot.id}` } : {}),
});
const DEMO_GATE: Omit<GateOrder, 'lot'> = {
  radiation: { rate_per_s: 10, background_per_s: 10, counted_s: 60 },
  closedCavities: 'none',
  oil: 0,
  mutilation: 'not-parts',
  exportClass: 'free',
  declared: 'fits',
  coating: 'none',
};

/** The same salts in every demo, so that two runs have one ledger root. They hide nothing, and there is nothing to hide. */
export function demoSalts(): (bytes: number) => Uint8Array {
  const key = streamKey('demo', 'salts');
  let taken = 0;
  return (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(256 * uniform(key, taken++)));
}
