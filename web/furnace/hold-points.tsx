import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import {
  isClearedPoint,
  isPassedPoint,
  POINT_STEPS,
  type PointState,
} from '../../src/documents/heats/hold-points.ts';
import { contract } from '../../src/tasks/heats/stamp-heat/contract.ts';
import { reach } from '../api/reach.ts';
import { serverClock } from '../api/server-clock.ts';
import { Button } from '../design/button.tsx';
import { moment } from '../design/locale.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { RecordNumber } from '../proof/record-number.tsx';
import { WORDS } from '../words.ts';
import type { HeatAtFurnace } from './heat-now.ts';
import { outbox } from './outbox/outbox.ts';
import { putHeat } from './outbox/put-heat.ts';
import { PointContents } from './point-contents.tsx';
import { StampDialog } from './stamp-dialog.tsx';
import { UndoRecord } from './undo.tsx';

const { points: words } = WORDS;
/** The act of each decision: who may decide it may take it back. */
const STAMP_ACTS: Readonly<Record<PointState['stamps'][number]['decision'], string>> = {
  called: 'record heat',
  absent: 'record heat',
  accepted: 'stamp hold point',
  rejected: 'stamp hold point',
  waived: 'waive hold point',
};

interface BehindProps {
  readonly heat: HeatAtFurnace;
  readonly step: PointState['step'];
  /** Points of steps that are over stand here too while they are open: a stamp of theirs was taken back. */
  readonly withEarlier?: boolean;
  /** The points are shown elsewhere on the page. */
  readonly isSilent?: boolean;
  /** Shown in place of that part while a point is open. */
  readonly instead?: ReactNode;
  readonly children?: ReactNode;
}

/** Points that keep a heat from a step. One before additions keeps it from nothing else. */
const pointsAt = (
  { holdPoints = [], charges }: HeatAtFurnace,
  step: PointState['step'],
  withEarlier: boolean,
) => {
  const earlier = withEarlier ? POINT_STEPS.slice(0, POINT_STEPS.indexOf(step)) : [];
  return holdPoints.filter(
    (point) =>
      point.step === step ||
      (point.step !== 'addition' && earlier.includes(point.step) && !isPassedPoint(point, charges)),
  );
};

/**
 * A part of the course of a heat behind the points that stand before it: not shown while one of them is open. A device that
 * cannot ask whether it was stamped shows both; what is booked then is refused where it was not.
 */
export function Behind({
  heat,
  step,
  withEarlier = false,
  isSilent = false,
  instead,
  children,
}: BehindProps) {
  const isThere = useSyncExternalStore(reach.subscribe, reach.isThere);
  const points = pointsAt(heat, step, withEarlier);
  const isOpen = points.some((point) => !isPassedPoint(point, heat.charges));
  return (
    <>
      {(isSilent ? [] : points).map((point) =>
        isPassedPoint(point, heat.charges) ? (
          <Cleared key={point.point} heat={heat.id} point={point} />
        ) : (
          <StopCard key={point.point} heat={heat.id} point={point} isThere={isThere} />
        ),
      )}
      {isOpen && isThere ? instead : children}
    </>
  );
}

interface CardProps {
  readonly heat: string;
  readonly point: PointState;
  readonly isThere: boolean;
}

/** What work waits for here, and the stamp. */
function StopCard({ heat, point, isThere }: CardProps) {
  const [isAsked, setAsked] = useState(false);
  const { kind, step, look, role } = point;
  // it was stamped, and the bath is another one since: that stamp is taken back first
  const isOutdated = isClearedPoint(point);
  return (
    <section className="card stack stop" aria-label={`${words.kinds[kind]}: ${look}`}>
      <h2>
        {words.stop}: {words.kinds[kind]} {words.steps[step]}
      </h2>
      <p className="sentence">{look}</p>
      <p className="dim">{words.waitsFor(roleOf(role))}</p>
      <PointContents point={point} />
      {isOutdated ? <p className="fail">{words.outdated}</p> : null}
      <LastStamp heat={heat} point={point} />
      {isThere ? null : <p className="hold">{words.unknown}</p>}
      {kind === 'witness' && !isOutdated ? <Calling heat={heat} point={point} /> : null}
      {isOutdated ? null : (
        <Button tap go disabled={!isThere} onPress={() => setAsked(true)}>
          {words.stamp}
        </Button>
      )}
      {isAsked ? <StampDialog heat={heat} point={point} onClose={() => setAsked(false)} /> : null}
    </section>
  );
}

