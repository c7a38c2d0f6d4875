import { contract as proposal } from '../../src/tasks/persons/propose-person/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Question } from '../design/question.tsx';
import { WORDS } from '../words.ts';
import type { Person } from './may.ts';

const { people: words } = WORDS;

interface Props {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Proposes that a person acts no more. */
export function EndPerson({ person: { id, name }, onClose }: Props) {
  const booking = useBooking(proposal);
  return (
    <Question
      title={words.endTitle(name)}
      onClose={onClose}
      go={words.proposeEnd}
      onGo={() => booking.mutate({ order: { person: id, ended: true } }, { onSuccess: onClose })}
      sending={booking}
    >
      <p>{words.endHelp}</p>
    </Question>
  );
}
