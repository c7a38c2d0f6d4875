import { contract } from '../../src/tasks/release/release-measured/contract.ts';
import { ApiError, headTag } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

interface Props {
  readonly of: string;
  readonly spec: string;
  /** Its limits are of another grade, as the page says and the person signs. */
  readonly isOther: boolean;
  /** The verdict that is shown. */
  readonly verdict: string;
  /** The ledger has moved on since the verdict was shown. */
  readonly onMoved: () => void;
}

/** Signs the verdict that is shown, unless something was booked since. The server asks for the person and shows the sentence. */
export function SignRelease({ of, spec, isOther, verdict, onMoved }: Props) {
  const booking = useBooking(contract);
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 412) onMoved();
  };
  const sign = async () =>
    booking.mutate(
      { order: { of, spec, ...(isOther ? { otherGrade: true } : {}) }, ifMatch: await headTag() },
      { onError },
    );
  return (
    <>
      {booking.error ? <Refused error={booking.error} /> : null}
      <Button go disabled={booking.isPending} onPress={() => void sign()}>
        {words.go(verdict)}
      </Button>
    </>
  );
}
