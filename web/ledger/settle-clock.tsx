import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { NumberField } from '../design/number-field.tsx';
import { fromZero } from '../design/read-number.ts';
import { Refused } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';

const { ledger: words, lot: lotWords } = WORDS;

/** Says that the clock is right although the last record is long ago, or from which record on it was ahead: booking goes on then. */
export function SettleClock() {
  const booking = useBooking('/api/proof/settle-clock');
  const [was, setWas] = useState<'right' | 'ahead'>('right');
  const [since, setSince] = useState('');
  const [reason, setReason] = useState('');
  const record = fromZero(since);
  const isReady =
    reason.trim() !== '' &&
    !booking.isPending &&
    (was === 'right' || (record !== undefined && Number.isInteger(record)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    booking.mutate({
      order: { reason: reason.trim(), ...(was === 'ahead' ? { aheadSince: record } : {}) },
    });
  };
  if (booking.data) return <PageView page={booking.data} />;
  return (
    <section className="card stack" aria-label={words.clock}>
      <h1>{words.clock}</h1>
      <p className="dim">{words.clockHelp}</p>
      <OnlyFor act="correct record" named>
        <form className="stack" onSubmit={submit} noValidate>
          <div className="fields">
            <SelectField
              label={words.clockWas}
              value={was}
              onChange={(value) => setWas(value === 'ahead' ? 'ahead' : 'right')}
            >
              <option value="right">{words.clockRight}</option>
              <option value="ahead">{words.clockAhead}</option>
            </SelectField>
            {was === 'ahead' ? (
              <NumberField label={words.clockSince} value={since} onChange={setSince} zero />
            ) : null}
            <TextField
              label={lotWords.reason}
              value={reason}
              onChange={setReason}
              wrong={wrongAt(booking.error, 'reason')}
              needed
            />
          </div>
          {booking.error ? <Refused error={booking.error} /> : null}
          <div className="cluster">
            <Button submit go disabled={!isReady}>
              {words.clockBook}
            </Button>
          </div>
        </form>
      </OnlyFor>
    </section>
  );
}
