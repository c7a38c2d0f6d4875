import { useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { contract } from '../../src/tasks/yard/check-gate/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Confirm } from '../design/confirm.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { Form } from '../design/form.tsx';
import { OneField } from '../forms/one-field.tsx';
import { type ReadForm, readForm, type TypedForm } from '../forms/typed-form.ts';
import { WORDS } from '../words.ts';

const { gate: words, lot: lotWords } = WORDS;

const FIELDS = fieldsOf(contract.order).filter(({ path, unshown }) => path !== 'lot' && !unshown);
/** What the gate answers; the rest explains an answer. */
const CHECKS = [
  ...['radiation', 'closedCavities', 'mutilation', 'exportClass', 'declared', 'coating', 'oil'],
] as const;
const isRadiation = (path: string): boolean => path.startsWith('radiation.');

interface Props {
  /** One lot, or several that all look the same. */
  readonly lots: readonly string[];
  /** What identification found against the declared grade. */
  readonly warning?: string | undefined;
  /** Remark of who booked the lot. */
  readonly remark?: string | null | undefined;
  readonly onClose: () => void;
  /** Shows what several lots would be booked as; absent for one lot, which is booked here. */
  readonly onLook?: (findings: Findings) => void;
  /** False while that is shown: what was typed is kept. */
  readonly isOpen?: boolean;
}

/** What the gate found, as its order takes it. */
export type Findings = ReadForm['order'];

/** What the gate looks at, one line for each check; what is left open keeps the lot on hold. */
export function GateForm({ lots, warning, remark, onClose, onLook, isOpen = true }: Props) {
  const [lot = ''] = lots;
  const booking = useBooking(contract);
  const [typed, setTyped] = useState<TypedForm>({ 'oil:unit': '%' });
  const wrong = wrongAt(booking.error, 'despite');
  const fields = FIELDS.filter(
    ({ path, folded }) =>
      (path !== 'mutilationPaper' || typed.mutilation === 'certified') && (!folded || wrong !== undefined),
  );
  const { order, open: unread } = readForm(fields, typed);
  const open = CHECKS.filter((check) => !(check in order)).length;
  const isHalf = unread.some((path) => isRadiation(path) && (typed[path] ?? '').trim() === '');
  const isReady = open < CHECKS.length && unread.length === 0;
  const submit = () => {
    if (onLook) onLook(order);
    else booking.mutate({ order: { lot, ...order } }, { onSuccess: onClose });
  };
  const shown = (isOne: (path: string) => boolean) =>
    fields
      .filter(({ path }) => isOne(path))
      .map((field) => (
        <OneField
          key={field.path}
          field={field}
          typed={typed}
          onChange={(path) => (text) => setTyped({ ...typed, [path]: text })}
          unanswered={words.notLooked}
        />
      ));
  return (
    <Confirm
      title={words.title(lots.length === 1 ? lot : words.several(lots.length))}
      isOpen={isOpen}
      onClose={onClose}
    >
      <Form
        onSend={submit}
        send={onLook ? words.look : contract.button}
        disabled={!isReady}
        sending={booking}
        onCancel={onClose}
      >
        {remark ? <p className="notice">{words.remark(remark)}</p> : null}
        <fieldset className="fields plain">
          <legend className="dim small">{words.radiation}</legend>
          {shown(isRadiation)}
        </fieldset>
        {isHalf ? <p className="hold">{words.half}</p> : null}
        <div className="fields">{shown((path) => !isRadiation(path))}</div>
        {warning === undefined ? null : <p className="notice">{lotWords.otherwise(warning)}</p>}
        <p className={open === 0 ? 'pass' : 'hold'}>{open === 0 ? words.all : words.open(open)}</p>
      </Form>
    </Confirm>
  );
}
