import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract as proposal } from '../../src/tasks/persons/propose-person/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import type { Person } from './may.ts';

const { people: words, sign } = WORDS;

interface Props {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Proposes that a person acts no more. */
export function EndPerson({ person: { id, name }, onClose }: Props) {
  const booking = useBooking(addressOf(proposal));
  return (
    <Confirm title={words.endTitle(name)} isOpen onClose={onClose}>
      <p>{words.endHelp}</p>
      {booking.error ? <Refused error={booking.error} /> : null}
      <div className="cluster">
        <Button onPress={onClose}>{sign.cancel}</Button>
        <Button
          go
          disabled={booking.isPending}
          onPress={() => booking.mutate({ order: { person: id, ended: true } }, { onSuccess: onClose })}
        >
          {words.proposeEnd}
        </Button>
      </div>
    </Confirm>
  );
}
