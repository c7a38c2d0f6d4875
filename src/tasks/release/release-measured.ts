import { type ReleaseOrder, releaseMeasuredOrder } from '../../documents/orders/release.ts';
import { type Released, type ReleaseInput, releasedSchema } from '../../documents/release.ts';
import type { Head } from '../../evidence/ledger/store.ts';
import { ForbiddenError, InputError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { Person } from '../../metal/plant/person.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { onOneHead } from '../on-one-head.ts';
import { refuseUncompared, usableSpecification } from '../reference/kept.ts';
import { defineTask } from '../task.ts';
import { replacedOf, resultsOf } from './measured-results.ts';
import { signerOf } from './signer.ts';

/**
 * Judges a heat or object by its own measured analyses, all of them, and records the verdict. Bath samples do not
 * count. Throws ForbiddenError for a person without the role, one who melted or analysed the heat (rule W3 of the
 * ledger), and a specification entered and checked by the same hand; InputError without measured results.
 */
export const releaseMeasured = defineTask({
  name: 'release-measured',
  title: 'Release a heat or object: judge its measured analyses and record the verdict',
  order: releaseMeasuredOrder,
  answer: releasedSchema,
  act: 'release heat',
  signs: ({ of, spec }, name) =>
    `I, ${name}, decide on the release of ${of} by its measured results against ${spec ?? 'its specification'}.`,
  // An analysis booked while this one is judged must count: the verdict is of the ledger as it stands when it is written.
  run: (order, context) => onOneHead(context.store, (expectedHead) => release(order, expectedHead, context)),
});

async function release(order: ReleaseOrder, expectedHead: Head, context: TaskContext): Promise<Released> {
  const { compute, store, clock } = context;
  const specification = await specificationOf(order, context);
  const id = idOf(order.of);
  const target = order.of.startsWith('heat:') ? await store.heat(id) : await store.object(id);
  const { id: by } = await signerOf('release heat', context);
  const { persons } = await store.roster();
  // The ledger has proved who entered and compared a specification of its own; they may have left since.
  if (order.spec === undefined) requireKnown(specification, persons);
  requireTwoHands(specification);
  const results = resultsOf(target);
  if (results.length === 0)
    throw new InputError(`${order.of} has no measured analysis`, {
      path: order.of,
      cure: 'book a measured analysis of it, with the place of the sample',
    });
  const document: ReleaseInput = {
    format: 'remelt-release/1',
    object: { id, kind: target.type === 'heat' ? 'heat' : 'ingot', predicted: false },
    specification,
    results,
    ...replacedOf(target, persons),
    ...(order.confidence === undefined ? {} : { confidence: order.confidence }),
    ...(order.decisionRule === undefined ? {} : { decisionRule: order.decisionRule }),
  };
  const output = await compute.release(document, signalOf(context));
  const { controlled, gradeId, retest } = specification;
  const rule = retest === undefined ? undefined : compute.facts().releaseProcedures.retests.get(retest);
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
      ...(rule ? { retest: { rule: rule.id, specimens: rule.replacements } } : {}),
      by,
      happenedAt: clock().toISOString(),
    },
    { expectedHead, ...signalOf(context) },
  );
  return { document, output };
}

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
    cure: 'give the id of one of them: remelt persons list',
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
