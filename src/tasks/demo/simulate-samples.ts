import {
  drawnContents,
  type SimulatedResult,
  simulatedAnalysis,
} from '../../calculations/sample/simulated-laboratory.ts';
import type { TaskContext } from '../../desk/context.ts';
import { meansOf } from '../../desk/planning/kept-predictions.ts';
import type { HeatRecord } from '../../documents/heats/heat-record.ts';
import { analyseLot } from '../yard/analyse-lot/analyse-lot.ts';

/** Stands as reference on every analysis that no laboratory made. */
const SIMULATED = 'SIMULATED for the demo: no laboratory measured anything';

/**
 * Books simulated measurements of everything in a lot that was only imputed, drawn from the very priors. Does nothing for
 * a lot without imputed contents.
 */
export async function simulateLotAnalyses(lotId: string, context: TaskContext): Promise<number> {
  const lot = await context.store.lot(lotId);
  const imputed = lot.analyses.filter(({ basis }) => basis === 'imputed').flatMap(({ results }) => results);
  const truth = drawnContents(meansOf(imputed), { seed: context.seed, name: lotId });
  const results = simulatedAnalysis(truth, laboratoryOf(context, lotId));
  for (const [method, rows] of byMethod(results))
    await analyseLot.run(
      {
        lot: lotId,
        analysis: `SIM-${method}`,
        basis: 'measured',
        method,
        reference: SIMULATED,
        results: rows.map(bare),
        // drawn from the tails of the prior too: nobody mistyped them
        asTyped: true,
      },
      context,
    );
  return results.length;
}

/** Simulated analyses of one place of a heat or object, one per method, as a heat record takes them. */
export function simulatedAnalyses(
  contents_ppm: Readonly<Record<string, number>>,
  of: {
    readonly of: `heat:${string}` | `object:${string}`;
    readonly place: string;
    readonly sample: string;
    /** Only this method; default the fittest for each element. */
    readonly method?: string;
  },
  context: TaskContext,
): NonNullable<HeatRecord['analyses']> {
  const laboratory = laboratoryOf(context, of.sample);
  const only = of.method === undefined ? null : laboratory.methods.get(of.method);
  const methods = only ? new Map([[only.id, only]]) : laboratory.methods;
  return [...byMethod(simulatedAnalysis(contents_ppm, { ...laboratory, methods }))].map(([method, rows]) => ({
    of: of.of,
    analysis: `SIM-${of.sample}-${method}`,
    method,
    place: of.place,
    sample: of.sample,
    laboratory: 'simulated',
    reference: SIMULATED,
    by: 'p-lab',
    results: rows.map(bare),
  }));
}

const laboratoryOf = ({ compute, seed }: TaskContext, name: string) => ({
  methods: compute.facts().analysisMethods,
  seed,
  name,
});

const bare = ({ element, text, unit }: SimulatedResult) => ({ element, text, unit });

function byMethod(results: readonly SimulatedResult[]): Map<string, SimulatedResult[]> {
  const groups = new Map<string, SimulatedResult[]>();
  for (const result of results) groups.set(result.method, [...(groups.get(result.method) ?? []), result]);
  return groups;
}
