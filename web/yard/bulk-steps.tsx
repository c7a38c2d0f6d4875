import { useEffect, useState } from 'react';
import type { YardLot } from '../../src/documents/yard.ts';
import { counted, grouped } from '../../src/foundation/quantity/format.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { GateForm } from '../lot/gate-form.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { LabelButton } from './label-button.tsx';

const { yard: words, sign, furnace } = WORDS;

/** Lots that a step is taken with at once: what is shown of them before must be read. */
const MOST = 200;

/** Steps for all lots that the filter leaves: labels, gate, clearing. What would be booked is shown first. */
export function BulkSteps({ lots }: { readonly lots: readonly YardLot[] }) {
  const [asks, setAsks] = useState<'gate' | 'clear' | null>(null);
  const onHold = lots.filter(({ status }) => status === 'hold').map(({ id }) => id);
  const close = () => setAsks(null);
  if (lots.length > MOST) return <span className="dim small">{words.tooMany(grouped(String(MOST)))}</span>;
  return (
    <section className="cluster" aria-label={words.actions}>
      <LabelButton lots={lots.map(({ id }) => id)} words={words.labels(counted(lots.length, 'lot'))} />
      {onHold.length > 0 ? (
        <>
          <Button onPress={() => setAsks('gate')}>{words.gateThese(counted(onHold.length, 'lot'))}</Button>
          <Button onPress={() => setAsks('clear')}>{words.clearThese(counted(onHold.length, 'lot'))}</Button>
        </>
      ) : null}
      {asks === 'gate' ? <GateForm lots={onHold} onClose={close} /> : null}
      {asks === 'clear' ? <ClearLots lots={onHold} onClose={close} /> : null}
    </section>
  );
}

interface ClearProps {
  readonly lots: readonly string[];
  readonly onClose: () => void;
}

/** What clearing would book, lot by lot; then books it. */
function ClearLots({ lots, onClose }: ClearProps) {
  const looking = useBooking('/api/yard/clear-lots');
  const booking = useBooking('/api/yard/clear-lots');
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked at once, when the question appears
  useEffect(() => looking.mutate({ order: { lots, dryRun: true } }), []);
  const error = looking.error ?? booking.error;
  return (
    <Confirm title={words.clearThese(counted(lots.length, 'lot'))} isOpen onClose={onClose}>
      {looking.data ? <PageView page={looking.data} isPart /> : null}
      {looking.isPending ? <Waiting /> : null}
      {error ? <Refused error={error} /> : null}
      {looking.data ? <p className="dim">{words.wouldClear}</p> : null}
      <div className="cluster">
        <Button onPress={onClose}>{sign.cancel}</Button>
        <Button
          go
          disabled={!looking.data || booking.isPending}
          onPress={() => booking.mutate({ order: { lots } }, { onSuccess: onClose })}
        >
          {furnace.confirm}
        </Button>
      </div>
    </Confirm>
  );
}
