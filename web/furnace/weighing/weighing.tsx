import { useEffect, useState } from 'react';
import type { ChargeSheet } from '../../../src/documents/heats/charge-sheet.ts';
import { useSession } from '../../api/session.ts';
import { Button } from '../../design/button.tsx';
import { SelectField } from '../../design/field.tsx';
import { kilograms } from '../../design/locale.ts';
import { settle } from '../../design/settle.ts';
import { useDraft } from '../../forms/drafts.ts';
import { stepSpoken } from '../../language/spoken.ts';
import { ScanLot } from '../../scan/scan-lot.tsx';
import { WORDS } from '../../words.ts';
import { comeIntoView } from '../come-into-view.ts';
import type { HeatAtFurnace } from '../heat-now.ts';
import {
  hasTaken,
  keepTaken,
  keepWeights,
  keptWeights,
  onWeightsElsewhere,
  type Weight,
  type Weights,
} from '../outbox/kept-heat.ts';
import { putHeat } from '../outbox/put-heat.ts';
import { handedOn, handedOver, readingsIn, withHanded, withoutHandedOn } from './handed-weights.ts';
import { NotThere } from './not-there.tsx';
import { isOff, NOTHING_TYPED, type Typing, WeighLine } from './weigh-line.tsx';

const { furnace: words } = WORDS;

/** The stage of a sheet that is charged before the furnace is started. */
export const COLD = 'charge';
/** The form that a charge is typed into: its weights, and the lots that are not there. */
export const WEIGHING_FORM = 'not-there';

/** Lines of the cold charge, in the order of charging. */
export const coldLines = ({ steps }: Pick<ChargeSheet, 'steps'>) =>
  steps
    .filter(({ stage }) => stage === COLD)
    .map(stepSpoken)
    .flatMap((step) => step.lines.map((line) => ({ ...line, title: step.title })));

interface Props {
  readonly sheet: ChargeSheet;
  readonly shifts: NonNullable<HeatAtFurnace['shifts']>;
}

