import { useState } from 'react';
import { ApiError, headTag } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SignDialog } from '../design/sign-dialog.tsx';
import { WORDS } from '../words.ts';
import { nameOf } from './release.tsx';

const { release: words } = WORDS;

interface Props {
  readonly of: string;
  readonly spec: string;
  /** The verdict that is shown. */
  readonly verdict: string;
  /** The ledger has moved on since the verdict was shown. */
  readonly onMoved: () => void;
}

/** Signs the verdict that is shown, unless something was booked since. */
export function SignRelease({ of, spec, verdict, onMoved }: Props) {
  const { person } = useSession();
  const [tag, setTag] = useState<string | null>(null);
  const booking = useBooking('/api/release/release-measured');
  const sentence = words.sentence(person?.name ?? '', { metal: nameOf(of), verdict, spec });
  const sign = () =>
    booking.mutate(
      { order: { of, spec }, ifMatch: tag ?? undefined },
      {
        onSuccess: () => setTag(null),
        onError: (error) => {
          if (error instanceof ApiError && error.status === 412) onMoved();
        },
      },
    );
  return (
    <>
      <Button go onPress={() => void headTag().then((head) => setTag(head ?? ''))}>
        {words.go(verdict)}
      </Button>
      <SignDialog
        title={words.sign}
        sentence={sentence}
        isOpen={tag !== null}
        booking={booking}
        onSign={sign}
        onClose={() => {
          booking.reset();
          setTag(null);
        }}
      />
    </>
  );
}
