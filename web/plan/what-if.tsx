import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract as whatIfHeat } from '../../src/tasks/heats/what-if-heat/contract.ts';
import { type Order, readDocument } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Waiting } from '../design/states.tsx';
import { Asked } from '../import/asked.tsx';
import { WORDS } from '../words.ts';
import { WhatIfAnswer } from './what-if-answer.tsx';
import { changesOf, NOTHING_ASKED } from './what-if-asked.ts';
import { WhatIfForm } from './what-if-form.tsx';
import './what-if.css';

const { whatIf: words } = WORDS;

/** A slider rests so long before it is asked [ms]. */
const REST_MS = 150;

/** What the plan would cost and charge with other prices, limits or lots, beside the plan that is shown. */
export function WhatIf({ order }: { readonly order: Order }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="card page what-if" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{words.title}</h2>
      </summary>
      {isOpen ? <Asking order={order} /> : null}
    </details>
  );
}

function Asking({ order }: { readonly order: Order }) {
  const [asked, setAsked] = useState(NOTHING_ASKED);
  const [confirmed, confirm] = useState('');
  const plan = useWhatIf(order, []);
  const changes = changesOf(asked, plan.data);
  const rested = useRested(changes);
  // a limit far from the plan's is confirmed in its form, anything else here
  const asTyped = asked.limit.isMeant || confirmed === JSON.stringify(rested);
  const answer = useWhatIf(asTyped ? { ...order, asTyped } : order, rested);
  // what is on the screen belongs to what stood in the form before
  const isOld = answer.isPlaceholderData || JSON.stringify(changes) !== JSON.stringify(rested);
  const error = plan.error ?? answer.error;
  return (
    <div className="stack">
      <p className="dim">{words.help}</p>
      {plan.data ? (
        <div className="what-if-parts">
          <WhatIfForm plan={plan.data} asked={asked} onChange={setAsked} />
          <div className="stack" aria-live="polite">
            {changes.length === 0 ? (
              <p className="empty">{words.nothing}</p>
            ) : answer.data && !isOld ? (
              <WhatIfAnswer answer={answer.data} />
            ) : answer.error ? null : (
              <Waiting words={words.working} />
            )}
            {changes.length > 0 ? (
              <div>
                <Button onPress={() => setAsked(NOTHING_ASKED)}>{words.reset}</Button>
              </div>
            ) : null}
          </div>
        </div>
      ) : null}
      <Asked error={error} onSay={() => confirm(JSON.stringify(rested))} />
      {plan.data || error ? null : <Waiting words={words.working} />}
    </div>
  );
}

/** The answer to some changes; that of before stays while the next is worked out. */
const useWhatIf = (order: Order, changes: ReturnType<typeof changesOf>) =>
  useQuery({
    queryKey: ['what-if', order, changes],
    queryFn: ({ signal }) =>
      readDocument(whatIfHeat.answer, addressOf(whatIfHeat), { order: { ...order, changes }, signal }),
    placeholderData: (before) => before,
    retry: false,
  });

/** A value once it has not changed for a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(text) as T), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
