import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type Correction, correctionSchema } from '../../src/documents/correction.ts';
import { bookDocument, type Order } from '../api/client.ts';
import { bookedHere } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly title: string;
  /** What is corrected; the reason is asked here. */
  readonly order: Order;
  readonly onClose: () => void;
}

const PATH = '/api/proof/correct-record';

/** Corrects what is recorded: first the reason, then what that does and what rests on it, then the record. */
export function CorrectRecord({ title, order, onClose }: Props) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<Correction | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  // one key for what is shown: sent again after a lost answer, it is recorded once
  const shownKey = useRef('');
  const ask = async (confirm?: string) => {
    setPending(true);
    setError(null);
    const whole = { ...order, reason: reason.trim(), ...(confirm === undefined ? {} : { confirm }) };
    try {
      const answer = await bookDocument(correctionSchema, {
        path: PATH,
        order: whole,
        key: confirm === undefined ? crypto.randomUUID() : shownKey.current,
      });
      if (answer.done) {
        bookedHere();
        onClose();
        await client.invalidateQueries();
      } else {
        shownKey.current = crypto.randomUUID();
        setShown(answer);
      }
    } catch (refused) {
      setError(refused);
      setShown(null);
    } finally {
      setPending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // the dialog may stand inside another form of the page
    event.stopPropagation();
    if (reason.trim() !== '') void ask(shown?.shown);
  };
  return (
    <Confirm title={title} isOpen onClose={onClose}>
      <form className="stack glove" onSubmit={submit}>
        <TextField
          label={words.reason}
          value={reason}
          onChange={(value) => {
            setReason(value);
            setShown(null);
          }}
          focus
        />
        {shown ? (
          <>
            {shown.effects.map((effect) => (
              <p key={effect} className="sentence">
                {effect}
              </p>
            ))}
            {shown.restsOn.length > 0 ? <p className="hold">{words.restsOn(shown.restsOn)}</p> : null}
          </>
        ) : null}
        {error ? <Refused error={error} /> : null}
        <Button tap onPress={onClose}>
          {words.leaveIt}
        </Button>
        <Button submit go tap disabled={reason.trim() === '' || isPending}>
          {shown ? words.recordIt : words.showIt}
        </Button>
      </form>
    </Confirm>
  );
}
