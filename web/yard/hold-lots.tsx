import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { contract as holdLot } from '../../src/tasks/yard/hold-lot/contract.ts';
import { ApiError, book } from '../api/client.ts';
import { bookedHere } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { counted, sentenceInLocale } from '../design/locale.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { yard: words, lot: lotWords } = WORDS;

interface Props {
  readonly lots: readonly Pick<YardLot, 'id'>[];
  /** Told why a lot could not be held, by lot. */
  readonly onRefused: (refused: ReadonlyMap<string, string>) => void;
}

/** Puts lots on hold for one reason, each booked by itself: one that is refused says why in its row, the others go through. */
export function HoldLots({ lots, onRefused }: Props) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [reason, setReason] = useState('');
  const name = words.holdThese(counted(lots.length, 'lot'));
  const holdAll = async () => {
    setPending(true);
    const refused = new Map<string, string>();
    for (const { id } of lots) {
      const asked = {
        path: addressOf(holdLot),
        order: { lot: id, reason: reason.trim() },
        key: crypto.randomUUID(),
      };
      await book(asked).catch((error: unknown) => refused.set(id, wordsOf(error)));
    }
    bookedHere();
    onRefused(refused);
    await client.invalidateQueries();
    setPending(false);
    setOpen(false);
    setReason('');
  };
  return (
    <OnlyFor act={holdLot.act} what={name}>
      <Button onPress={() => setOpen(true)}>{name}</Button>
      {isOpen ? (
        <Confirm title={name} isOpen onClose={() => setOpen(false)}>
          <Form
            onSend={() => void holdAll()}
            send={words.holdGo}
            disabled={isPending || reason.trim() === ''}
            onCancel={() => setOpen(false)}
          >
            <TextField label={lotWords.reason} value={reason} onChange={setReason} needed focus />
          </Form>
        </Confirm>
      ) : null}
    </OnlyFor>
  );
}

/** A refusal in one line: what, and its cure. */
function wordsOf(error: unknown): string {
  if (!(error instanceof ApiError)) return WORDS.states.broken;
  const cures = error.refusal.details.flatMap(({ cure }) => cure ?? []);
  return sentenceInLocale([error.message, ...cures].join('; '));
}
