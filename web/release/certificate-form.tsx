import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useSession } from '../api/session.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { SignDialog } from '../design/sign-dialog.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { nameOf } from './release.tsx';

const { release: words } = WORDS;

/** Types of EN 10204 that one person of the plant signs. */
const TYPES = ['3.1', '2.2', '2.1'] as const;
const FIELDS = ['number', 'customer.name', 'customer.order', 'by'] as const;

/** Issues the certificate of released metal: its number, for whom, and the sentence that is signed. */
export function CertificateForm({ of, hasOne }: { readonly of: string; readonly hasOne: boolean }) {
  const { person } = useSession();
  const navigate = useNavigate();
  const [type, setType] = useState<string>(TYPES[0]);
  const [typed, setTyped] = useState({ number: '', customer: '', order: '' });
  const [isSigning, setSigning] = useState(false);
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
        onError: () => setSigning(false),
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number !== '' && customer !== '') setSigning(true);
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
        <Button submit go={!hasOne} disabled={number === '' || customer === ''}>
          {words.issueGo}
        </Button>
      </div>
      <SignDialog
        title={words.signCertificate}
        sentence={words.certified(person?.name ?? '', { number, type, metal: nameOf(of), customer })}
        isOpen={isSigning}
        booking={booking}
        onSign={sign}
        onClose={() => setSigning(false)}
      />
    </form>
  );
}
