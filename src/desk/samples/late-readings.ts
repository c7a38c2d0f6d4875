import { asksOf } from '../../calculations/release/late-reading.ts';
import type { RecordAnalysis } from '../../evidence/ledger/commands/metal/record-analysis.ts';
import type { HeatView, ObjectView, Store } from '../../evidence/ledger/store.ts';
import { purposeOf } from '../../evidence/ledger/subjects/stock.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { idOf, type SamplePurpose, type Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { usableSpecification } from '../reference/kept.ts';
import { documentResult } from './measured-results.ts';

/**
 * The analysis as it is booked: where the metal is released, with why it asks and does not suspend that, if so (rule E15). `purposes` are
 * those of samples that are booked with it.
 */
export async function lateReading(
  command: RecordAnalysis,
  purposes: ReadonlyMap<string, SamplePurpose>,
  context: TaskContext,
): Promise<RecordAnalysis> {
  const { compute, store } = context;
  const { of, analysis, sample = analysis, results } = command;
  const metal = await bookedMetal(of, store);
  const decided = metal && (await coveringRelease(metal, store));
  if (!metal || decided?.verdict !== 'PASS') return command;
  const specification = await specificationNamed(decided.specification, context);
  if (specification === null) return command;
  const { traceLimits, ...facts } = compute.facts();
  const asks = asksOf(
    {
      object: { id: metal.id, kind: metal.type === 'heat' ? 'heat' : 'ingot', predicted: false },
      specification,
      results: results.map((one) =>
        documentResult({ laboratory: null, place: null, sample: null, ...command }, one),
      ),
      isCheck: (purposes.get(`${of} ${sample}`) ?? purposeOf(metal, sample)) === 'check',
    },
    { ...facts, checkAnalysis: traceLimits.checkAnalysis },
  );
  return asks === null ? command : { ...command, asks };
}

/** Metal that is booked already; null for what is made in the same record, which nobody released. */
export async function bookedMetal(of: Subject, store: Store): Promise<HeatView | ObjectView | null> {
  const [found] = of.startsWith('heat:')
    ? await store.heats({ ids: [idOf(of)] })
    : await store.objects({ ids: [idOf(of)] });
  return found ?? null;
}

/** The nearest verdict on measured results: on the metal, on what it was cut from, on its heat. */
async function coveringRelease(metal: HeatView | ObjectView, store: Store): Promise<HeatView['release']> {
  if (metal.type === 'heat' || (metal.release && !metal.release.predicted)) return metal.release;
  return metal.from?.startsWith('object:')
    ? coveringRelease(await store.object(idOf(metal.from)), store)
    : (await store.heat(metal.heat)).release;
}

/** The specification that a release names; null where the ledger does not keep it. */
async function specificationNamed(name: string, context: TaskContext) {
  try {
    return await usableSpecification(name, context);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
