import { useState } from 'react';
import type { ChargeSheet } from '../../src/documents/charge-sheet.ts';
import { kilograms } from '../../src/foundation/quantity/format.ts';
import { Button } from '../design/button.tsx';
import { SelectField } from '../design/field.tsx';
import { settle } from '../design/settle.ts';
import { WORDS } from '../words.ts';
import { keepWeights, keptWeights, type Weights } from './kept-heat.ts';
import { putHeat } from './put-heat.ts';
import { Scan } from './scan.tsx';
import { isOff, WeighLine } from './weigh-line.tsx';

const { furnace: words } = WORDS;

/** The stage of a sheet that is charged before the furnace is started. */
export const COLD = 'charge';

/** One line of the cold charge after the other, in the order of charging, and then the charge as one booking. */
export function Weighing({ sheet }: { readonly sheet: ChargeSheet }) {
  const steps = sheet.steps.filter(({ stage }) => stage === COLD);
  const later = sheet.steps.length - steps.length;
  const lines = steps.flatMap((step) => step.lines.map((line) => ({ ...line, title: step.title })));
  const [weights, setWeights] = useState(() => keptWeights(sheet.heat));
  const [at, setAt] = useState(() => firstOpen(lines, keptWeights(sheet.heat)));
  const change = (next: Weights) => {
    settle();
    keepWeights(sheet.heat, next);
    setWeights(next);
    setAt(firstOpen(lines, next));
  };
  const furnaces = sheet.furnaces ?? [];
  const [furnace, setFurnace] = useState(furnaces.length === 1 ? furnaces[0]! : '');
  const line = lines[at];
  const undo = (number: number) =>
    change(Object.fromEntries(Object.entries(weights).filter(([name]) => name !== String(number))));
  const toLot = (lot: string): boolean => {
    // a number that is typed has its capitals or not
    const isIt = (one: string) => one.toLowerCase() === lot.toLowerCase();
    const found = lines.findIndex((one) => isIt(one.lot) && weights[one.number] === undefined);
    if (found >= 0) setAt(found);
    return found >= 0;
  };
  const done = lines.filter(({ number }) => weights[number] !== undefined);
  const off = done.filter((one) => isOff(one, weights[one.number]!));
  const book = () =>
    putHeat(
      sheet.heat,
      chargeBooking(
        sheet.heat,
        done.map(({ lot, number }) => ({ lot, mass_g: weights[number]! })),
        furnace,
      ),
    );
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
              {lot}:{' '}
              {words.offSheet(kilograms(Math.abs(weights[number]! - weigh_g)), weights[number]! < weigh_g)}
            </span>
          ))}
          {later > 0 ? <span className="dim">{words.later}</span> : null}
          {furnaces.length > 0 ? (
            <SelectField label={words.intoFurnace} value={furnace} onChange={setFurnace}>
              <option value="">{words.noFurnace}</option>
              {furnaces.map((id) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
            </SelectField>
          ) : null}
          <Button tap go disabled={furnaces.length > 0 && furnace === ''} onPress={book}>
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

/** The charge of weighed lines as one booking: a lot of several lines is one sum. */
function chargeBooking(
  heat: string,
  weighed: readonly { readonly lot: string; readonly mass_g: number }[],
  furnace: string,
) {
  const byLot = new Map<string, number>();
  for (const { lot, mass_g } of weighed) byLot.set(lot, (byLot.get(lot) ?? 0) + mass_g);
  const charge = [...byLot].map(([lot, actual_g]) => ({ lot, actual_g }));
  const sum_g = charge.reduce((sum, { actual_g }) => sum + actual_g, 0);
  return {
    words: words.chargeOf(heat, kilograms(sum_g)),
    order: { charge, ...(furnace === '' ? {} : { furnace }) },
  };
}
