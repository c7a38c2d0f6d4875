import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Page } from '../../src/documents/page.ts';
import { contract } from '../../src/tasks/heats/plan-heat/contract.ts';
import { ApiError, type Order } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { sheetQuery } from '../heats/sheet-query.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { type NumberState, useHeatNumber } from './heat-number.tsx';
import type { ShownPlan } from './use-planning.ts';

const { plan: words } = WORDS;

interface Props {
  readonly shown: ShownPlan;
  /** Plans the same order again. */
  readonly onAnew: (order: Order) => void;
  /** The lots are reserved: the page that says so. */
  readonly onReserved: (page: Page) => void;
}

/** Reserves the lots of a plan as it was shown; one that does not hold any more is planned again. */
export function ReservePlan({ shown: { order, page, shown, isReserved }, onAnew, onReserved }: Props) {
  const client = useQueryClient();
  const reserve = useBooking(contract);
  // its make-up sheet is checked by thousands of draws: begun before somebody opens it
  const reserved = (page: Page): void => {
    onReserved(page);
    void client.prefetchQuery(sheetQuery(heat));
  };
  const heat = String(order.heat);
  const number = useHeatNumber(heat);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const below = isBelow(page);
  if (isReserved) return <Reserved heat={heat} waits={below} />;
  const book = (): void => {
    setAsked(true);
    if (below && reason.trim() === '') return;
    reserve.mutate(
      { order: { ...order, confirm: shown, ...(below ? { acceptBelow: reason } : {}) } },
      { onSuccess: reserved },
    );
  };
  const moved = reserve.error instanceof ApiError && reserve.error.status === 409;
  return (
    <div className="stack">
      {reserve.isPending ? (
        <Waiting words={words.reserving} />
      ) : (
        <>
          <span>{moved ? words.notReserved : below ? words.belowShown(heat) : shownWords(heat, number)}</span>
          {number?.planned || number?.used ? <OpenHeat heat={heat} /> : null}
          {number?.used ? null : moved ? (
            <Button go onPress={() => onAnew(order)}>
              {words.go}
            </Button>
          ) : (
            <OnlyFor act="plan heat" what={below ? words.acceptBelow : words.reserve}>
              {below ? (
                <TextField
                  label={words.whyBelow}
                  value={reason}
                  onChange={setReason}
                  needed
                  wrong={isAsked && reason.trim() === '' ? words.reasonNeeded : undefined}
                />
              ) : null}
              <Button go={!below} onPress={book}>
                {below ? words.acceptBelow : words.reserve}
              </Button>
            </OnlyFor>
          )}
        </>
      )}
      {reserve.error ? <Refused error={reserve.error} /> : null}
    </div>
  );
}

/** True for a plan that does not reach what was asked: planner and quality accept it before it is reserved. */
function isBelow({ head }: Page): boolean {
  const scale = head?.decides?.scale;
  return scale !== undefined && (scale.atLeast ?? scale.share) < scale.asked;
}

/** How the plan and the ledger stand: another plan of the heat, or this one at another device, may be reserved. */
function shownWords(heat: string, number: NumberState | undefined): string {
  if (number?.used) return words.shownUsed(heat, WORDS.furnace.status[number.used.status]);
  return number?.planned ? words.shownPlanned(heat) : words.shown;
}

const OpenHeat = ({ heat }: { readonly heat: string }) => (
  <Link to="/heats/$heat" params={{ heat }} className="btn">
    {words.open}
  </Link>
);

/** The way on once lots are reserved. */
function Reserved({ heat, waits }: { readonly heat: string; readonly waits: boolean }) {
  if (waits)
    return (
      <div className="stack" role="status">
        <strong>{words.accepted(heat)}</strong>
        <OpenHeat heat={heat} />
      </div>
    );
  return (
    <div className="stack" role="status">
      <strong>{words.reserved(heat)}</strong>
      <Link to="/heats/$heat" params={{ heat }} search={{ view: 'sheet' }} className="btn go">
        {WORDS.heats.sheet}
      </Link>
      <OpenHeat heat={heat} />
    </div>
  );
}
