import { type FormEvent, useState } from 'react';
import { DISPOSALS } from '../../src/documents/orders/release.ts';
import type { Page } from '../../src/documents/page.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

const CONCESSION = ['number', 'customer', 'scope'] as const;
type Disposal = (typeof DISPOSALS)[number];

interface Props {
  readonly of: string;
  /** It was shipped: its customer may be told. */
  readonly hasLeft: boolean;
  /** Shows what was decided: the metal leaves the queue, and this form with it. */
  readonly onDone: (page: Page) => void;
}

/** Decides what becomes of metal that did not pass. The server asks for the person and shows the sentence that is signed. */
export function Dispose({ of, hasLeft, onDone }: Props) {
  const [as, setAs] = useState<Disposal>(hasLeft ? 'notify' : 'rework');
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState({ number: '', customer: '', scope: '' });
  const booking = useBooking('/api/release/dispose-metal');
  const isConcession = as === 'use-as-is';
  const concession = Object.fromEntries(CONCESSION.map((name) => [name, typed[name].trim()]));
  const isReady =
    reason.trim() !== '' && (!isConcession || CONCESSION.every((name) => concession[name] !== ''));
  const decide = async () => {
    const order = { of, as, reason: reason.trim(), ...(isConcession ? { concession } : {}) };
    const page = await booking.mutateAsync({ order }).catch(() => null);
    if (page) onDone(page);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !booking.isPending) void decide();
  };
  return (
    <details className="card">
      <summary>{words.dispose}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="dim">{words.disposeHelp}</p>
        <div className="fields">
          <SelectField label={words.becomes} value={as} onChange={(one) => setAs(one as Disposal)}>
            {DISPOSALS.filter((one) => hasLeft || one !== 'notify').map((one) => (
              <option key={one} value={one}>
                {words.disposals[one]}
              </option>
            ))}
          </SelectField>
          <TextField label={words.disposeReason} value={reason} onChange={setReason} needed />
          {isConcession
            ? CONCESSION.map((name) => (
                <TextField
                  key={name}
                  label={words.concession[name]}
                  value={typed[name]}
                  onChange={(text) => setTyped({ ...typed, [name]: text })}
                  needed
                />
              ))
            : null}
        </div>
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button submit go disabled={!isReady || booking.isPending}>
            {words.disposeGo}
          </Button>
        </div>
      </form>
    </details>
  );
}
