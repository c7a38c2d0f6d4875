import { actingAs, type TaskContext } from '../../desk/context.ts';
import type { Command } from '../../evidence/ledger/commands.ts';
import { compareSpecification } from '../reference/compare-specification/compare-specification.ts';
import { enterSpecification } from '../reference/enter-specification/enter-specification.ts';
import { runTask } from '../task.ts';

/** The specification that cast heats of tests are judged by. */
export const SPEC = 'CUST-718 rev A';

const PRINTED = {
  number: 'CUST-718',
  revision: 'A',
  specification: {
    limits_wtpct: { Ni: { min: '50.0', max: '55.0' }, Cr: { min: '17.0', max: '21.0' } },
    limits_ppm: { S: { max: '10' } },
    residual_wtpct: null,
    balance: 'Fe',
  },
} as const;

const BODY = [
  { element: 'Ni', text: '53.20', unit: 'wt%' },
  { element: 'Cr', text: '18.10', unit: 'wt%' },
] as const;
/** Results within the specification. */
export const GOOD = [...BODY, { element: 'S', text: '<5', unit: 'ppm' }];
const BAD = [...BODY, { element: 'S', text: '14', unit: 'ppm' }];

/** Books a measured analysis of metal. */
export const analysed = (of: string, analysis: string, results: readonly object[]): Command =>
  ({
    ...{ type: 'recordAnalysis', of, analysis, basis: 'measured', method: 'OES', laboratory: 'works' },
    ...{ place: 'top', balance: 'Fe', results, by: 'p-lab' },
  }) as Command;

/** Contents of a lot of IN718 [wt%]. */
const FULL = [
  ...BODY,
  ...Object.entries({ Nb: '5.15', Mo: '3.02', Ti: '0.96', Al: '0.52', Co: '0.21', C: '0.041' }).map(
    ([element, text]) => ({ element, text, unit: 'wt%' }),
  ),
  { element: 'S', text: '8', unit: 'ppm' },
];

/** Books 500 kg of IN718 turnings and takes them through gate, analysis and identification until they are cleared. */
export async function clearedLot(lot: string, context: TaskContext): Promise<void> {
  const commands = [
    {
      type: 'receiveLots',
      lots: [
        {
          ...{ lot, mass_g: 500_000, form: 'turnings', lotClass: 'purchased-scrap' },
          ...{ originClass: 'pre-consumer-external', supplier: 'machine shop A' },
        },
      ],
      by: 'p-goods',
    },
    { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
    analysed(`lot:${lot}`, 'A1', FULL),
    {
      ...{ type: 'recordIdentification', lot, verdict: 'identified' },
      ...{ candidates: [{ grade: 'IN718', probability: '0.99' }], documentSha256: 'a'.repeat(64) },
    },
    { type: 'clearLot', lot, grade: 'IN718', reason: 'agrees', by: 'p-qual' },
  ];
  for (const command of commands) await context.store.execute(command as Command);
}

/** Casts a heat as `castMetal` does, and keeps the specification, entered and compared by two hands. */
export async function castHeat(heat: string, context: TaskContext): Promise<void> {
  const by = (person: string): TaskContext => actingAs(person, context);
  await runTask(enterSpecification, { ...PRINTED, customer: 'Customer C' }, by('p-plan'));
  await runTask(compareSpecification, PRINTED, by('p-qual'));
  await castMetal(heat, context);
}

/** Melts 500 kg to a heat of 495 kg. */
export async function meltMetal(heat: string, context: TaskContext): Promise<void> {
  const lot = `L-${heat}`;
  await clearedLot(lot, context);
  const portions = [{ from: `lot:${lot}` as const, mass_g: 500_000 }];
  const commands = [
    {
      ...{ type: 'planHeat', heat, target: { grade: 'IN718', mass_g: 490_000 }, reservations: portions },
      by: 'p-plan',
    },
    { type: 'chargeHeat', heat, draws: portions, by: 'p-melt' },
    {
      ...{ type: 'meltHeat', heat, process: 'vacuum-induction', output_g: 495_000, by: 'p-melt' },
      losses: [{ to: 'dust', mass_g: 5_000 }],
    },
  ];
  for (const command of commands) await context.store.execute(command as Command);
}

/** Casts a heat of 490 kg to two measured ingots, `HEAT-a` within its specification and `HEAT-b` with too much sulphur. */
export async function castMetal(heat: string, context: TaskContext): Promise<void> {
  await meltMetal(heat, context);
  const ingot = (id: string, mass_g: number) => ({ object: `${heat}-${id}`, form: 'ingot', mass_g });
  const commands = [
    {
      ...{ type: 'castHeat', heat, by: 'p-melt', losses: [{ to: 'skull', mass_g: 5_000 }] },
      objects: [ingot('a', 250_000), ingot('b', 240_000)],
    },
    analysed(`object:${heat}-a`, `${heat}-A1`, GOOD),
    analysed(`object:${heat}-b`, `${heat}-B1`, BAD),
  ];
  for (const command of commands) await context.store.execute(command as Command);
}
