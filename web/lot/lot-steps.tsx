import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { type Step, StepLots } from '../yard/bulk-steps.tsx';
import { LabelButton } from '../yard/label-button.tsx';
import { GateForm } from './gate-form.tsx';

const { lot: words, furnace, sign } = WORDS;

/** The steps of a lot through the yard: identify, clear, hold, lift a hold. Each is asked before it is booked. */
export function LotSteps({ lot }: { readonly lot: string }) {
  const [asks, setAsks] = useState<'hold' | 'lift' | 'gate' | Step | null>(null);
  const close = () => setAsks(null);
  return (
    <>
      <section className="cluster" aria-label={words.next}>
        <OnlyFor act="check lot" what={words.gate}>
          <Button onPress={() => setAsks('gate')}>{words.gate}</Button>
        </OnlyFor>
        <OnlyFor act="identify lot" what={words.identify}>
          <Button onPress={() => setAsks('identify')}>{words.identify}</Button>
        </OnlyFor>
        <OnlyFor act="clear lot" what={words.clear}>
          <Button onPress={() => setAsks('clear')}>{words.clear}</Button>
        </OnlyFor>
        <OnlyFor act="hold lot" what={words.hold}>
          <Button onPress={() => setAsks('hold')}>{words.hold}</Button>
        </OnlyFor>
        <OnlyFor act="lift hold" what={words.lift}>
          <Button onPress={() => setAsks('lift')}>{words.lift}</Button>
        </OnlyFor>
        <LabelButton lots={[lot]} words={words.label} />
      </section>
      {asks === 'gate' ? <GateForm lots={[lot]} onClose={close} /> : null}
      {asks === 'identify' || asks === 'clear' ? (
        <StepLots key={asks} step={asks} lots={[lot]} onClose={close} onClear={() => setAsks('clear')} />
      ) : null}
      {asks === 'hold' || asks === 'lift' ? (
        <WithReason key={asks} lot={lot} what={asks} onClose={close} />
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
  const isReady = reason.trim() !== '' && !booking.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) booking.mutate({ order: { lot, reason: reason.trim() } }, { onSuccess: onClose });
  };
  return (
    <Confirm title={`${words[what]}: ${lot}`} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextField label={words.reason} value={reason} onChange={setReason} needed focus />
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button onPress={onClose}>{sign.cancel}</Button>
          <Button submit go disabled={!isReady}>
            {furnace.confirm}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
