import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { contract } from '../../src/tasks/qualification/evaluate-programme/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Question } from '../design/question.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { programmes: words } = WORDS;

/** Judges the gates on the evidence as it stands, after a question: an evaluation counts. Then shows the gate report. */
export function Evaluate({ programme }: { readonly programme: string }) {
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const booking = useBooking(contract);
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
      <Question
        title={words.evaluateTitle(programme)}
        isOpen={isAsked}
        onClose={close}
        go={words.evaluateGo}
        onGo={() => booking.mutate({ order: { programme } }, { onSuccess: toReport })}
        sending={booking}
      >
        <p>{words.evaluateHelp}</p>
      </Question>
    </>
  );
}