/** One line of the cold charge after the other, in the order of charging, and then the charge as one booking. */
export function Weighing({ sheet, shifts }: Props) {
  const { person } = useSession();
  const lines = coldLines(sheet);
  const later = sheet.steps.filter(({ stage }) => stage !== COLD).length;
  const [weights, setWeights] = useState(() => keptWeights(sheet.heat));
  /** Lots that are not there: why, by number of the line. */
  const [absent, setAbsent, forgetAbsent] = useDraft<Readonly<Record<string, string>>>(
    sheet.heat,
    WEIGHING_FORM,
    {},
  );
  const [chosen, setAt] = useState(() => firstOpen(lines, settled(weights, absent)));
  // a line that is settled meanwhile, as by a charge that comes back to be put right, is not asked again
  const isOpen = lines[chosen] !== undefined && settled(weights, absent)[lines[chosen].number] === undefined;
  const at = isOpen ? chosen : firstOpen(lines, settled(weights, absent));
  const line = lines[at];
  const [typing, type, forgetTyping] = useDraft<Typing>(sheet.heat, `weight-${line?.number}`, NOTHING_TYPED);
  const change = (how: (before: Weights) => Weights) => {
    settle();
    // another tab may have weighed a line since
    const next = how(keptWeights(sheet.heat));
    keepWeights(sheet.heat, next);
    setWeights(next);
    setAt(firstOpen(lines, settled(next, absent)));
  };
  useEffect(() =>
    onWeightsElsewhere(sheet.heat, () => {
      const weighed = keptWeights(sheet.heat);
      setWeights(weighed);
      // the line in sight is weighed already: on to the next
      if (line && weighed[line.number] !== undefined) setAt(firstOpen(lines, settled(weighed, absent)));
    }),
  );
  const handed = handedOver(shifts);
  // what the shift before weighed on another device is weighed here too
  useEffect(() => {
    if (!handed || hasTaken(sheet.heat, handed.seq)) return;
    keepTaken(sheet.heat, handed.seq);
    change((before) => withHanded(before, handed, { lines, person: person?.id }));
  });
  const away = handedOn(shifts, person?.id);
  // what somebody else has taken over is charged from their device, and weighed on none but that
  useEffect(() => {
    if (!away) return;
    const left = withoutHandedOn(keptWeights(sheet.heat), away.handed);
    if (Object.keys(left).length < Object.keys(keptWeights(sheet.heat)).length) change(() => left);
  });
  const gone = lines.filter(({ number }) => absent[number] !== undefined);
  const leaveOut = (number: number, reason: string) => {
    settle();
    setAbsent({ [number]: reason });
    setAt(firstOpen(lines, settled(weights, { ...absent, [number]: reason })));
  };
  const isFound = () => {
    settle();
    forgetAbsent();
    setAt(firstOpen(lines, weights));
  };
  const furnaces = sheet.furnaces ?? [];
  const [furnace, setFurnace] = useState(furnaces.length === 1 ? furnaces[0]! : '');
  // the first line is where the page begins; every other one comes into view
  const [first] = useState(at);
  const hasFocus = at !== first;
  const undo = (number: number) =>
    change((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => name !== String(number))),
    );
  const toLot = (lot: string): boolean => {
    // a number that is typed has its capitals or not
    const isIt = (one: string) => one.toLowerCase() === lot.toLowerCase();
    const found = lines.findIndex(
      (one) => isIt(one.lot) && settled(weights, absent)[one.number] === undefined,
    );
    if (found >= 0) setAt(found);
    return found >= 0;
  };
  const done = lines.filter(({ number }) => weights[number] !== undefined);
  const off = done.filter((one) => isOff(one, weights[one.number]!.mass_g));
  const book = () => {
    const weighed = done.map(({ lot, number }) => ({ lot, ...weights[number]! }));
    const notThere = gone
      .filter(({ lot }) => weighed.every((one) => one.lot !== lot))
      .map(({ lot, number }) => ({ lot, reason: absent[number]! }));
    const { words: said, order } = chargeBooking(sheet.heat, weighed, furnace);
    putHeat(sheet.heat, {
      words: said,
      order: notThere.length === 0 ? order : { ...order, notThere },
      draft: { form: WEIGHING_FORM, typed: absent },
    });
    forgetAbsent();
  };
  return (
    <>
      <p className="dim">
        {words.step(Math.min(done.length + gone.length + 1, lines.length), lines.length)}
        {done.length > 0 ? ` · ${words.unsentOne}: ${done.length}` : ''}
      </p>
      {away ? (
        <p role="status" className="hold">
          {words.handedOn(
            away.to,
            (away.handed.weighed ?? []).map(({ lot, mass_g }) => `${lot} ${kilograms(mass_g)}`).join(', '),
          )}
        </p>
      ) : null}
      {line ? (
        <WeighLine
          key={line.number}
          hasFocus={hasFocus}
          line={line}
          typing={typing}
          onType={type}
          onBook={(mass_g, read) => {
            forgetTyping();
            change((before) => ({ ...before, [line.number]: { mass_g, ...(read ? { read } : {}) } }));
          }}
          onSkip={
            lines.length - done.length - gone.length > 1
              ? () => setAt(nextOpen(lines, settled(weights, absent), at))
              : undefined
          }
        />
      ) : (
        <section className="card stack" tabIndex={-1} ref={hasFocus ? comeIntoView : undefined}>
          <strong>{words.charged}</strong>
          {off.map(({ lot, number, weigh_g }) => (
            <span key={number} className="hold">
              {lot}:{' '}
              {words.offSheet(
                kilograms(Math.abs(weights[number]!.mass_g - weigh_g)),
                weights[number]!.mass_g < weigh_g,
              )}
            </span>
          ))}
          {later > 0 ? <span className="dim">{words.later}</span> : null}
          {furnaces.length > 0 ? (
            <SelectField
              label={words.intoFurnace}
              value={furnace}
              onChange={setFurnace}
              none={words.noFurnace}
              options={furnaces.map((id) => [id, [id, sheet.furnaceRanges?.[id]].filter(Boolean).join(', ')])}
            />
          ) : null}
          <Button
            tap
            go
            disabled={done.length === 0 || (furnaces.length > 0 && furnace === '')}
            onPress={book}
          >
            {words.bookCharge}
          </Button>
        </section>
      )}
      {line ? <ScanLot onLot={toLot} /> : null}
      {line ? <NotThere key={line.lot} lot={line.lot} onGone={(why) => leaveOut(line.number, why)} /> : null}
      {gone.map(({ number, lot }) => (
        <span key={number} className="hold">
          {lot} {words.gone(absent[number]!)}
        </span>
      ))}
      {gone.length > 0 ? <Button onPress={isFound}>{words.foundAll}</Button> : null}
      {done.map(({ number, lot }) => (
        <div key={number} className="cluster row">
          <span className="grow">
            {lot} <b>{kilograms(weights[number]!.mass_g)}</b>{' '}
            <span className="dim">{howWeighed(weights[number]!)}</span>
          </span>
          <Button onPress={() => undo(number)}>{words.undo}</Button>
        </div>
      ))}
    </>
  );
}

/** What a weight was read from, or who handed it over; else it was typed. */
const howWeighed = ({ read, by }: Weight): string =>
  read?.words ?? (by === undefined ? words.typed : words.weighedBy(by));

/** What was weighed, and nothing of what is not there, by number of the line [g]. */
const settled = (weights: Weights, absent: Readonly<Record<string, string>>): Lines => ({
  ...absent,
  ...weights,
});

type Numbered = { readonly number: number };
/** What was decided, by number of the line. */
type Lines = Readonly<Record<string, unknown>>;

const firstOpen = (lines: readonly Numbered[], weights: Lines): number => {
  const found = lines.findIndex(({ number }) => weights[number] === undefined);
  return found < 0 ? lines.length : found;
};

/** The open line after this one, around the end of the sheet. */
function nextOpen(lines: readonly Numbered[], weights: Lines, at: number): number {
  const order = [...lines.keys()].map((i) => (at + 1 + i) % lines.length);
  return order.find((i) => weights[lines[i]!.number] === undefined) ?? at;
}

/** The charge of weighed lines as one booking: a lot of several lines is one sum. */
function chargeBooking(
  heat: string,
  weighed: readonly (Weight & { readonly lot: string })[],
  furnace: string,
) {
  const byLot = new Map<string, Weight[]>();
  for (const { lot, ...weight } of weighed) byLot.set(lot, [...(byLot.get(lot) ?? []), weight]);
  const charge = [...byLot].map(([lot, weights]) => {
    const readings = weights.flatMap(readingsIn);
    const actual_g = weights.reduce((sum, { mass_g }) => sum + mass_g, 0);
    return { lot, actual_g, ...(readings.length === 0 ? {} : { readings }) };
  });
  const sum_g = charge.reduce((sum, { actual_g }) => sum + actual_g, 0);
  return {
    words: words.chargeOf(heat, kilograms(sum_g)),
    order: { charge, ...(furnace === '' ? {} : { furnace }) },
  };
}
