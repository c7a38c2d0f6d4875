import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkName, type Desk } from '../../rules/desk.ts';
import type { LabelState } from '../../subjects/label.ts';
import { alive } from '../found.ts';

/** Most labels of one kind that are printed at once. */
const MOST_COPIES = 100;

export type PrintLabel = Asks<'printLabel', 'label.printed'> & {
  /** `lot/R-1001`, `sample/R7K3-M2QX-A`, `ingot/I-1`, `pallet/17`. */
  readonly name: string;
};

/**
 * T1: each label that leaves a printer is recorded, the first one too; another one of the same thing says why. T2: pallets are numbered
 * without a gap, and what lies on one stays what its first label says.
 */
export const printLabel = defineCommand<PrintLabel>({
  type: 'printLabel',
  names: ({ name, label, of }) => ({
    subjects: [`label:${name}`, ...of, ...(label === 'pallet' ? before(name) : [])],
  }),
  act: 'print label',
  decide(desk, { name, ...command }) {
    const { label, of, copies } = command;
    checkName(name, `${desk.path}name`);
    for (const one of of) alive(desk, one);
    if (!Number.isInteger(copies) || copies < 1 || copies > MOST_COPIES)
      throw new InputError(`${copies} labels are not printed at once`, {
        path: `${desk.path}copies`,
        value: copies,
        allowed: `1 to ${MOST_COPIES}`,
      });
    const known = stateOf(desk, name);
    if (known && command.reason === undefined) throw printedBefore(desk, known);
    if (label === 'pallet') refuseOtherPallet(desk, { name, of }, known);
    desk.write('label.printed', `label:${name}`, command);
  },
});

const stateOf = (desk: Desk, name: string): LabelState | undefined => {
  const state = desk.book.stateOf(`label:${name}`);
  return state?.type === 'label' ? state : undefined;
};

/** The pallet before one, where there must be one. */
function before(name: string): readonly string[] {
  const number = Number(name.slice('pallet/'.length));
  return number > 1 ? [`label:pallet/${number - 1}`] : [];
}

function printedBefore(desk: Desk, { label, id, times, last }: LabelState): ConflictError {
  const what = `${label} ${id.slice(id.indexOf('/') + 1)}`;
  const often = times === 1 ? '' : `, ${times} times in all`;
  return new ConflictError(
    `a label of ${what} was printed on ${last.at.slice(0, 10)} (${last.printer})${often}: a second one needs a reason`,
    {
      path: `${desk.path}reason`,
      allowed: 'why another label is needed: torn, lost, not readable, a second side',
      cure: 'give the reason, and take the old label off where it still hangs',
    },
  );
}

function refuseOtherPallet(
  desk: Desk,
  { name, of }: Pick<PrintLabel, 'name' | 'of'>,
  known: LabelState | undefined,
): void {
  const number = name.slice('pallet/'.length);
  if (!/^[1-9]\d{0,8}$/.test(number) || (!known && before(name).some((one) => !desk.book.stateOf(one))))
    throw new ConflictError(`pallet ${number.slice(0, 20)} is not the next one`, {
      path: `${desk.path}name`,
      value: number.slice(0, 20),
      allowed: 'the number after the last pallet, or one that is known',
    });
  const same = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((one) => b.includes(one));
  if (known && !same(known.of, of))
    throw new ConflictError(`pallet ${number} holds ${known.of.join(', ')}`, {
      path: `${desk.path}of`,
      value: of.join(', ').slice(0, 200),
      allowed: known.of.join(', ').slice(0, 500),
      cure: 'give what is packed otherwise a pallet of its own',
    });
}
