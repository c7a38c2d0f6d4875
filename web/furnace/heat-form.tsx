import type { ReactNode } from 'react';
import type { Contract } from '../../src/documents/contract/contract.ts';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { Form } from '../design/form.tsx';
import { useDraft } from '../forms/drafts.ts';
import { OrderFields } from '../forms/order-fields.tsx';
import { readForm, type TypedForm } from '../forms/typed-form.ts';
import { buttonSpoken, fieldSpoken } from '../language/spoken.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { putHeat } from './outbox/put-heat.ts';

interface Props<Order, Answer, Typed> {
  readonly contract: Contract<Order, Answer, string | null, Typed>;
  readonly heat: string;
  /** Name under which what is typed is kept on this device. */
  readonly form: string;
  /** Act that it needs, or several, of which one is enough. */
  readonly act: string | readonly string[];
  /** What the page knows besides the heat. */
  readonly given?: Partial<Readonly<Record<keyof Typed & string, unknown>>>;
  readonly start?: TypedForm;
  /** What it books, in words. */
  readonly said: (typed: TypedForm) => string;
  readonly children?: ReactNode;
}

/** Books one verb of a heat by the outbox, where the network may be gone: its fields come from its contract, what is typed stays until it is booked. */
export function HeatForm<Order, Answer, Typed>(props: Props<Order, Answer, Typed>) {
  const { contract, heat, form, act, given = {}, start = {}, said, children } = props;
  const [typed, change, forget] = useDraft<TypedForm>(heat, form, start);
  const known = { heat, ...given };
  const fields = fieldsOf(contract.order)
    .filter(({ path, unshown }) => !unshown && !(path.split('.')[0]! in known))
    .map((field) => fieldSpoken(contract.name, field));
  const { order, open } = readForm(fields, typed);
  const isReady = open.length === 0 && Object.keys(order).length > 0;
  const submit = () => {
    putHeat(heat, {
      ...{ contract, words: said(typed), order: { ...order, ...given } },
      draft: { form, typed },
    });
    forget();
  };
  return (
    <OnlyFor act={act}>
      <Form
        form={form}
        onSend={submit}
        send={buttonSpoken(contract.name) ?? contract.button ?? contract.title}
        disabled={!isReady}
        tap
      >
        <OrderFields {...{ fields, typed }} onChange={(path) => (text) => change({ [path]: text })} />
        {children}
      </Form>
    </OnlyFor>
  );
}
