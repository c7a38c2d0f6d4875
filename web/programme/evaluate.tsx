import { useState } from 'react';
import type { Page } from '../../src/documents/page.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { programmes: words, sign } = WORDS;

interface Props {
  readonly programme: string;
  /** The gate report, once it is recorded. */
  readonly onReport: (report: Page) => void;
}

/** Judges the gates on the evidence as it stands, after a question: an evaluation counts. */
export function Evaluate({ programme, onReport }: Props) {
  const [isAsked, setAsked] = useState(false);
  const booking = useBooking('/api/qualification/evaluate-programme');
  const close = () => {
    setAsked(false);
    booking.reset();
  };
  return (
    <>
      <Button go onPress={() => setAsked(true)}>
        {words.evaluate}
      </Button>
      <Confirm title={words.evaluateTitle(programme)} isOpen={isAsked} onClose={close}>
        <p>{words.evaluateHelp}</p>
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button onPress={close}>{sign.cancel}</Button>
          <Button
            go
            disabled={booking.isPending}
            onPress={() => booking.mutate({ order: { programme } }, { onSuccess: onReport })}
          >
            {words.evaluateGo}
          </Button>
        </div>
      </Confirm>
    </>
  );
}
