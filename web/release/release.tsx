import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useSession } from '../api/session.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { heatsQuery } from '../heats/heats-query.ts';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';

const { release: words, heats } = WORDS;

/** What waits for a decision, why, and the decision itself with the sentence that is signed. */
export function Release() {
  const { data, error, refetch } = useInfiniteQuery(heatsQuery(true));
  const [subject, setSubject] = useState<string | null>(null);
  const booking = useBooking('/api/release/release-measured');
  if (booking.data)
    return (
      <PageView page={booking.data} actions={<Button onPress={() => booking.reset()}>{words.back}</Button>} />
    );
  // a heat that is cast waits for its release, its decision or its shipment
  const waiting = data?.pages.flatMap((page) => page.heats).filter(({ status }) => status === 'cast') ?? [];
  return (
    <>
      <Head title={words.title} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && waiting.length === 0 ? <Empty>{words.none}</Empty> : null}
      {waiting.map(({ heat, grade, waits }) => (
        <section key={heat} className="card cluster row">
          <div className="grow">
            <Link to="/heats/$heat" params={{ heat }}>
              <b>{heat}</b>
            </Link>{' '}
            {grade} <span className="dim">{heats.waits.toLowerCase()}</span> {waits?.for}{' '}
            <span className="dim">({waits?.on.join(', ')})</span>
          </div>
          <Button onPress={() => setSubject(`heat:${heat}`)}>{words.check}</Button>
        </section>
      ))}
      {subject === null ? null : (
        <Sign subject={subject} booking={booking} onClose={() => setSubject(null)} />
      )}
    </>
  );
}

interface SignProps {
  readonly subject: string;
  readonly booking: ReturnType<typeof useBooking>;
  readonly onClose: () => void;
}

function Sign({ subject, booking, onClose }: SignProps) {
  const { person } = useSession();
  const [of, setOf] = useState(subject);
  const [spec, setSpec] = useState('');
  const sign = (event: FormEvent) => {
    event.preventDefault();
    booking.mutate({ order: { of: of.trim(), ...(spec.trim() === '' ? {} : { spec: spec.trim() }) } });
  };
  return (
    <Confirm title={words.sign} isOpen onClose={onClose}>
      <form className="stack" onSubmit={sign}>
        <TextField label={words.subject} help={words.subjectHelp} value={of} onChange={setOf} needed />
        <TextField label={words.spec} help={words.specHelp} value={spec} onChange={setSpec} />
        <p className="notice">{words.sentence(person?.name ?? '', of)}</p>
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button submit go disabled={booking.isPending}>
            {words.go}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
