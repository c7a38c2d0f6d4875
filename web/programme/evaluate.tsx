import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract } from '../../src/tasks/qualification/evaluate-programme/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { Refused } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { programmes: words, sign } = WORDS;

/** Judges the gates on the evidence as it stands, after a question: an evaluation counts. Then shows the gate report. */
export function Evaluate({ programme }: { readonly programme: string }) {
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const booking = useBooking(addressOf(contract));
  const close = () => {
    setAsked(false);
    booking.reset();
  };
  const toReport = () =>
    void navigate({
      to: '/programmes/$programme',
      params: { programme },
      search: { view: 'gates', record: undefined },
    });
  return (
    <>
      <OnlyFor act={contract.act} what={words.evaluate}>
        <Button go onPress={() => setAsked(true)}>
          {words.evaluate}
        </Button>
      </OnlyFor>
      <Confirm title={words.evaluateTitle(programme)} isOpen={isAsked} onClose={close}>
        <p>{words.evaluateHelp}</p>
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button onPress={close}>{sign.cancel}</Button>
          <Button
            go
            disabled={booking.isPending}
            onPress={() => booking.mutate({ order: { programme } }, { onSuccess: toReport })}
          >
            {words.evaluateGo}
          </Button>
        </div>
      </Confirm>
    </>
  );
}
