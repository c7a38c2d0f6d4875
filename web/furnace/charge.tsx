import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ChargeSheet, chargeSheetSchema } from '../../src/documents/charge-sheet.ts';
import { kilograms } from '../../src/foundation/quantity/format.ts';
import { ApiError, readDocument } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { Waiting as Loading, Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { AsOf } from './as-of.tsx';
import { keepHeat, keepWeights, keptHeat, keptWeights, type Weights } from './kept-heat.ts';
import { outbox, type Waiting } from './outbox.ts';
import { OutboxList } from './outbox-list.tsx';
import { Pour } from './pour.tsx';
import { Scan } from './scan.tsx';
import { isFarOff, WeighLine } from './weigh-line.tsx';
import './furnace.css';

const { furnace: words } = WORDS;

/** The melter's page of a heat: weigh against the sheet, then pour; it works while the network is gone. */
export function Charge() {
  const { heat } = useParams({ from: '/inside/furnace/$heat' });
  const { data, error, refetch } = useQuery({
    queryKey: ['sheet', heat],
    queryFn: async ({ signal }) => {
      const sheet = await readDocument(chargeSheetSchema, '/api/heats/make-up-sheet', {
        order: { heat },
        signal,
      });
      keepHeat(heat, sheet);
      return sheet;
    },
    // what is kept here is shown at once; the server is asked again as soon as it answers
    retry: false,
  });
  const isGone = error instanceof ApiError && error.status === 0;
  const isCharged = error instanceof ApiError && error.status === 409;
  const kept = isGone ? keptHeat(heat) : undefined;
  const inFurnace = isCharged || kept?.sheet === null;
  const sheet = inFurnace ? undefined : (data ?? kept?.sheet);
  const charge = useSyncExternalStore(outbox.subscribe, outbox.entries).find(isChargeOf(heat));
  useEffect(() => {
    if (!isCharged) return;
    keepWeights(heat, {});
    keepHeat(heat, null);
  }, [isCharged, heat]);
  return (
    <div className="stack glove">
      <Head title={heat} sub={sheet ? [sheet.grade, sheet.furnace].filter(Boolean).join(' · ') : undefined}>
        <Link to="/heats/$heat" params={{ heat }} search={{ view: 'sheet' }} className="btn">
          {words.sheet}
        </Link>
      </Head>
      {kept ? <AsOf readAt={kept.readAt} /> : null}
      <OutboxList />
      {sheet && !charge ? <Weighing key={heat} sheet={sheet} /> : null}
      {charge ? <p className="card">{words.chargeWaits}</p> : null}
      {inFurnace || (charge && charge.refused === undefined) ? <Pour heat={heat} /> : null}
      {error && !sheet && !inFurnace && !charge ? (
        <Refused error={error} onAgain={() => void refetch()} />
      ) : null}
      {data || error ? null : <Loading />}
    </div>
  );
}

/** True for a booking of the charge of this heat: the metal is in the furnace, and is not weighed once more. */
const isChargeOf =
  (heat: string) =>
  (waiting: Waiting): boolean =>
    waiting.heat === heat && 'charge' in waiting.order;

/** One line of the sheet after the other, in the order of charging. */
function Weighing({ sheet }: { readonly sheet: ChargeSheet }) {
  const lines = sheet.steps.flatMap((step) => step.lines.map((line) => ({ ...line, title: step.title })));
  const [weights, setWeights] = useState(() => keptWeights(sheet.heat));
  const [at, setAt] = useState(() => firstOpen(lines, keptWeights(sheet.heat)));
  const change = (next: Weights) => {
    keepWeights(sheet.heat, next);
    setWeights(next);
    setAt(firstOpen(lines, next));
  };
  const line = lines[at];
  const undo = (number: number) =>
    change(Object.fromEntries(Object.entries(weights).filter(([name]) => name !== String(number))));
  const toLot = (lot: string): boolean => {
    const found = lines.findIndex((one) => one.lot === lot && weights[one.number] === undefined);
    if (found >= 0) setAt(found);
    return found >= 0;
  };
  const done = lines.filter(({ number }) => weights[number] !== undefined);
  const off = done.filter((one) => isFarOff(one, weights[one.number]!));
  const book = () => {
    outbox.put(
      chargeBooking(
        sheet.heat,
        done.map(({ lot, number }) => ({ lot, mass_g: weights[number]! })),
      ),
    );
    void outbox.send();
  };
  return (
    <>
      <p className="dim">
        {words.step(Math.min(done.length + 1, lines.length), lines.length)}
        {done.length > 0 ? ` · ${words.unsentOne}: ${done.length}` : ''}
      </p>
      {line ? <Scan onLot={toLot} /> : null}
      {line ? (
        <WeighLine
          key={line.number}
          line={line}
          onBook={(mass_g) => change({ ...weights, [line.number]: mass_g })}
          onSkip={lines.length - done.length > 1 ? () => setAt(nextOpen(lines, weights, at)) : undefined}
        />
      ) : (
        <section className="card stack">
          <strong>{words.charged}</strong>
          {off.map(({ lot, number, weigh_g }) => (
            <span key={number} className="hold">
              {lot}: {words.off(kilograms(weights[number]! - weigh_g))}
            </span>
          ))}
          <Button tap go onPress={book}>
            {words.bookCharge}
          </Button>
        </section>
      )}
      {done.map(({ number, lot }) => (
        <div key={number} className="cluster row">
          <span className="grow">
            {lot} <b>{kilograms(weights[number]!)}</b> <span className="dim">{words.typed}</span>
          </span>
          <Button onPress={() => undo(number)}>{words.undo}</Button>
        </div>
      ))}
    </>
  );
}

type Numbered = { readonly number: number };

const firstOpen = (lines: readonly Numbered[], weights: Weights): number => {
  const found = lines.findIndex(({ number }) => weights[number] === undefined);
  return found < 0 ? lines.length : found;
};

/** The open line after this one, around the end of the sheet. */
function nextOpen(lines: readonly Numbered[], weights: Weights, at: number): number {
  const order = [...lines.keys()].map((i) => (at + 1 + i) % lines.length);
  return order.find((i) => weights[lines[i]!.number] === undefined) ?? at;
}

/** The charge of a whole sheet as one booking: a lot of several lines is one sum. */
export function chargeBooking(
  heat: string,
  weighed: readonly { readonly lot: string; readonly mass_g: number }[],
) {
  const byLot = new Map<string, number>();
  for (const { lot, mass_g } of weighed) byLot.set(lot, (byLot.get(lot) ?? 0) + mass_g);
  const charge = [...byLot].map(([lot, actual_g]) => ({ lot, actual_g }));
  return {
    path: '/api/heats/record-heat',
    // when it was weighed, not when the network came back
    order: { heat, happenedAt: new Date().toISOString(), charge },
    key: crypto.randomUUID(),
    heat,
    words: words.chargeOf(heat, kilograms(charge.reduce((sum, { actual_g }) => sum + actual_g, 0))),
  };
}
