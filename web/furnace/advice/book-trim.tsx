import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Additions } from '../../../src/documents/heats/heats.ts';
import { contract } from '../../../src/tasks/heats/add-to-heat/contract.ts';
import { bookVerb, type Order } from '../../api/client.ts';
import { bookedHere } from '../../api/use-booking.ts';
import { useKey } from '../../api/use-key.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { kilograms } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { useDraft } from '../../forms/drafts.ts';
import { WORDS } from '../../words.ts';
import { gramsOf } from '../balance.ts';
import { outbox } from '../outbox/outbox.ts';
import type { ReadWeight } from '../weighing/read-weight.ts';
import { readingsOf } from '../weighing/readings-of.ts';
import { WeightField } from '../weighing/weight-field.tsx';

const { furnace: words } = WORDS;

/** What is typed of a trim, kept on the device until it is booked. */
interface Typed {
  readonly weights: Readonly<Record<string, string>>;
  readonly reads: Readonly<Record<string, ReadWeight | undefined>>;
  readonly reason: string;
}
const BLANK: Typed = { weights: {}, reads: {}, reason: '' };

interface Props {
  readonly heat: string;
  /** What it was worked out for: what is typed of a trim of another bath is not typed of this one. */
  readonly ground: string;
  readonly advice: Order;
  readonly onBooked: () => void;
}

/** The additions of a trim: which lots they come from, what the scale shows of each, and the record. */
export function BookTrim({ heat, ground, advice, onBooked }: Props) {
  const client = useQueryClient();
  const [shown, setShown] = useState<Additions | null>(null);
  const [{ weights, reads, reason }, change, forget] = useDraft<Typed>(heat, `trim ${ground}`, BLANK);
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const key = useKey();
  const weighed = (shown?.lines ?? []).flatMap(({ lot, mass_g }) => {
    const shown_g = gramsOf(weights[lot] ?? '', mass_g);
    return shown_g === undefined
      ? []
      : [{ lot, mass_g: shown_g, ...readingsOf(reads[lot], weights[lot] ?? '') }];
  });
  const isReady = shown !== null && weighed.length === shown.lines.length;
  const send = async (more: Order) => {
    setPending(true);
    setError(null);
    const why = reason.trim() === '' ? {} : { reason: reason.trim() };
    const order = { heat, advice, ...why, ...more };
    try {
      // sent again after a lost answer, it is booked once
      const answer = await bookVerb(contract, { order, key: key.of(order) });
      key.done();
      if (!answer.booked) return setShown(answer);
      forget();
      bookedHere();
      const said = words.trimBooked(
        heat,
        kilograms(answer.lines.reduce((sum, { mass_g }) => sum + mass_g, 0)),
      );
      const { record } = answer;
      // the heat is read anew: it shows the charge itself
      const booked = record === undefined ? [] : [{ seq: record, words: said }];
      outbox.tell(heat, { words: said, order: { charge: [] }, booked });
      onBooked();
      await client.invalidateQueries();
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) void send({ weighed, confirm: shown.shown });
  };
  return (
    <form className="stack" onSubmit={submit} aria-label={words.trimBook}>
      {shown === null ? (
        <Button tap disabled={isPending} onPress={() => void send({})}>
          {words.trimBook}
        </Button>
      ) : (
        <>
          {shown.lines.map(({ lot, clearedAs, mass_g, left_g }) => (
            <div key={lot} className="stack">
              <span>
                <b>{lot}</b> {clearedAs}, {words.leftInYard(kilograms(left_g))}
              </span>
              <span className="big">{kilograms(mass_g)}</span>
              <WeightField
                label={words.onScaleOf(lot)}
                value={weights[lot] ?? ''}
                read={reads[lot]}
                onChange={(value, read) => {
                  change({ weights: { ...weights, [lot]: value }, reads: { ...reads, [lot]: read } });
                }}
                expected={mass_g / 1000}
              />
            </div>
          ))}
          <TextField
            label={words.trimReason}
            value={reason}
            onChange={(typed) => change({ reason: typed })}
          />
          <Button submit go tap disabled={!isReady || isPending}>
            {words.trimGo}
          </Button>
        </>
      )}
      {error ? <Refused error={error} /> : null}
    </form>
  );
}
