import { actingAs, type TaskContext } from '../../desk/context.ts';
import type { Command } from '../../evidence/ledger/commands.ts';
import { recordHeat } from '../heats/record-heat/record-heat.ts';
import { bookMaterials } from '../yard/book-materials.ts';
import { memoryContext } from './memory-context.ts';

type PlanHeat = Extract<Command, { type: 'planHeat' }>;

const NICKEL = 'V-Ni-electrolytic';
const CHROMIUM = 'V-Cr-electrolytic-degassed';

/** What heat H-1 is planned from. */
export const CHARGE = [
  { lot: NICKEL, actual_g: 200_000 },
  { lot: CHROMIUM, actual_g: 50_000 },
];

/** One melt in a furnace that holds a stirred bath. */
export const ROUTE = [
  { operation: 'vacuum-induction', settings: { time_s: 5400, temperature_K: 1823, leak_Pa_m3_per_s: 0.003 } },
];

/** A demonstration plant in memory that has planned heat H-1 (250 kg IN600) from lots that were bought. */
export async function heatPlanned(
  more: Partial<PlanHeat> = {},
  given: Parameters<typeof memoryContext>[0] = {},
): Promise<TaskContext> {
  const context = memoryContext(given);
  await bookMaterials(
    [
      { material: 'Ni-electrolytic', mass_g: 400_000 },
      { material: 'Cr-electrolytic-degassed', mass_g: 100_000 },
    ],
    context,
  );
  await context.store.execute({
    ...({ type: 'planHeat', heat: 'H-1', target: { grade: 'IN600', mass_g: 250_000 } } as const),
    reservations: CHARGE.map(({ lot, actual_g }) => ({ from: `lot:${lot}` as const, mass_g: actual_g })),
    ...more,
  });
  return context;
}

/** The same, charged. */
export async function heatCharged(more: Partial<PlanHeat> = {}): Promise<TaskContext> {
  const context = await heatPlanned({ furnace: 'VIM-500', ...more });
  const charge = { heat: 'H-1', charge: CHARGE, asCharged: false } as const;
  await recordHeat.run(charge, actingAs('p-melt', context));
  return context;
}

/** The same, poured and cast into two ingots of 124 kg; 1 kg went as fume, 1 kg is skull. */
export async function heatCast(): Promise<TaskContext> {
  const context = await heatCharged();
  const losses = [{ to: 'fume', mass_g: 1000 }];
  const objects = ['I-1', 'I-2'].map((object) => ({ object, form: 'ingot', mass_g: 124_000 }));
  const reverts = [{ lot: 'H-1-S', form: 'skull', mass_g: 1000 }];
  const melt = { process: 'VIM', output_g: 249_000, losses };
  await recordHeat.run({ heat: 'H-1', melt, cast: { objects, reverts } }, actingAs('p-melt', context));
  return context;
}

/** A bath sample of heat H-1 as it is printed [wt%]. */
export const bathSample = (contents: Readonly<Record<string, string>>, analysis = 'B-1') => ({
  ...{ heat: 'H-1', by: 'p-lab', asTyped: true },
  analyses: [
    {
      ...{ of: 'heat:H-1', analysis, method: 'OES', laboratory: 'own', place: 'bath' },
      results: Object.entries(contents).map(([element, text]) => ({ element, text, unit: 'wt%' })),
    },
  ],
});
