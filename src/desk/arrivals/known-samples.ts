import type { HeatState, LotState, ObjectState } from '../../evidence/ledger/state.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import { purposeOf, specimenOf } from '../../evidence/ledger/subjects/stock.ts';
import { sampleCode } from '../../metal/alloy/sample-code.ts';
import { BATH, type SamplePurpose, type Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { note } from '../memory.ts';

/** A sample that was taken of metal, or metal whose analysis was ordered. */
export interface KnownSample {
  readonly of: Subject;
  readonly sample: string;
  /** Of its label. */
  readonly code: string;
  readonly purpose: SamplePurpose;
  /** Methods that it was measured by. */
  readonly measuredBy: readonly string[];
  /** Why nothing of that metal is measured any more, in words; null while it is here. */
  readonly gone: string | null;
  /** The laboratory was asked for it, and no sample has a number of its own. */
  readonly isOrdered?: true;
  /** Elements that were asked for, where somebody said which. */
  readonly asked?: readonly string[];
}

/** True while its result is awaited. */
export const isOpen = ({ measuredBy, gone }: KnownSample): boolean =>
  gone === null && measuredBy.length === 0;

const SAMPLES = note<readonly KnownSample[]>();

/** Every sample of the plant, also those that were measured: a number that two of them have is nobody's. */
export async function knownSamples({
  store,
  memory,
}: Pick<TaskContext, 'store' | 'memory'>): Promise<readonly KnownSample[]> {
  const [heats, objects, lots] = [await store.heats(), await store.objects(), await store.lots()];
  return [...heats, ...objects, ...lots].flatMap((metal) =>
    memory.of(SAMPLES, [metal], () => samplesOf(metal)),
  );
}

/** Samples of one lot, heat or object. */
export function samplesOf(metal: HeatState | LotState | ObjectState): KnownSample[] {
  const { subject, samples, analyses } = metal;
  const gone = goneWords(metal);
  const isOrdered = metal.type === 'lot' && (metal.ordered ?? []).length > 0;
  const asked =
    metal.type === 'lot' && isOrdered
      ? { asked: [...new Set((metal.ordered ?? []).flatMap(({ elements }) => elements))] }
      : {};
  const taken = samples.map(
    (sample): KnownSample => ({
      of: subject,
      sample,
      code: sampleCode(subject, sample),
      purpose: purposeOf(metal, sample),
      measuredBy: analyses
        .filter((one) => one.basis === 'measured' && specimenOf(one) === sample)
        .map(({ method }) => method),
      gone,
      ...asked,
    }),
  );
  return isOrdered && !samples.includes(metal.id)
    ? [
        ...taken,
        {
          of: subject,
          sample: metal.id,
          code: sampleCode(subject, metal.id),
          purpose: 'product',
          measuredBy: [],
          gone,
          isOrdered: true,
          ...asked,
        },
      ]
    : taken;
}

function goneWords({ type, status }: HeatState | LotState | ObjectState): string | null {
  if (status === 'shipped') return 'it has left the plant';
  if (status === 'void') return 'it was withdrawn';
  if (status === 'cancelled') return 'the heat was cancelled';
  return type === 'object' && status === 'cut' ? 'it was cut up' : null;
}

/** Where samples of metal were taken and when, by the records that say so. */
export async function takenPlaces(
  of: Subject,
  store: Pick<Store, 'history'>,
): Promise<ReadonlyMap<string, { readonly place: string | null; readonly at: string }>> {
  const records = (await store.history(of)).filter(({ record }) => record.kind.endsWith('.sampled'));
  return new Map(
    records.map(({ record, body }) => [
      String(body.sample),
      {
        place: typeof body.place === 'string' ? body.place : body.purpose === 'bath' ? BATH : null,
        at: typeof body.happenedAt === 'string' ? body.happenedAt : record.at,
      },
    ]),
  );
}
