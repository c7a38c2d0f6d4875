import { useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { LabelButton } from '../yard/label-button.tsx';
import { GateForm } from './gate-form.tsx';

const { lot: words, furnace, sign } = WORDS;

/** The steps of a lot through the yard: identify, clear, hold, lift a hold. */
export function LotSteps({ lot }: { readonly lot: string }) {
  const identify = useBooking('/api/yard/identify-lot');
  const clear = useBooking('/api/yard/clear-lot');
  const [asks, setAsks] = useState<'hold' | 'lift' | 'gate' | null>(null);
  const error = identify.error ?? clear.error;
  const done = identify.isSuccess || clear.isSuccess;
  return (
    <>
      <section className="cluster" aria-label={words.next}>
        <Button onPress={() => setAsks('gate')}>{words.gate}</Button>
        <Button onPress={() => identify.mutate({ order: { lot } })} disabled={identify.isPending}>
          {words.identify}
        </Button>
        <Button onPress={() => clear.mutate({ order: { lot } })} disabled={clear.isPending}>
          {words.clear}
        </Button>
        <Button onPress={() => setAsks('hold')}>{words.hold}</Button>
        <Button onPress={() => setAsks('lift')}>{words.lift}</Button>
        <LabelButton lots={[lot]} words={words.label} />
        {done && !error ? <span role="status">{words.done}</span> : null}
      </section>
      {error ? <Refused error={error} /> : null}
      {asks === 'gate' ? <GateForm lots={[lot]} onClose={() => setAsks(null)} /> : null}
      {asks === 'hold' || asks === 'lift' ? (
        <WithReason key={asks} lot={lot} what={asks} onClose={() => setAsks(null)} />
      ) : null}
    </>
  );
}

interface ReasonProps {
  readonly lot: string;
  readonly what: 'hold' | 'lift';
  readonly onClose: () => void;
}

/** A step that needs a reason in a person's words. */
function WithReason({ lot, what, onClose }: ReasonProps) {
  const booking = useBooking(what === 'hold' ? '/api/yard/hold-lot' : '/api/yard/lift-hold');
  const [reason, setReason] = useState('');
  return (
    <Confirm title={`${words[what]}: ${lot}`} isOpen onClose={onClose}>
      <TextField label={words.reason} value={reason} onChange={setReason} needed />
      {booking.error ? <Refused error={booking.error} /> : null}
      <div className="cluster">
        <Button onPress={onClose}>{sign.cancel}</Button>
        <Button
          go
          disabled={reason.trim() === '' || booking.isPending}
          onPress={() => booking.mutate({ order: { lot, reason: reason.trim() } }, { onSuccess: onClose })}
        >
          {furnace.confirm}
        </Button>
      </div>
    </Confirm>
  );
}