/** A witness point: the call, and that nobody came in time. Both wait on this device where the network is gone. */
function Calling({ heat, point: { point, stamps, wait_min = 0 } }: Omit<CardProps, 'isThere'>) {
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const waits = (decision: string) =>
    waiting.some(({ order }) => order.point === point && order.decision === decision);
  const put = (decision: 'called' | 'absent', said: string) =>
    putHeat(heat, { contract, words: said, order: { point, decision } });
  const last = stamps.at(-1);
  const called = last?.decision === 'called' ? Date.parse(last.happenedAt) : undefined;
  const isOver = useIsPast(called === undefined ? undefined : called + wait_min * 60_000);
  if (called === undefined)
    return waits('called') ? null : (
      <OnlyFor act="record heat" what={words.call}>
        <Button tap onPress={() => put('called', words.callOf(point, heat))}>
          {words.call}
        </Button>
      </OnlyFor>
    );
  const until = new Date(called + wait_min * 60_000);
  return (
    <>
      <p>{words.until(moment(until.toISOString()))}</p>
      {waits('absent') || !isOver ? null : (
        <OnlyFor act="record heat" what={words.nobodyCame}>
          <Button tap onPress={() => put('absent', words.absentOf(point, heat))}>
            {words.nobodyCame}
          </Button>
        </OnlyFor>
      )}
    </>
  );
}

/** Whether a moment is over by the clock of the server, stated again when it is; false for none. */
function useIsPast(at_ms: number | undefined): boolean {
  const [, tick] = useState(0);
  const left_ms = at_ms === undefined ? undefined : at_ms - Date.parse(serverClock.time().at);
  useEffect(() => {
    if (left_ms === undefined || left_ms <= 0) return;
    const timer = setTimeout(() => tick((count) => count + 1), Math.min(left_ms + 1, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  });
  return left_ms !== undefined && left_ms <= 0;
}
/** A browser keeps no timer for longer [ms]. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Who decided last, when, and in which record; and the way to take that back, for whoever may decide it. */
function LastStamp({ heat, point: { point, stamps } }: Omit<CardProps, 'isThere'>) {
  const [isUndone, setUndone] = useState(false);
  const last = stamps.at(-1);
  if (!last) return null;
  const { decision, by, happenedAt, remark, seq } = last;
  return (
    <>
      <p className={decision === 'rejected' ? 'fail' : undefined}>
        {words.stamped(words.standing[decision], by, moment(happenedAt))}
        {remark === null ? null : `: ${remark}`} <RecordNumber seq={seq} />
      </p>
      <div className="cluster">
        <OnlyFor act={STAMP_ACTS[decision]} what={words.takeBack}>
          <Button onPress={() => setUndone(true)}>{words.takeBack}</Button>
        </OnlyFor>
      </div>
      {isUndone ? (
        <UndoRecord of={`heat:${heat}`} record={`stamp:${point}`} onClose={() => setUndone(false)} />
      ) : null}
    </>
  );
}

const Cleared = ({ heat, point }: Omit<CardProps, 'isThere'>) => (
  <section className="card stack" aria-label={`${words.kinds[point.kind]}: ${point.look}`}>
    <b className="pass">
      {words.kinds[point.kind]} {words.steps[point.step]}: {point.look}
    </b>
    <LastStamp heat={heat} point={point} />
  </section>
);

/** A role in words; one that this version does not know as it is. */
export const roleOf = (role: string): string =>
  Object.entries(words.roles).find(([name]) => name === role)?.[1] ?? role;
