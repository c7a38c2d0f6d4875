import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import { outsideOf } from '../../../desk/samples/measured-results.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Released } from '../../../documents/proof/release.ts';
import type { Head } from '../../../evidence/ledger/store.ts';
import { ConflictError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { judged, otherGrade } from '../judgement.ts';
import { signerOf } from '../signer.ts';
import { contract, type ReleaseOrder } from './contract.ts';

/**
 * Judges a heat or object by its own measured analyses, all of them, and records the verdict. Bath samples do not
 * count. Throws ForbiddenError for a person without the role, one who melted or analysed the heat (rule W3 of the
 * ledger), and a specification entered and checked by the same hand; InputError without measured results.
 */
export const releaseMeasured = defineVerb(
  contract,
  (order, context) => onOneHead(context.store, (expectedHead) => release(order, expectedHead, context)),
  {
    signs: async (order, name, context) => {
      const { document, output, remarks = [] } = await judgedAsMeant(order, context);
      return [
        `I, ${name}, sign ${output.verdict} for ${subjectWords(order.of)}: its measured results judged against ${specificationName(document)}.`,
        ...remarks,
      ].join(' ');
    },
  },
);

async function release(order: ReleaseOrder, expectedHead: Head, context: TaskContext): Promise<Released> {
  const { compute, store, clock } = context;
  const { id: by } = await signerOf('release heat', context);
  const judgement = await judgedAsMeant(order, context);
  const { document, output } = judgement;
  const { retest } = document.specification;
  const rule = retest === undefined ? undefined : compute.facts().releaseProcedures.retests.get(retest);
  const metal = order.of.startsWith('heat:')
    ? await store.heat(idOf(order.of))
    : await store.object(idOf(order.of));
  await store.execute(
    {
      type: 'release',
      of: order.of,
      verdict: output.verdict,
      predicted: false,
      specification: specificationName(document),
      reasons: output.reasons.slice(0, 50),
      ...(output.verdict === 'FAIL' ? { outside: outsideOf(output, metal) } : {}),
      documentSha256: hashOf(output),
      ...(rule ? { retest: { rule: rule.id, specimens: rule.replacements } } : {}),
      by,
      happenedAt: clock().toISOString(),
    },
    { expectedHead, ...signalOf(context) },
  );
  return judgement;
}

/** The verdict. Throws ConflictError for the limits of another grade than the heat was planned for, unless the order says that they are meant. */
async function judgedAsMeant(order: ReleaseOrder, context: TaskContext): Promise<Released> {
  const judgement = await judged(order, context);
  const { store } = context;
  const metal = order.of.startsWith('heat:')
    ? await store.heat(idOf(order.of))
    : await store.object(idOf(order.of));
  const heat = metal.type === 'heat' ? metal : await store.heat(metal.heat);
  const { specification } = judgement.document;
  const words = otherGrade(specification, heat);
  if (words === null || order.otherGrade) return judgement;
  throw new ConflictError(`${order.of} is judged by the limits of another grade. ${words}`, {
    path: 'otherGrade',
    value: specification.gradeId ?? null,
    allowed: `a specification of ${heat.target.grade}`,
    cure: 'choose that specification; where the metal is to become the other grade, say that it is meant',
  });
}

/** What a release names as that by which it judged. */
const specificationName = ({ specification: { controlled, gradeId } }: Released['document']): string =>
  controlled ? `${controlled.number} rev ${controlled.revision}` : (gradeId ?? 'own limits');
