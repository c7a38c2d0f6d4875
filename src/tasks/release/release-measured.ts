import { parseDocument } from '../../documents/common.ts';
import type { ReleaseOutput } from '../../documents/release.ts';
import { type ReleaseInput, releaseInputSchema } from '../../documents/release.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import type { Head, ObjectView } from '../../evidence/ledger/store.ts';
import { ForbiddenError, InputError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { parseReading, shiftDecimal } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { BATH, idOf } from '../../metal/alloy/words.ts';
import { type Person, requireOtherHands } from '../../metal/plant/person.ts';
import type { TaskContext } from '../context.ts';
import { onOneHead } from '../on-one-head.ts';
import { signerOf } from './signer.ts';

export interface MeasuredRelease {
  readonly of: `heat:${string}` | `object:${string}`;
  readonly specification: ReleaseInput['specification'];
  /** Person of the plant who decides. */
  readonly by: string;
  /** Failed sample by the sample that answers it, under the retest rule of the specification. */
  readonly replaces?: Readonly<Record<string, string>>;
  readonly confidence?: number;
  readonly decisionRule?: NonNullable<ReleaseInput['decisionRule']>;
}

export interface MeasuredReleased {
  readonly document: ReleaseInput;
  readonly output: ReleaseOutput;
}

/**
 * Judges a heat or object by its own measured analyses, all of them, and records the verdict. Bath samples do not
 * count. Throws ForbiddenError for a person without the role, one who melted or analysed the heat, and a specification
 * entered and checked by the same hand; InputError without measured results.
 */
export const releaseMeasured = (order: MeasuredRelease, context: TaskContext): Promise<MeasuredReleased> =>
  // An analysis booked while this one is judged must count: the verdict is of the ledger as it stands when it is written.
  onOneHead(context.store, (expectedHead) => release(order, expectedHead, context));

async function release(
  order: MeasuredRelease,
  expectedHead: Head,
  context: TaskContext,
): Promise<MeasuredReleased> {
  const { compute, store, clock } = context;
  const specification = parseDocument(
    releaseInputSchema.shape.specification,
    order.specification,
    'specification',
  );
  const id = idOf(order.of);
  const target = order.of.startsWith('heat:') ? await store.heat(id) : await store.object(id);
  const heat = target.type === 'heat' ? target.id : target.heat;
  await requireReleaser(order, heat, context);
  requireTwoHands(specification, compute.facts().plant.persons);
  const results = resultsOf(target).map((result) => {
    const failed = order.replaces?.[result.specimen ?? ''];
    return failed === undefined ? result : { ...result, replaces: failed };
  });
  if (results.length === 0)
    throw new InputError(`${order.of} has no measured analysis`, {
      path: order.of,
      cure: 'book an analysis of it with its place',
    });
  const document: ReleaseInput = {
    format: 'remelt-release/1',
    object: { id, kind: target.type === 'heat' ? 'heat' : 'ingot', predicted: false },
    specification,
    results,
    ...(order.confidence === undefined ? {} : { confidence: order.confidence }),
    ...(order.decisionRule === undefined ? {} : { decisionRule: order.decisionRule }),
  };
  const output = await compute.release(document);
  const { controlled, gradeId } = specification;
  await store.execute(
    {
      type: 'release',
      of: order.of,
      verdict: output.verdict,
      predicted: false,
      specification: controlled
        ? `${controlled.number} rev ${controlled.revision}`
        : (gradeId ?? 'own limits'),
      reasons: output.reasons.slice(0, 50),
      documentSha256: hashOf(output),
      by: order.by,
      happenedAt: clock().toISOString(),
    },
    { expectedHead },
  );
  return { document, output };
}

async function requireReleaser(order: MeasuredRelease, heat: string, context: TaskContext): Promise<void> {
  const { store } = context;
  const person = signerOf(order.by, 'release heat', context);
  const records = [
    ...(await store.history(`heat:${heat}`)),
    ...(order.of.startsWith('object:') ? await store.history(order.of) : []),
  ];
  const ACT: Readonly<Record<string, string>> = {
    'heat.charged': 'record heat',
    'heat.melted': 'record heat',
    'heat.cast': 'record heat',
    'heat.cut': 'record heat',
    'record.corrected': 'correct record',
    'heat.analysed': 'book analysis',
    'object.analysed': 'book analysis',
  };
  requireOtherHands(
    person,
    records.flatMap(({ record, body }) => {
      const act = ACT[record.kind];
      return act && typeof body.by === 'string' ? [{ act, by: body.by }] : [];
    }),
  );
}

/** Who typed the windows in does not check them: the one error that no later step can find. */
function requireTwoHands({ controlled }: ReleaseInput['specification'], people: readonly Person[]): void {
  if (!controlled) return;
  const { enteredBy, checkedBy } = controlled;
  const stranger = [enteredBy, checkedBy].find((by) => by && !people.some(({ id }) => id === by));
  if (people.length > 0 && stranger)
    throw new ForbiddenError(`"${stranger}" is no person of this plant`, {
      path: `specification.controlled.${stranger === enteredBy ? 'enteredBy' : 'checkedBy'}`,
      value: stranger,
      allowed: people.map(({ id }) => id).join(', '),
    });
  if (enteredBy && checkedBy && enteredBy !== checkedBy) return;
  throw new ForbiddenError(`specification ${controlled.number} was not entered and checked by two persons`, {
    path: 'specification.controlled',
    value: [enteredBy ?? 'nobody', checkedBy ?? 'nobody'].join(', '),
    allowed: 'enteredBy and checkedBy, two persons',
    cure: 'let a second person compare it with the document',
  });
}

/**
 * Results of the object itself, every one of them: a later analysis does not replace an earlier one that failed. That
 * takes a retest rule, or the withdrawal of an analysis that was booked wrongly.
 */
export function resultsOf(target: Pick<HeatState | ObjectView, 'analyses'>): ReleaseInput['results'] {
  return target.analyses
    .filter(({ basis, place }) => basis === 'measured' && place !== BATH)
    .flatMap((analysis) => analysis.results.map((result) => documentResult(analysis, result)));
}

function documentResult(
  analysis: AnalysisState,
  { element, text, unit }: AnalysisState['results'][number],
): ReleaseInput['results'][number] {
  return {
    element: element as ElementSymbol,
    ...inDocumentUnit(text, unit),
    method: analysis.method,
    ...(analysis.laboratory ? { laboratory: analysis.laboratory } : {}),
    ...(analysis.place ? { place: analysis.place } : {}),
    ...(analysis.sample ? { specimen: analysis.sample } : {}),
    origin: 'measured',
  };
}

/** The document knows wt% and ppm; ppb becomes ppm by its decimal point, no digit changes. */
function inDocumentUnit(
  text: string,
  unit: 'wt%' | 'ppm' | 'ppb',
): { readonly text: string; readonly unit: 'wt%' | 'ppm' } {
  if (unit !== 'ppb') return { text, unit };
  const { operator, digits } = parseReading(text);
  return { text: `${operator === '=' ? '' : operator}${shiftDecimal(digits, -3)}`, unit: 'ppm' };
}
