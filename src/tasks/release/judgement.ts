import { signalOf, type TaskContext } from '../../desk/context.ts';
import { missingWords } from '../../desk/heat/mass-words.ts';
import { refuseUncompared, specificationName, usableSpecification } from '../../desk/reference/kept.ts';
import { supersededWords } from '../../desk/reference/superseded.ts';
import { replacedOf, resultsOf } from '../../desk/samples/measured-results.ts';
import { relativesIn } from '../../desk/samples/suspended-metal.ts';
import type { Released, ReleaseInput } from '../../documents/proof/release.ts';
import { unbalancedCure, unbalancedReasons } from '../../evidence/ledger/commands/found.ts';
import { pointReasons, pointsCure } from '../../evidence/ledger/commands/heat/open-points.ts';
import type { HeatState, ObjectState } from '../../evidence/ledger/state.ts';
import { type Relatives, unjudgedAbove } from '../../evidence/ledger/subjects/suspension.ts';
import { type Cure, cureBy, ForbiddenError, InputError } from '../../foundation/errors.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { Person } from '../../metal/plant/person.ts';
import type { ReleaseOrder } from './release-measured/contract.ts';

/**
 * Verdict on a heat or object by all of its own measured analyses, or those booked before the record `until`. Throws InputError without one, ForbiddenError for a
 * specification entered and checked by the same hand.
 */
export async function judged(
  order: ReleaseOrder,
  context: TaskContext,
  until = Number.POSITIVE_INFINITY,
): Promise<Released> {
  const { compute, store } = context;
  const specification = await specificationOf(order, context);
  const id = idOf(order.of);
  const known = order.of.startsWith('heat:') ? await store.heat(id) : await store.object(id);
  const target = { ...known, analyses: known.analyses.filter(({ seq }) => seq < until) };
  const heat = target.type === 'heat' ? target : await store.heat(target.heat);
  const relatives = relativesIn(heat, await store.objects({ heat: heat.id }))(target);
  const { persons } = await store.roster();
  // The ledger has proved who entered and compared a specification of its own; they may have left since.
  if (order.spec === undefined) requireKnown(specification, persons);
  requireTwoHands(specification);
  const results = resultsOf(target);
  if (results.length === 0)
    throw new InputError(`${order.of} has no measured analysis`, {
      path: 'of',
      value: order.of,
      allowed: 'metal with a measured analysis, not of the bath',
      cure: `measure it first${target.type === 'object' ? '' : piecesOf(heat)}`,
      does: [{ verb: 'heats/record-heat', order: { heat: heat.id, samples: null } }],
    });
  const document: ReleaseInput = {
    format: 'remelt-release/1',
    object: { id, kind: target.type === 'heat' ? 'heat' : 'ingot', predicted: false },
    ...heldBy(target, heat, relatives),
    specification,
    results,
    ...replacedOf(target, persons, [...relatives.above, ...relatives.below]),
    ...(order.confidence === undefined ? {} : { confidence: order.confidence }),
    ...(order.decisionRule === undefined ? {} : { decisionRule: order.decisionRule }),
  };
  const other = otherGrade(specification, heat);
  const remarks = [
    ...(other === null ? [] : [other]),
    ...(await supersededRemark(specification, context)),
    ...missingWords(heat).map((words) => `The heat was ${words}.`),
  ];
  const output = await compute.release(document, signalOf(context));
  return { document, output, ...(remarks.length > 0 ? { remarks } : {}) };
}

const piecesOf = ({ outputs }: HeatState): string => {
  const pieces = outputs.map(({ to }) => to).filter((to) => to.startsWith('object:'));
  return pieces.length === 0 ? '' : `, or judge its pieces: ${pieces.join(', ')}`;
};

/** That the limits are of another grade than the heat was planned for, in words; null where they are not, or nobody says. */
export const otherGrade = (
  { gradeId }: Pick<ReleaseInput['specification'], 'gradeId'>,
  { target }: Pick<HeatState, 'target'>,
): string | null =>
  gradeId === undefined || target.grade === null || gradeId === target.grade
    ? null
    : `The heat was planned for ${target.grade}; these limits are of ${gradeId}.`;

/** That a later revision of the specification is in force; who signs says so. */
async function supersededRemark(
  { controlled }: ReleaseInput['specification'],
  context: TaskContext,
): Promise<string[]> {
  if (!controlled) return [];
  const words = await supersededWords(specificationName(controlled.number, controlled.revision), context);
  return words === null ? [] : [words];
}

/** What the ledger's rules H7 and H16 will hold against a PASS: metal unaccounted for, open points; and how it is put right. */
function heldBy(
  target: HeatState | ObjectState,
  heat: HeatState,
  relatives: Relatives,
): Pick<ReleaseInput, 'unaccounted' | 'openPoints' | 'unjudged'> {
  const unaccounted = withCure(unbalancedReasons(target, heat), unbalancedCure(heat));
  const open = withCure(pointReasons(heat), pointsCure(heat));
  const unjudged = unjudgedAbove(relatives).map(({ words }) => words);
  return {
    ...(unjudged.length === 0 ? {} : { unjudged }),
    ...(unaccounted.length === 0 ? {} : { unaccounted }),
    ...(open.length === 0 ? {} : { openPoints: open }),
  };
}

const withCure = (reasons: readonly string[], { cure }: Cure = {}): string[] =>
  reasons.length === 0 || cure === undefined ? [...reasons] : [...reasons, cure];

/** The specification of the order, or of the ledger by its name. Throws InputError for none and for both. */
async function specificationOf(
  { of, specification, spec }: ReleaseOrder,
  context: TaskContext,
): Promise<ReleaseInput['specification']> {
  if (specification !== undefined && spec === undefined) {
    await refuseUncompared(specification, context);
    return specification;
  }
  if (specification === undefined && spec !== undefined) return usableSpecification(spec, context);
  throw new InputError(`${of} is judged by one specification`, {
    path: 'specification',
    allowed: 'its limits under "specification", or the name of a stored one under "spec"',
    cure: 'give one of both',
  });
}

/** The names in a document are those of persons of the plant, where it lists any. */
function requireKnown({ controlled }: ReleaseInput['specification'], people: readonly Person[]): void {
  const { enteredBy, checkedBy } = controlled ?? {};
  const stranger = [enteredBy, checkedBy].find((by) => by && !people.some(({ id }) => id === by));
  if (people.length === 0 || !stranger) return;
  throw new ForbiddenError(`"${stranger}" is not a person of this plant`, {
    path: `specification.controlled.${stranger === enteredBy ? 'enteredBy' : 'checkedBy'}`,
    value: stranger,
    allowed: people.map(({ id }) => id).join(', '),
    ...cureBy('give the id of one of them', 'persons/list-persons'),
  });
}

/** Who typed the windows in does not check them: the one error that no later step can find. */
function requireTwoHands({ controlled }: ReleaseInput['specification']): void {
  if (!controlled) return;
  const { enteredBy, checkedBy } = controlled;
  if (enteredBy && checkedBy && enteredBy !== checkedBy) return;
  throw new ForbiddenError(`specification ${controlled.number} was not entered and checked by two persons`, {
    path: 'specification.controlled',
    value: [enteredBy ?? 'nobody', checkedBy ?? 'nobody'].join(', '),
    allowed: 'two different persons under enteredBy and checkedBy',
    cure: 'let an independent person check it against the printed specification',
  });
}
