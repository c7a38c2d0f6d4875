import { Fragment, useSyncExternalStore } from 'react';
import { ProofLegend } from '../proof/proof-legend.tsx';
import { RecordNumber } from '../proof/record-number.tsx';
import { WORDS } from '../words.ts';
import { outbox } from './outbox.ts';

const { furnace: words } = WORDS;

/** What was recorded of a heat from this device since the page was opened, the latest first, with its record numbers. */
export function RecordedList({ heat }: { readonly heat: string }) {
  const recorded = useSyncExternalStore(outbox.subscribe, outbox.recorded).filter((one) => one.heat === heat);
  if (recorded.length === 0) return null;
  return (
    <section className="card stack" role="status" aria-label={words.recordedTitle}>
      <h2 className="pass">{words.recordedTitle}</h2>
      {recorded.slice(0, SHOWN).map(({ key, words: what, booked }) => (
        <span key={key}>
          {what}
          {booked.map(({ seq }) => (
            <Fragment key={seq}>
              {' '}
              <RecordNumber seq={seq} />
            </Fragment>
          ))}
        </span>
      ))}
      <ProofLegend withDevice />
    </section>
  );
}

/** Bookings in sight. */
const SHOWN = 3;
