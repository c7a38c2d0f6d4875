import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, beam, melt } from '../../documents.ts';

const assumed = {
  mass_kg: decades(50, 1000, 'kg', 'cold-hearth ingots'),
  oxygen: between(15, 60, 'ppm', 'IN100 of 100 % returns'),
  nitrogen: between(15, 60, 'ppm', 'IN100 of 100 % returns'),
  superheat_K: between(100, 300, 'K', 'a hearth'),
} as const satisfies Ranges;

/** About the liquidus of IN100. */
const LIQUIDUS_K = 1610;
const hearth: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.IN100, { ppm: { O: drawn.oxygen, N: drawn.nitrogen, S: 8 } }),
  route: [beam({ mode: 'hearth', meltRate_kg_per_h: 100, temperature_K: LIQUIDUS_K + drawn.superheat_K })],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.refining',
      says: 'a hearth refines 100 % returns: oxygen and nitrogen both fall',
      documents: [hearth],
      holds: (run) => run.final('O') < run.start('O') && run.final('N') < run.start('N'),
      shows: (run) =>
        `O ${run.start('O').toFixed(0)} to ${run.final('O').toFixed(1)}, N ${run.start('N').toFixed(0)} to ${run.final('N').toFixed(1)} ppm`,
    },
  ],
  note: 'What the authors call sufficient is not said in numbers.',
});
