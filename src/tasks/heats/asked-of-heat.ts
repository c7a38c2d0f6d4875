import { type KnownHeat, knownInHeat } from '../../calculations/heats/asked-results.ts';
import { coldContents } from '../../calculations/heats/charge-sheet.ts';
import { askedResults } from '../../calculations/lots/asked-results.ts';
import { askAsTyped, askedWords } from '../../documents/as-typed.ts';
import { type FarResult, typedContents } from '../../documents/far-results.ts';
import type { HeatRecord } from '../../documents/heat-record.ts';
import type { HeatState, ObjectState } from '../../evidence/ledger/state.ts';
import { knownMethod } from '../../metal/alloy/analysis-method.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { earlierResults } from '../yard/known-lot.ts';
import { latestRun, meansOf } from './heat-prediction.ts';
import { specificationOfHeat } from './heat-target.ts';
import type { NamedRecord } from './named-analyses.ts';
import { sheetParts } from './sheet-parts.ts';

interface Typed {
  readonly of: string;
  readonly analysis: string;
  readonly method: string;
  readonly results: NonNullable<HeatRecord['analyses']>[number]['results'];
  /** What its metal has been analysed as before. */
  readonly known: HeatState['analyses'];
  /** False for a further specimen of a retest: what failed before says nothing of it. */
  readonly isAgain: boolean;
}

/**
 * Asks about results that are far from what is known of a heat, or of a piece of it: its limits, what is predicted, its cold charge, other
 * analyses of the same piece, its grade. What is booked already is not asked about again. Throws InputError unless `asTyped`.
 */
export async function askFarResults(
  { analyses = [] }: NamedRecord,
  heat: HeatState,
  { asTyped, context }: { readonly asTyped: true | undefined; readonly context: TaskContext },
): Promise<void> {
  if (asTyped || analyses.length === 0) return;
  const typed = await Promise.all(
    analyses.map(async ({ sample, ...one }): Promise<readonly Typed[]> => {
      const metal = one.of.startsWith('heat:') ? heat : await pieceOf(one.of, context);
      // a piece that was never cast is refused by the ledger, with its place
      if (metal === undefined) return [];
      const specimen = sample ?? one.analysis;
      const isAgain = !metal.retests?.some(({ specimens }) => specimens.includes(specimen));
      return [{ ...one, known: metal.analyses, isAgain }];
    }),
  );
  const known = await knownHeatOf(heat, context);
  const far = await Promise.all(typed.flat().map((one) => farOf(one, { heat, known }, context)));
  askAsTyped(askedWords(far.flat()), asTyped);
}

const pieceOf = async (of: string, { store }: TaskContext): Promise<ObjectState | undefined> =>
  (await store.objects({ ids: [idOf(of)] }))[0];

async function farOf(
  { of, analysis, method: named, known: analyses, results, isAgain }: Typed,
  { heat, known }: { readonly heat: HeatState; readonly known: KnownHeat | null },
  { compute }: TaskContext,
): Promise<FarResult[]> {
  const facts = compute.facts();
  const isBath = of.startsWith('heat:');
  const method = knownMethod(facts.analysisMethods, named);
  // what is booked is not typed; an unknown method is refused by the ledger
  if (method === undefined || analyses.some((one) => one.analysis === analysis)) return [];
  return askedResults(
    typedContents(results),
    {
      method,
      grade: heat.target.grade ?? undefined,
      earlier: isBath || !isAgain ? [] : earlierResults(analyses, facts),
      ...(known
        ? {
            knownIn: (element) =>
              knownInHeat(element, isBath ? known : { ...known, cold_ppm: undefined }, method),
          }
        : {}),
    },
    facts,
  );
}

/** What is known of a heat before its results are typed; null where it was planned without a grade. */
async function knownHeatOf(heat: HeatState, context: TaskContext): Promise<KnownHeat | null> {
  const specification = await specificationOfHeat(heat, context);
  if (specification === null) return null;
  const { parts } = await sheetParts(heat, context);
  return {
    from: heat.target.specification ?? heat.target.grade ?? heat.id,
    limits: specification.limits,
    predicted: latestRun(heat).flatMap(({ results }) => meansOf(results)),
    cold_ppm: coldContents(parts, context.compute.facts()),
  };
}
