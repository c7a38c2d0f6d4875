import { useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { contract } from '../../src/tasks/proof/settle-clock/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { SelectField } from '../design/field.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { Form } from '../design/form.tsx';
import { OrderFields } from '../forms/order-fields.tsx';
import { readForm, type TypedForm } from '../forms/typed-form.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';

const { ledger: words } = WORDS;

/** Says that the clock is right although the last record is long ago, or from which record on it was ahead: booking goes on then. */
export function SettleClock() {
  const booking = useBooking(contract);
  const [typed, setTyped] = useState<TypedForm>({ isRight: 'true' });
  const isRight = typed.isRight === 'true';
  const change = (path: string) => (text: string) => setTyped({ ...typed, [path]: text });
  const fields = fieldsOf(contract.order).filter(
    ({ path }) => path !== 'isRight' && !(isRight && path === 'aheadSince'),
  );
  const { order, open } = readForm(fields, typed);
  const isReady = open.length === 0 && (isRight || 'aheadSince' in order);
  const submit = () => booking.mutate({ order: isRight ? { ...order, isRight } : order });
  if (booking.data) return <PageView page={booking.data} />;
  return (
    <section className="card stack" aria-label={words.clock}>
      <h1>{words.clock}</h1>
      <p className="dim">{words.clockHelp}</p>
      <OnlyFor act={contract.act} named>
        <Form onSend={submit} send={contract.button} disabled={!isReady} sending={booking}>
          <div className="fields">
            <SelectField
              label={words.clockWas}
              value={typed.isRight ?? ''}
              onChange={change('isRight')}
              options={[
                ['true', words.clockRight],
                ['', words.clockAhead],
              ]}
            />
          </div>
          <OrderFields
            {...{ fields, typed }}
            onChange={change}
            wrongIn={(path) => wrongAt(booking.error, path)}
          />
        </Form>
      </OnlyFor>
    </section>
  );
}
