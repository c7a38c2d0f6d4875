import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LotAccount, lotAccountSchema } from '../../src/documents/yard.ts';
import { readDocument } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import type { Judged } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';
import { LabelButton } from '../yard/label-button.tsx';
import { AnalysisForm } from './analysis-form.tsx';
import { CorrectLot } from './correct-form.tsx';
import { GateForm } from './gate-form.tsx';
import { ProcessForm } from './process-form.tsx';

const { lot: words, furnace, sign } = WORDS;

type Asks = 'hold' | 'lift' | 'gate' | 'clear' | 'process' | 'analyse' | 'correct';

/** The steps of a lot through the yard: treat, analyse, identify, clear, hold, lift a hold; and what was booked wrongly. */
export function LotSteps({ lot }: { readonly lot: string }) {
  const identify = useBooking('/api/yard/identify-lot');
  const clear = useBooking('/api/yard/clear-lot');
  const { data } = useQuery({
    queryKey: ['lot', lot],
    queryFn: ({ signal }) => readDocument(lotAccountSchema, '/api/yard/show-lot', { order: { lot }, signal }),
  });
  const otherwise = data?.lot.declaredOtherwise;
  const [asks, setAsks] = useState<Asks | null>(null);
  const close = () => setAsks(null);
  const error = identify.error ?? clear.error;
  const done = identify.isSuccess || clear.isSuccess;
  const clearIt = () => clear.mutate({ order: { lot } });
  return (
    <>
      <section className="cluster" aria-label={words.next}>
        <Button onPress={() => setAsks('gate')}>{words.gate}</Button>
        <Button onPress={() => setAsks('process')}>{words.process}</Button>
        <Button onPress={() => setAsks('analyse')}>{words.analyse}</Button>
        <Button onPress={() => identify.mutate({ order: { lot } })} disabled={identify.isPending}>
          {words.identify}
        </Button>
        <Button
          onPress={() => (otherwise === undefined ? clearIt() : setAsks('clear'))}
          disabled={clear.isPending}
        >
          {words.clear}
        </Button>
        <Button onPress={() => setAsks('hold')}>{words.hold}</Button>
        <Button onPress={() => setAsks('lift')}>{words.lift}</Button>
        <Button onPress={() => setAsks('correct')}>{words.correct}</Button>
        <LabelButton lots={[lot]} words={words.label} />
        {done && !error ? <span role="status">{words.done}</span> : null}
      </section>
      {error ? <Refused error={error} /> : null}
      {asks === 'gate' ? <GateForm lots={[lot]} warning={otherwise} onClose={close} /> : null}
      {asks === 'hold' || asks === 'lift' ? (
        <WithReason key={asks} lot={lot} what={asks} onClose={close} />
      ) : null}
      {asks === 'clear' && otherwise !== undefined ? (
        <Confirm title={words.clearTitle(lot)} isOpen onClose={close}>
          <p className="notice">{words.otherwise(otherwise)}</p>
          <div className="cluster">
            <Button go onPress={close}>
              {sign.cancel}
            </Button>
            <Button
              onPress={() => {
                close();
                clearIt();
              }}
            >
              {words.clearAnyway}
            </Button>
          </div>
        </Confirm>
      ) : null}
      {data ? <Forms asks={asks} account={data} onClose={close} /> : null}
    </>
  );
}

/** What a lot is usually measured for, where no analysis of it says so. */
const USUAL: readonly Judged[] = [
  ...['Ni', 'Cr', 'Co', 'Fe', 'Mo', 'W', 'Nb', 'Ta', 'Al', 'Ti', 'C'].map((element) => ({
    element,
    unit: 'wt%',
  })),
  { element: 'S', unit: 'ppm' },
];

interface FormsProps {
  readonly asks: Asks | null;
  readonly account: LotAccount;
  readonly onClose: () => void;
}

/** The forms that need to know the lot. */
function Forms({ asks, account: { lot }, onClose }: FormsProps) {
  if (asks === 'process') return <ProcessForm lot={lot.id} free_g={lot.free_g} onClose={onClose} />;
  if (asks === 'correct') return <CorrectLot lot={lot} onClose={onClose} />;
  if (asks !== 'analyse') return null;
  const known = new Map(
    lot.analyses.flatMap(({ results }) => results.map(({ element, unit }) => [element, unit] as const)),
  );
  const elements = known.size === 0 ? USUAL : [...known].map(([element, unit]) => ({ element, unit }));
  const ids = new Set(lot.analyses.map(({ analysis }) => analysis));
  let next = lot.analyses.length + 1;
  while (ids.has(`A${next}`)) next += 1;
  return <AnalysisForm lot={lot.id} elements={elements} freeId={`A${next}`} onClose={onClose} />;
}

interface ReasonProps {
  readonly lot: string;
  readonly what: 'hold' | 'lift';
  readonly onClose: () => void;
}

/** A step that needs a reason in a person's words. */
function WithReason({ lot, what, onClose }: ReasonProps) {
  const booking = useBooking(what === 'hold' ? '/api/yard/hold-lot' : '/api/yard/lift-hold');
  const [reason, setReason] = useState('');
  return (
    <Confirm title={`${words[what]}: ${lot}`} isOpen onClose={onClose}>
      <TextField label={words.reason} value={reason} onChange={setReason} needed />
      {booking.error ? <Refused error={booking.error} /> : null}
      <div className="cluster">
        <Button onPress={onClose}>{sign.cancel}</Button>
        <Button
          go
          disabled={reason.trim() === '' || booking.isPending}
          onPress={() => booking.mutate({ order: { lot, reason: reason.trim() } }, { onSuccess: onClose })}
        >
          {furnace.confirm}
        </Button>
      </div>
    </Confirm>
  );
}
