import type { useBooking } from '../api/use-booking.ts';
import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { Confirm } from './confirm.tsx';
import { Refused } from './states.tsx';

const { sign: words } = WORDS;

interface Props {
  readonly title: string;
  /** What is signed, word for word. */
  readonly sentence: string;
  readonly isOpen: boolean;
  readonly booking: Pick<ReturnType<typeof useBooking>, 'error' | 'isPending'>;
  readonly onSign: () => void;
  readonly onClose: () => void;
}

/** Shows the sentence that is signed, and asks once more before it is booked. */
export function SignDialog({ title, sentence, isOpen, booking, onSign, onClose }: Props) {
  return (
    <Confirm title={title} isOpen={isOpen} onClose={onClose}>
      <blockquote className="sentence">{sentence}</blockquote>
      <p className="dim">{words.forGood}</p>
      {booking.error ? <Refused error={booking.error} /> : null}
      <div className="cluster">
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button go disabled={booking.isPending} onPress={onSign}>
          {words.sign}
        </Button>
      </div>
    </Confirm>
  );
}
