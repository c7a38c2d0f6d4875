import { useNavigate, useParams } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { Button } from '../../design/button.tsx';
import { sentenceInLocale } from '../../design/locale.ts';
import { WORDS } from '../../words.ts';
import { goToForm } from '../go-to-form.ts';
import { outbox, timeMeant, type Waiting } from './outbox.ts';

const { furnace: words } = WORDS;

interface Props {
  /** Where on the page of a heat: at its foot what was refused stays in sight, beside the form that it came from. Default: anywhere. */
  readonly at?: 'head' | 'foot';
}

/** What waits on this device, what was refused of it, and the way to send it or to put it right. */
export function OutboxList({ at }: Props) {
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const isRefused = waiting.some(({ refused }) => refused !== undefined);
  if (waiting.length === 0 || (at !== undefined && isRefused !== (at === 'foot'))) return null;
  // while all of it is put right in its forms, it covers none of them
  const staysInSight = at === 'foot' && waiting.some((one) => one.refused !== undefined && !one.isReopened);
  return (
    <section className={staysInSight ? 'card stack in-sight' : 'card stack'} aria-label={words.unsentOne}>
      <div className="cluster row">
        <h2 className="hold grow">{words.unsentOne}</h2>
        <Button onPress={() => void outbox.send(true)}>{words.sendNow}</Button>
      </div>
      {waiting.map((one) => (
        <WaitingBooking key={one.key} one={one} />
      ))}
    </section>
  );
}

/** A booking that waits: it is changed in the form that it came from, or taken back; a refused one is put right or discarded. */
function WaitingBooking({ one }: { readonly one: Waiting }) {
  const { key, heat, words: what, refused, isAsked, isReopened, draft, order, by } = one;
  const go = useNavigate();
  const here: { readonly heat?: string } = useParams({ strict: false });
  const isBeingSent = useSyncExternalStore(outbox.subscribe, () => outbox.isBeingSent(key));
  const meant = timeMeant(one);
  const time = (at: string) => {
    outbox.timed(key, at);
    void outbox.send();
  };
  const confirm = () => {
    outbox.confirmed(key);
    void outbox.send();
  };
  const openForm = async () => {
    if (here.heat !== heat) await go({ to: '/furnace/$heat', params: { heat } });
    if (draft) goToForm(draft.form);
  };
  const putRight = () => {
    outbox.reopen(one);
    void openForm();
  };
  const takeBack = () => {
    outbox.takeBack(one);
    if (draft) void openForm();
  };
  return (
    <div className="stack">
      <span>{what}</span>
      {outbox.isOwn(one) || by.id === '' ? null : <span className="hold">{words.ofOther(by.name)}</span>}
      {refused === undefined ? (
        <>
          {outbox.isHeldBack(one) ? <span className="dim">{words.heldBack}</span> : null}
          {isReopened ? <span className="hold">{words.isReopened}</span> : null}
          {outbox.isOwn(one) ? (
            <div className="cluster">
              {draft ? (
                <Button disabled={isBeingSent} onPress={putRight}>
                  {words.changeIt}
                </Button>
              ) : null}
              {isReopened ? (
                <Button onPress={() => outbox.leave(one)}>{words.leaveAsBooked}</Button>
              ) : outbox.isLast(one) ? (
                <Button disabled={isBeingSent} onPress={takeBack}>
                  {words.takeUnsentBack}
                </Button>
              ) : null}
            </div>
          ) : null}
        </>
      ) : (
        <>
          <span className="fail" role="alert">
            {refused}
          </span>
          <span className="dim">{words.staysHere}</span>
          {isReopened ? <span className="hold">{words.isReopened}</span> : null}
          <div className="cluster">
            {meant === undefined
              ? null
              : [meant, String(order.happenedAt)].map((at) => (
                  <Button key={at} onPress={() => time(at)}>
                    {words.happenedAt(sentenceInLocale(at))}
                  </Button>
                ))}
            {draft ? (
              <Button go={!isReopened} onPress={putRight}>
                {words.putRight}
              </Button>
            ) : null}
            {isAsked ? (
              <Button tap onPress={confirm}>
                {WORDS.states.asTyped}
              </Button>
            ) : null}
            <Button onPress={() => outbox.discard(key)}>{words.discard}</Button>
          </div>
        </>
      )}
    </div>
  );
}
