import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

/** Types of EN 10204 that one person of the plant signs. */
const TYPES = ['3.1', '2.2', '2.1'] as const;
const FIELDS = ['number', 'customer.name', 'customer.order', 'by'] as const;

/** Issues the certificate of released metal. The server asks for the person and shows the sentence that is signed. */
export function CertificateForm({ of, hasOne }: { readonly of: string; readonly hasOne: boolean }) {
  const navigate = useNavigate();
  const [type, setType] = useState<string>(TYPES[0]);
  const [typed, setTyped] = useState({ number: '', customer: '', order: '' });
  const booking = useBooking('/api/release/issue-certificate');
  const set = (name: keyof typeof typed) => (value: string) => {
    booking.reset();
    setTyped({ ...typed, [name]: value });
  };
  const [number, customer, bought] = [typed.number.trim(), typed.customer.trim(), typed.order.trim()];
  const order = {
    ...{ of, number, type, specimen: false },
    customer: { name: customer, ...(bought === '' ? {} : { order: bought }) },
  };
  const sign = () =>
    booking.mutate(
      { order },
      {
        onSuccess: () => void navigate({ to: '/certificates/$of/$number', params: { of, number } }),
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number !== '' && customer !== '') sign();
  };
  const rest = elsewhere(booking.error, FIELDS);
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <h2>{hasOne ? words.another : words.issue}</h2>
      <div className="fields">
        <TextField
          label={words.number}
          value={typed.number}
          onChange={set('number')}
          wrong={wrongAt(booking.error, 'number')}
          needed
        />
        <SelectField label={words.type} value={type} onChange={setType}>
          {TYPES.map((one) => (
            <option key={one} value={one}>
              {words.types[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.customer}
          value={typed.customer}
          onChange={set('customer')}
          wrong={wrongAt(booking.error, 'customer.name')}
          needed
        />
        <TextField
          label={words.order}
          value={typed.order}
          onChange={set('order')}
          wrong={wrongAt(booking.error, 'customer.order')}
        />
      </div>
      {wrongAt(booking.error, 'by') ? <p className="fail">{wrongAt(booking.error, 'by')}</p> : null}
      {rest ? <Refused error={rest} /> : null}
      <div className="cluster">
        <Button submit go={!hasOne} disabled={number === '' || customer === '' || booking.isPending}>
          {words.issueGo}
        </Button>
      </div>
    </form>
  );
}
