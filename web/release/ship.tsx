import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { certificateSchema } from '../../src/documents/certificate.ts';
import type { Page } from '../../src/documents/page.ts';
import { readDocument } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { nameOf } from './release.tsx';

const { release: words, sign } = WORDS;

interface Props {
  readonly of: string;
  readonly mass: string;
  /** Numbers of certificates that stand, the latest last. */
  readonly certificates: readonly string[];
  /** What they are of: the piece, or what it was cut from. */
  readonly certified?: string;
  readonly onShipped: (page: Page, to: string) => void;
}

/** Books that an object leaves the plant, to the customer of its certificate where nobody says otherwise. */
export function Ship(props: Props) {
  const { certified = props.of, certificates } = props;
  const number = certificates.at(-1) ?? '';
  const { data, isPending } = useQuery({
    queryKey: ['certificate', certified, number],
    queryFn: ({ signal }) =>
      readDocument(certificateSchema, '/api/release/show-certificate', {
        order: { of: certified, number },
        signal,
      }),
  });
  if (isPending) return <Waiting />;
  return (
    <section className="card stack">
      <h2>{words.ship}</h2>
      <OnlyFor act="ship metal">
        <ShipForm {...props} customer={data?.customer} />
      </OnlyFor>
    </section>
  );
}

const FIELDS = ['to', 'order'] as const;

/** True where the server asks why it leaves all the same: to another customer, or before every party has signed. */
const asksWhy = (error: unknown): boolean => wrongAt(error, 'accepted') !== undefined;

interface FormProps extends Props {
  readonly customer: { readonly name: string; readonly order?: string | undefined } | undefined;
}

function ShipForm({ of, mass, certificates, onShipped, customer }: FormProps) {
  const [certificate, setCertificate] = useState(certificates.at(-1) ?? '');
  const [typed, setTyped] = useState({ to: customer?.name ?? '', order: customer?.order ?? '' });
  const [accepted, setAccepted] = useState('');
  const [isAsked, setAsked] = useState(false);
  const booking = useBooking('/api/release/ship-object');
  const [to, bought] = [typed.to.trim(), typed.order.trim()];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to !== '') setAsked(true);
  };
  const ship = async () => {
    const order = {
      object: nameOf(of),
      to,
      ...(bought === '' ? {} : { order: bought }),
      ...(certificate === '' ? {} : { certificate }),
      ...(accepted.trim() === '' ? {} : { accepted: accepted.trim() }),
    };
    // the metal leaves the queue, and this form with it
    const page = await booking.mutateAsync({ order }).catch(() => null);
    if (page) onShipped(page, to);
    else setAsked(false);
  };
  const rest = elsewhere(booking.error, [...FIELDS, 'accepted']);
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div className="fields">
        {FIELDS.map((name) => (
          <TextField
            key={name}
            label={name === 'to' ? words.shipTo : words.order}
            value={typed[name]}
            onChange={(value) => {
              booking.reset();
              setTyped({ ...typed, [name]: value });
            }}
            wrong={wrongAt(booking.error, name)}
            needed={name === 'to'}
          />
        ))}
        <SelectField label={words.shipWith} value={certificate} onChange={setCertificate}>
          {certificates.map((number) => (
            <option key={number} value={number}>
              {number}
            </option>
          ))}
          <option value="">{words.withoutOne}</option>
        </SelectField>
      </div>
      {rest ? <Refused error={rest} /> : null}
      {asksWhy(booking.error) || accepted !== '' ? (
        <TextField label={words.shipAccepted} value={accepted} onChange={setAccepted} />
      ) : null}
      <div className="cluster">
        <Button submit go disabled={to === '' || booking.isPending}>
          {words.shipGo}
        </Button>
      </div>
      <Confirm title={words.ship} isOpen={isAsked} onClose={() => setAsked(false)}>
        <p>{words.leaves(nameOf(of), mass, to, certificate)}</p>
        <div className="cluster">
          <Button onPress={() => setAsked(false)}>{sign.cancel}</Button>
          <Button go disabled={booking.isPending} onPress={() => void ship()}>
            {booking.isPending ? words.shipping : words.left}
          </Button>
        </div>
      </Confirm>
    </form>
  );
}
