import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { book } from '../api/client.ts';
import { bookedHere, useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { AreaField, TextField } from '../design/field.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { Refused } from '../design/states.tsx';
import { Asked, type Said } from '../import/asked.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { type PastedPrice, pastedPrices, plainDecimal } from './pasted-prices.ts';

const { prices: words } = WORDS;

const PATH = '/api/reference/set-price';
const FIELDS = ['of', 'usd_per_kg', 'on', 'source'] as const;

/** The prices that plans reckon with, and the form by which one or many are set. */
export function Prices() {
  return (
    <ApiPage path="/api/reference/list-prices" title={words.title}>
      <OnlyFor act="set price" named>
        <div className="beside steps">
          <SetPrice />
          <SetMany />
        </div>
      </OnlyFor>
    </ApiPage>
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);

function SetPrice() {
  const [typed, setTyped] = useState({ of: '', usd_per_kg: '', on: today(), source: '' });
  const booking = useBooking(PATH);
  const usd_per_kg = plainDecimal(typed.usd_per_kg.trim());
  const order = { of: typed.of.trim(), usd_per_kg, on: typed.on, source: typed.source.trim() };
  const isReady = order.of !== '' && usd_per_kg !== null && order.on !== '' && order.source !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set({});
  };
  const set = (more: Said) => {
    if (isReady && !booking.isPending)
      booking.mutate(
        { order: { ...order, ...more } },
        { onSuccess: () => setTyped({ ...typed, of: '', usd_per_kg: '' }) },
      );
  };
  return (
    <details className="card">
      <summary>{words.set}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="fields">
          {FIELDS.map((name) => (
            <TextField
              key={name}
              label={words.fields[name]}
              type={name === 'on' ? 'date' : 'text'}
              decimal={name === 'usd_per_kg'}
              value={typed[name]}
              onChange={(value) => {
                booking.reset();
                setTyped({ ...typed, [name]: value });
              }}
              wrong={
                name === 'usd_per_kg' && typed.usd_per_kg.trim() !== '' && usd_per_kg === null
                  ? words.noPrice
                  : wrongAt(booking.error, name)
              }
              needed
            />
          ))}
        </div>
        <Asked error={booking.error} onSay={set} fields={FIELDS} />
        {booking.isSuccess ? <p role="status">{words.done(1)}</p> : null}
        <div className="cluster">
          <Button submit go disabled={!isReady || booking.isPending}>
            {words.setGo}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** Many prices at once, each booked by itself: what is refused stays to be put right, and is sent again alone. */
function SetMany() {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [usual, setUsual] = useState({ on: today(), source: '' });
  const [refused, setRefused] = useState<readonly { readonly of: string; readonly error: unknown }[]>([]);
  const [done, setDone] = useState(0);
  const [isPending, setPending] = useState(false);
  const { prices, wrong } = pastedPrices(text, { on: usual.on, source: usual.source.trim() });
  const isReady = prices.length > 0 && wrong.length === 0 && !isPending;
  const setAll = async () => {
    setPending(true);
    const left: { readonly price: PastedPrice; readonly of: string; readonly error: unknown }[] = [];
    for (const price of prices) {
      const asked = { path: PATH, order: { ...price }, key: crypto.randomUUID() };
      await book(asked).catch((error: unknown) => left.push({ price, of: price.of, error }));
    }
    bookedHere();
    setRefused(left);
    setDone(prices.length - left.length);
    setText(left.map(({ price }) => FIELDS.map((name) => price[name]).join('\t')).join('\n'));
    await client.invalidateQueries();
    setPending(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) void setAll();
  };
  return (
    <details className="card">
      <summary>{words.many}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <AreaField label={words.lines} help={words.linesHelp} value={text} onChange={setText} />
        <div className="fields">
          <TextField
            label={words.usualDay}
            type="date"
            value={usual.on}
            onChange={(on) => setUsual({ ...usual, on })}
          />
          <TextField
            label={words.usualSource}
            value={usual.source}
            onChange={(source) => setUsual({ ...usual, source })}
          />
        </div>
        {wrong.map((one) => (
          <p key={one} className="fail" role="alert">
            {one}
          </p>
        ))}
        {done > 0 ? <p role="status">{words.done(done)}</p> : null}
        {refused.map(({ of, error }) => (
          <Refused key={of} error={error} />
        ))}
        <div className="cluster">
          <Button submit go disabled={!isReady}>
            {words.manyGo(prices.length)}
          </Button>
        </div>
      </form>
    </details>
  );
}
