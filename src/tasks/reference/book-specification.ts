import { requireStatedBalance } from '../../calculations/release/stated-balance.ts';
import { signatureOf } from '../../desk/actor.ts';
import { bookOrTry } from '../../desk/book-or-try.ts';
import type { TaskContext } from '../../desk/context.ts';
import { specificationName } from '../../desk/reference/kept.ts';
import { inOneForm, statedLines } from '../../desk/reference/stated-lines.ts';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { InputError } from '../../foundation/errors.ts';
import { canonicalText, hashOfText } from '../../foundation/quantity/canonical.ts';
import type { Order } from './enter-specification/contract.ts';

/**
 * Books a specification, or tries to in a dry run. Throws InputError for limits that no release could be judged by, ConflictError for a
 * revision that is in use and for a balance that is not the grade's.
 */
export async function bookSpecification(
  { number, revision, customer, specification, reason: why, despite }: Omit<Order, 'asTyped'>,
  { dryRun }: { readonly dryRun: boolean | undefined },
  context: TaskContext,
): Promise<void> {
  const name = specificationName(number, revision);
  const facts = context.compute.facts();
  const stated = inOneForm({ ...specification, controlled: { number, revision, customer } }, facts.grades);
  await requireJudgeable(name, stated, context);
  requireStatedBalance({ name, despite }, stated, facts);
  const reason = [why, despite && `${stated.balance} by difference: ${despite}`].filter(Boolean).join('; ');
  const text = canonicalText(stated);
  await bookOrTry(
    {
      type: 'enterSpecification',
      name,
      customer,
      specification: text,
      documentSha256: hashOfText(text),
      ...(reason === '' ? {} : { reason }),
      by: signatureOf(context.actor).by ?? '',
    },
    { dryRun },
    context,
  );
}

/** Throws InputError for a specification that states nothing, and what the release throws for one that it cannot judge by. */
async function requireJudgeable(
  name: string,
  specification: ReleaseInput['specification'],
  { compute }: TaskContext,
): Promise<void> {
  if (statedLines(specification).size === 0)
    throw new InputError(`specification ${name} states no limits`, {
      path: 'specification',
      allowed: 'limits such as Cr=17.0..21.0 S=..20ppm, or a grade',
    });
  await compute.release({
    object: { id: name, kind: 'heat', predicted: true },
    specification,
    results: [{ element: 'Ni', text: '50', unit: 'wt%', method: 'OES' }],
  });
}
