import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Correction } from '../../src/documents/proof/correction.ts';
import { contract } from '../../src/tasks/proof/correct-record/contract.ts';
import { ApiError, bookVerb, type Order } from './client.ts';
import { reach } from './reach.ts';
import { bookedHere } from './use-booking.ts';
import { useKey } from './use-key.ts';

/** How long what a correction does is shown before it can be confirmed [ms]: the second press of a double click confirms nothing. */
const LOOK_MS = 500;

/**
 * A correction in two looks: the first `go` shows what it does and what rests on it, the second records that. Another order begins
 * anew. While one is under way, and until what it shows can have been seen, nothing more is sent. Where the network is lost nothing waits to be
 * sent by itself: what was shown is shown again, and confirmed again.
 */
export function useCorrection(order: Order) {
  const client = useQueryClient();
  const key = useKey();
  const text = JSON.stringify(order);
  const [last, setLast] = useState<{ readonly text: string; readonly answer: Correction } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const isUnderWay = useRef(false);
  const isThere = useSyncExternalStore(reach.subscribe, reach.isThere);
  const shown = last?.text === text ? last.answer : null;
  const underWay = useRef<AbortController>(null);
  useEffect(() => {
    if (isThere) return;
    underWay.current?.abort();
    setLast((before) => (before?.answer.done ? before : null));
  }, [isThere]);
  const go = async (): Promise<void> => {
    if (isUnderWay.current) return;
    if (!reach.isThere()) return setError(isGone());
    isUnderWay.current = true;
    setPending(true);
    setError(null);
    const call = new AbortController();
    underWay.current = call;
    const whole = { ...order, ...(shown ? { confirm: shown.shown } : {}) };
    try {
      const answer = await bookVerb(contract, { order: whole, key: key.of(whole), signal: call.signal });
      key.done();
      setLast({ text, answer });
      if (answer.done) {
        bookedHere();
        // not waited for: what is corrected may leave the page, and its dialog is closed before
        void client.invalidateQueries();
      } else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    } catch (refused) {
      setError(call.signal.aborted ? isGone() : refused);
      setLast(null);
    } finally {
      isUnderWay.current = false;
      setPending(false);
    }
  };
  return { go: () => void go(), shown, error, isPending };
}

const isGone = (): ApiError =>
  new ApiError(0, { code: 'offline', message: 'the server cannot be reached', details: [] });
