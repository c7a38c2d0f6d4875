import { Fragment, useSyncExternalStore } from 'react';
import { ProofLegend } from '../proof/proof-legend.tsx';
import { RecordNumber } from '../proof/record-number.tsx';
import { WORDS } from '../words.ts';
import { type HeatAtFurnace, isTakenBack } from './heat-now.ts';
import { outbox } from './outbox/outbox.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly heat: HeatAtFurnace;
  /** When the server told how the heat stands [ms]. */
  readonly heardAt: number;
}

/** What was recorded of a heat from this device since the page was opened, the latest first, with its record numbers. */
export function RecordedList({ heat, heardAt }: Props) {
  const recorded = useSyncExternalStore(outbox.subscribe, outbox.recorded).filter(
    (one) => one.heat === heat.id,
  );
  if (recorded.length === 0) return null;
  return (
    <section className="card stack" role="status" aria-label={words.recordedTitle}>
      <h2 className="pass">{words.recordedTitle}</h2>
      {recorded.slice(0, SHOWN).map((one) => (
        <span key={one.key}>
          {one.words}
          {one.booked.map(({ seq }) => (
            <Fragment key={seq}>
              {' '}
              <RecordNumber seq={seq} />
            </Fragment>
          ))}
          {one.at < heardAt && isTakenBack(one, heat) ? <b className="hold"> {words.takenBack}</b> : null}
        </span>
      ))}
      <ProofLegend withDevice />
    </section>
  );
}

/** Bookings in sight. */
const SHOWN = 3;
