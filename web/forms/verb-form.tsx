import { type FormEvent, type ReactNode, useState } from 'react';
import { addressOf, type Contract } from '../../src/documents/contract/contract.ts';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import type { Page } from '../../src/documents/page.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { Asked, type Said } from '../import/asked.tsx';
import { WORDS } from '../words.ts';
import { OrderFields } from './order-fields.tsx';
import { readForm, type TypedForm } from './typed-form.ts';

const { sign, states } = WORDS;

interface Props<Order, Answer, Typed> {
  readonly contract: Contract<Order, Answer, string | null, Typed>;
  /** What the page knows: these fields are not asked. */
  readonly given: Partial<Typed>;
  /** What it is about, behind the title: "R-1001". */
  readonly about?: string;
  /** What stands in the fields at first, by their places. */
  readonly start?: TypedForm;
  /** Numbers that are likely, by the places of their fields, in the unit that is shown. */
  readonly expected?: Readonly<Record<string, number>>;
  /** What the page asks in its own way, before the fields. */
  readonly children?: ReactNode;
  /** False while that is not complete. */
  readonly isReady?: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly onDone?: (page: Page) => void;
}

/** Books one verb: its fields, units, choices and words come from its contract; a refusal stands beside its field. */
export function VerbForm<Order, Answer, Typed>({
  contract,
  given,
  about,
  start = {},
  expected = {},
  children,
  isReady = true,
  wide = false,
  onClose,
  onDone,
}: Props<Order, Answer, Typed>) {
  const booking = useBooking(addressOf(contract));
  const [typed, setTyped] = useState<TypedForm>(start);
  const [said, say] = useState<Said>({});
  // what is missing is said once somebody has tried
  const [isTried, setTried] = useState(false);
  const all = fieldsOf(contract.order);
  const fields = all.filter(({ path, unshown }) => !unshown && !(path.split('.')[0]! in given));
  const { order, open } = readForm(fields, typed, expected);
  const book = (more: Said = {}) => {
    if (open.length > 0 || !isReady || booking.isPending) return;
    const meant = { ...said, ...more };
    say(meant);
    booking.mutate(
      { order: { ...order, ...given, ...meant } },
      {
        onSuccess: (page) => {
          onDone?.(page);
          onClose();
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    book();
  };
  const change = (path: string) => (text: string) => {
    setTyped({ ...typed, [path]: text });
    say({});
    if (booking.error) booking.reset();
  };
  const { error } = booking;
  const wrongIn = (path: string): string | undefined =>
    wrongAt(error, path) ?? (isTried && open.includes(path) && !typed[path] ? states.needed : undefined);
  return (
    <Confirm
      title={about === undefined ? contract.title : `${contract.button ?? contract.title}: ${about}`}
      isOpen
      onClose={onClose}
      wide={wide}
    >
      <form className="stack" onSubmit={submit} noValidate>
        <OrderFields {...{ fields, typed, expected, wrongIn }} onChange={change} focus>
          {children}
        </OrderFields>
        <Asked error={error} onSay={book} fields={fields.map(({ path }) => path)} />
        <div className="cluster">
          <Button onPress={onClose}>{sign.cancel}</Button>
          <Button submit go disabled={!isReady || booking.isPending}>
            {contract.button ?? contract.title}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
