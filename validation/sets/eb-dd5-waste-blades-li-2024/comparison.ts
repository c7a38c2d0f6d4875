import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, beam, melt } from '../../documents.ts';

const assumed = {
  mass_kg: decades(0.3, 1, 'kg', 'a laboratory button'),
  oxygen: between(20, 100, 'ppm', 'blades with remains of shell and core'),
  nitrogen: between(5, 20, 'ppm', 'scrapped blades'),
  sulfur: between(2, 10, 'ppm', 'scrapped blades'),
  virginOxygen: between(5, 15, 'ppm', 'a virgin stick of DD5'),
  superheat_K: between(150, 350, 'K', 'above the liquidus under the beam'),
  time_s: decades(900, 3600, 's', 'laboratory practice'),
} as const satisfies Ranges;

const washedAndMelted: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.DD5, {
    ppm: { O: drawn.oxygen, N: drawn.nitrogen, S: drawn.sulfur },
  }),
  route: [
    { operation: 'cleaning', settings: { bath: 'ultrasonic-alkali', chipThickness_m: 3e-3 } },
    beam({ temperature_K: LIQUIDUS_K + drawn.superheat_K, time_s: drawn.time_s, mode: 'button' }),
  ],
});
/** About the liquidus of DD5. */
const LIQUIDUS_K = 1670;
/** A virgin stick as it is: its oxygen is the mark. */
const virgin: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.DD5, { ppm: { O: drawn.virginOxygen, N: 5, S: 2 } }),
  route: [{ operation: 'cleaning', settings: { bath: 'none', time_s: 0, chipThickness_m: 1 } }],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.purity',
      says: 'washed and beam-melted blades hold no more oxygen than virgin DD5',
      documents: [washedAndMelted, virgin],
      holds: (one, other) => one.final('O') <= other.final('O'),
      shows: (one, other) =>
        `${one.start('O').toFixed(0)} ppm O come to ${one.final('O').toFixed(1)}, virgin ${other.final('O').toFixed(0)}`,
      meaning: 'The oxygen of the blades and of the virgin stick are in the paper, not in the abstract.',
    },
    {
      kind: 'order',
      of: '0.ceramic_shell_core_residue',
      says: 'the beam removes most of the oxide that came in',
      documents: [washedAndMelted],
      holds: (run) => run.final('O') < 0.5 * run.start('O'),
    },
  ],
  notCompared: [{ of: '0.segregation_W_Mo', because: 'segregation in the ingot is not in the model' }],
});
