import { type FormEvent, useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import type { Page } from '../../src/documents/page.ts';
import { contract } from '../../src/tasks/proof/record-recall/contract.ts';
import type { Order } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { OrderFields } from '../forms/order-fields.tsx';
import { readForm, type TypedForm } from '../forms/typed-form.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { recall: words } = WORDS;
const TOLD = ['reason', 'answerBy', 'contact'];
const FIELDS = fieldsOf(contract.order).filter(({ path }) => TOLD.includes(path));

interface Props {
  readonly order: Order;
  /** The page of what was put on hold and recorded. */
  readonly onDone: (page: Page) => void;
}

/** Holds and records in one step. The server asks for the person and shows the sentence that is signed. */
export function Contain({ order, onDone }: Props) {
  const [typed, setTyped] = useState<TypedForm>({});
  const booking = useBooking(contract, { waits: false });
  const told = readForm(FIELDS, typed);
  const isReady = told.open.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = { ...order, ...told.order, hold: true, record: true };
    if (isReady) booking.mutate({ order: whole }, { onSuccess: onDone });
  };
  const change = (path: string) => (text: string) => {
    booking.reset();
    setTyped({ ...typed, [path]: text });
  };
  const rest = elsewhere(booking.error, TOLD);
  return (
    <form className="card stack" id="contain" onSubmit={submit} noValidate>
      <h2 className="part">{words.contain}</h2>
      <p className="dim part">{words.containHelp}</p>
      <OrderFields
        fields={FIELDS}
        typed={typed}
        onChange={change}
        wrongIn={(path) => wrongAt(booking.error, path)}
      />
      {rest ? <Refused error={rest} /> : null}
      {booking.isPending ? <Waiting words={words.holding} /> : null}
      <div className="cluster">
        <OnlyFor act={contract.act} what={contract.button ?? contract.title}>
          <Button submit disabled={!isReady || booking.isPending}>
            {contract.button}
          </Button>
        </OnlyFor>
      </div>
    </form>
  );
}
