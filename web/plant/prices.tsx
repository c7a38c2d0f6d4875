import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract as setPrice } from '../../src/tasks/reference/set-price/contract.ts';
import { book } from '../api/client.ts';
import { bookedHere } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { AreaField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { type PastedPrice, pastedPrices } from './pasted-prices.ts';
import { type Price, PriceTable } from './price-table.tsx';
import { pricesQuery } from './prices-query.ts';

const { prices: words } = WORDS;

const PATH = addressOf(setPrice);
const FIELDS = ['of', 'usd_per_kg', 'on', 'source'] as const;

/** The prices that plans reckon with, and the form by which one or many are set. */
export function Prices() {
  const { data, error, refetch } = useQuery(pricesQuery);
  const [anew, setAnew] = useState<readonly Price[]>([]);
  return (
    <>
      <Head title={words.title} sub={words.sub} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {/* who may not read a price is offered nothing to set one with either */}
      {data ? (
        <>
          <OnlyFor act={setPrice.act} named>
            <div className="beside steps">
              <SetPrice />
              <SetMany key={anew.map(({ of }) => of).join()} anew={anew} />
            </div>
          </OnlyFor>
          <PriceTable prices={data.prices} onSet={setAnew} />
        </>
      ) : null}
    </>
  );
}

/** Lines to set prices anew: element or charge material, and the price as it is, to be written over. */
const linesOf = (prices: readonly Price[]): string =>
  prices.map(({ of, usd_per_kg }) => `${of}\t${usd_per_kg}`).join('\n');

const today = (): string => new Date().toISOString().slice(0, 10);

function SetPrice() {
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  return (
    <div className="card stack">
      <Button onPress={() => setOpen(true)}>{words.set}</Button>
      {isDone ? <p role="status">{words.done(1)}</p> : null}
      {isOpen ? (
        <VerbForm
          contract={setPrice}
          given={{}}
          start={{ on: today() }}
          onClose={() => setOpen(false)}
          onDone={() => setDone(true)}
        />
      ) : null}
    </div>
  );
}

/** Many prices at once, each booked by itself: what is refused stays to be put right, and is sent again alone. */
function SetMany({ anew }: { readonly anew: readonly Price[] }) {
  const client = useQueryClient();
  const [text, setText] = useState(linesOf(anew));
  const whole = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (anew.length > 0) whole.current?.scrollIntoView({ block: 'center' });
  }, [anew]);
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
  return (
    <details className="card" ref={whole} open={anew.length > 0}>
      <summary>{words.many}</summary>
      <Form onSend={() => void setAll()} send={words.manyGo(prices.length)} disabled={!isReady}>
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
      </Form>
    </details>
  );
}
