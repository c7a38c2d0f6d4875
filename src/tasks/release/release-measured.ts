import { type ReleaseOrder, releaseMeasuredOrder } from '../../documents/orders/release.ts';
import { type Released, releasedSchema } from '../../documents/release.ts';
import type { Head } from '../../evidence/ledger/store.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { idOf } from '../../metal/alloy/words.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { onOneHead } from '../on-one-head.ts';
import { defineTask } from '../task.ts';
import { judged } from './judge-measured.ts';
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
  signs: async (order, name, context) => {
    const { document, output } = await judged(order, context);
    const other = await otherGrade(order, document, context);
    return `I, ${name}, sign ${output.verdict} for ${order.of}: its measured results judged against ${specificationName(document)}.${other}`;
  },
  // An analysis booked while this one is judged must count: the verdict is of the ledger as it stands when it is written.
  run: (order, context) => onOneHead(context.store, (expectedHead) => release(order, expectedHead, context)),
});

async function release(order: ReleaseOrder, expectedHead: Head, context: TaskContext): Promise<Released> {
  const { compute, store, clock } = context;
  const { id: by } = await signerOf('release heat', context);
  const { document, output } = await judged(order, context);
  const { retest } = document.specification;
  const rule = retest === undefined ? undefined : compute.facts().releaseProcedures.retests.get(retest);
  await store.execute(
    {
      type: 'release',
      of: order.of,
      verdict: output.verdict,
      predicted: false,
      specification: specificationName(document),
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

/** What is signed too where the limits are those of another grade than the heat was planned for; else nothing. */
async function otherGrade(
  { of }: ReleaseOrder,
  { specification: { gradeId } }: Released['document'],
  { store }: TaskContext,
): Promise<string> {
  const metal = of.startsWith('heat:') ? await store.heat(idOf(of)) : await store.object(idOf(of));
  const { target } = metal.type === 'heat' ? metal : await store.heat(metal.heat);
  return gradeId === undefined || target.grade === null || gradeId === target.grade
    ? ''
    : ` The heat was planned for ${target.grade}; these limits are of ${gradeId}.`;
}

/** What a release names as that by which it judged. */
const specificationName = ({ specification: { controlled, gradeId } }: Released['document']): string =>
  controlled ? `${controlled.number} rev ${controlled.revision}` : (gradeId ?? 'own limits');
