import type { TaskContext } from '../../../desk/context.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { orRefusal } from '../../../desk/or-refusal.ts';
import { gradeOf } from '../../../desk/yard/lot-account.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
import { meantWord } from '../../../foundation/near-words.ts';
import { findGrade } from '../../../metal/alloy/catalogue.ts';
import type { LotsOrder } from './contract.ts';

/** Tests a lot against the form and grade asked for; the grade, and what a lot is declared as, may be any of its names, or of its twins. */
export function yardFilter(
  { form, grade }: LotsOrder,
  { compute }: Pick<TaskContext, 'compute'>,
): (lot: LotView) => boolean {
  const { nameOf } = namesOfPlant(compute);
  const idOf = (name: string): string => {
    const named = gradeNamed(name, compute.facts());
    return named instanceof Error ? name : nameOf(named.id);
  };
  const wanted = grade === undefined ? undefined : idOf(grade);
  return (lot) =>
    (form === undefined || lot.form === form) && (wanted === undefined || idOf(gradeOf(lot)) === wanted);
}

/**
 * Throws InputError for a filter that nothing can match because its word is misspelt: a form or grade that neither the
 * data nor the yard knows, an owner of no lot.
 */
export async function requireKnownWords(
  { form, grade, owner, supplier }: LotsOrder,
  { compute, store }: Pick<TaskContext, 'compute' | 'store'>,
): Promise<void> {
  const facts = compute.facts();
  const named = grade === undefined ? undefined : gradeNamed(grade, facts);
  const lots = await store.lots({});
  if (named instanceof Error && !lots.some((lot) => gradeOf(lot) === grade)) throw named;
  requireWord(form, [...facts.forms.keys(), ...lots.map((lot) => lot.form)], 'form');
  requireWord(owner, ['plant', ...lots.flatMap((lot) => (lot.owner === null ? [] : [lot.owner]))], 'owner');
  requireWord(
    supplier,
    lots.flatMap((lot) => (lot.supplier === null ? [] : [lot.supplier])),
    'supplier',
  );
}

const gradeNamed = (grade: string, { grades }: ReturnType<TaskContext['compute']['facts']>) =>
  orRefusal(() => findGrade(grades, grade, 'grade'));

const WHAT = {
  form: 'a form of metal',
  owner: 'an owner of a lot',
  supplier: 'a supplier of a lot',
} as const;

function requireWord(word: string | undefined, known: readonly string[], path: keyof typeof WHAT): void {
  if (word === undefined || known.includes(word)) return;
  const meant = meantWord(word, known);
  throw new InputError(`"${word}" is not ${WHAT[path]}`, {
    path,
    value: word,
    allowed: [...new Set(known)].sort().join(', '),
    cure: meant === undefined ? `use one of these, or leave the ${path} out` : `did you mean ${meant}?`,
  });
}
