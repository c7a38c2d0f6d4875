import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

/** Types of EN 10204, the usual one first. */
const TYPES = ['3.1', '3.2', '2.2', '2.1'] as const;
const FIELDS = [
  'number',
  'customer.name',
  'customer.order',
  'by',
  'inspector',
  'covers_g',
  'accepted',
] as const;
const INSPECTORS = ['purchaser', 'official'] as const;

interface Props {
  readonly of: string;
  /** One stands already. */
  readonly hasOne: boolean;
  /** Customer of the specification that the metal was judged by. */
  readonly customer: string;
  /** Number that takes the place of a withdrawn one. */
  readonly number?: string | undefined;
}

/** Issues the certificate of released metal. The server asks for the person and shows the sentence that is signed. */
export function CertificateForm({ of, hasOne, customer: meant, number: wanted = '' }: Props) {
  const navigate = useNavigate();
  const [type, setType] = useState<string>(TYPES[0]);
  const [typed, setTyped] = useState({
    number: wanted,
    customer: meant,
    order: '',
    inspector: '',
    role: '',
    covers: '',
    accepted: '',
  });
  const [side, setSide] = useState<string>(INSPECTORS[0]);
  const booking = useBooking('/api/release/issue-certificate');
  const set = (name: keyof typeof typed) => (value: string) => {
    booking.reset();
    setTyped({ ...typed, [name]: value });
  };
  const [number, customer, bought] = [typed.number.trim(), typed.customer.trim(), typed.order.trim()];
  const inspector = { name: typed.inspector.trim(), role: typed.role.trim(), of: side };
  const [covers, accepted] = [typed.covers.trim(), typed.accepted.trim()];
  const covers_kg = numberOf(covers);
  const isOpen = number === '' || customer === '' || (covers !== '' && covers_kg === undefined);
  const asksWhy = accepted !== '' || wrongAt(booking.error, 'accepted') !== undefined;
  const hasInspector = type === '3.2';
  const lacksInspector = hasInspector && (inspector.name === '' || inspector.role === '');
  const order = {
    ...{ of, number, type, specimen: false },
    customer: { name: customer, ...(bought === '' ? {} : { order: bought }) },
    ...(hasInspector ? { inspector } : {}),
    ...(covers_kg === undefined ? {} : { covers_g: Math.round(covers_kg * 1000) }),
    ...(accepted === '' ? {} : { accepted }),
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
    if (!isOpen && !lacksInspector) sign();
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
          {...(meant === '' ? {} : { help: words.customerOf(meant) })}
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
        {of.startsWith('heat:') ? (
          <NumberField
            label={words.covers}
            help={words.coversHelp}
            value={typed.covers}
            onChange={set('covers')}
            wrong={wrongAt(booking.error, 'covers_g')}
          />
        ) : null}
        {hasInspector ? (
          <>
            <TextField
              label={words.inspector}
              value={typed.inspector}
              onChange={set('inspector')}
              wrong={wrongAt(booking.error, 'inspector')}
              needed
            />
            <TextField label={words.inspectorRole} value={typed.role} onChange={set('role')} needed />
            <SelectField label={words.inspectorOf} value={side} onChange={setSide}>
              {INSPECTORS.map((one) => (
                <option key={one} value={one}>
                  {words.inspectors[one]}
                </option>
              ))}
            </SelectField>
          </>
        ) : null}
      </div>
      {wrongAt(booking.error, 'by') ? <p className="fail">{wrongAt(booking.error, 'by')}</p> : null}
      {rest ? <Refused error={rest} /> : null}
      {asksWhy ? (
        <TextField label={words.issueAccepted} value={typed.accepted} onChange={set('accepted')} needed />
      ) : null}
      <div className="cluster">
        <Button submit go={!hasOne} disabled={isOpen || lacksInspector || booking.isPending}>
          {words.issueGo}
        </Button>
      </div>
    </form>
  );
}
