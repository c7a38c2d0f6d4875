import { type FormEvent, useState } from 'react';
import type { Page } from '../../src/documents/page.ts';
import type { Order } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { DayField } from '../design/day-field.tsx';
import { TextField } from '../design/field.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { dayOf } from '../design/read-day.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { recall: words } = WORDS;
const FIELDS = ['reason', 'answerBy', 'contact'] as const;

interface Props {
  readonly order: Order;
  /** The page of what was put on hold and recorded. */
  readonly onDone: (page: Page) => void;
}

/** Holds and records in one step. The server asks for the person and shows the sentence that is signed. */
export function Contain({ order, onDone }: Props) {
  const [typed, setTyped] = useState({ reason: '', answerBy: '', contact: '' });
  const booking = useBooking('/api/proof/record-recall', { waits: false });
  const day = dayOf(typed.answerBy);
  const isUnclear = typed.answerBy.trim() !== '' && day === undefined;
  const told = Object.entries({
    reason: typed.reason.trim(),
    answerBy: day ?? '',
    contact: typed.contact.trim(),
  }).filter(([, text]) => text !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = { ...order, ...Object.fromEntries(told), hold: true, record: true };
    if (typed.reason.trim() !== '' && !isUnclear) booking.mutate({ order: whole }, { onSuccess: onDone });
  };
  const set = (field: (typeof FIELDS)[number]) => (value: string) => {
    booking.reset();
    setTyped({ ...typed, [field]: value });
  };
  const rest = elsewhere(booking.error, FIELDS);
  return (
    <form className="card stack" id="contain" onSubmit={submit} noValidate>
      <h2 className="part">{words.contain}</h2>
      <p className="dim part">{words.containHelp}</p>
      <div className="fields">
        {FIELDS.map((field) =>
          field === 'answerBy' ? (
            <DayField
              key={field}
              label={words.told[field]}
              value={typed[field]}
              onChange={set(field)}
              wrong={wrongAt(booking.error, field)}
            />
          ) : (
            <TextField
              key={field}
              label={words.told[field]}
              value={typed[field]}
              onChange={set(field)}
              wrong={wrongAt(booking.error, field)}
              needed={field === 'reason'}
            />
          ),
        )}
      </div>
      {rest ? <Refused error={rest} /> : null}
      {booking.isPending ? <Waiting words={words.holding} /> : null}
      <div className="cluster">
        <OnlyFor act="record recall" what={words.hold}>
          <Button submit disabled={typed.reason.trim() === '' || isUnclear || booking.isPending}>
            {words.hold}
          </Button>
        </OnlyFor>
      </div>
    </form>
  );
}
