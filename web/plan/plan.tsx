import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { book, headTag, type Order } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { FreeMetal } from './free-metal.tsx';
import { OrderForm, type Typed } from './order-form.tsx';
import { ReservePlan, type ShownPlan } from './reserve-plan.tsx';

const { plan: words } = WORDS;

const PATH = '/api/heats/plan-heat';

/** From the order of a heat to its plan, and to the lots reserved for it. */
export function Plan() {
  const { grade = '', without = '' } = useSearch({ from: '/inside/plan' });
  const [typed, setTyped] = useState<Typed>(() => ({
    ...{ heat: '', mass: '', route: '', furnace: '', most: '', owner: '' },
    grade,
    without,
  }));
  const planning = usePlanning();
  if (planning.shown)
    return (
      <PageView page={planning.shown.page} actions={<Button onPress={planning.clear}>{words.change}</Button>}>
        <ReservePlan
          key={JSON.stringify(planning.shown.order)}
          shown={planning.shown}
          onAnew={planning.start}
        />
      </PageView>
    );
  return (
    <>
      <Head title={words.title} sub={words.sub} />
      {planning.isRunning ? (
        <div className="card cluster">
          <Seconds />
          <Button onPress={planning.stop}>{words.stop}</Button>
        </div>
      ) : (
        <OrderForm typed={typed} onChange={setTyped} onPlan={planning.start} />
      )}
      {planning.error ? <Refused error={planning.error} /> : null}
      {planning.isRunning ? null : (
        <FreeMetal onChoose={(name) => setTyped((before) => ({ ...before, grade: name }))} />
      )}
    </>
  );
}

/** One calculation at a time: it can be stopped, and what was typed stays. */
function usePlanning() {
  const client = useQueryClient();
  const [shown, setShown] = useState<ShownPlan | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  const [isRunning, setRunning] = useState(false);
  const end = (controller: AbortController) => {
    if (running.current !== controller) return;
    running.current = null;
    setRunning(false);
  };
  const start = async (order: Order) => {
    const controller = new AbortController();
    running.current = controller;
    setRunning(true);
    setShown(null);
    setError(null);
    const { signal } = controller;
    try {
      const tag = await headTag();
      const key = crypto.randomUUID();
      const page = await book({ path: PATH, order: { ...order, dryRun: true }, key, signal });
      setShown({ order, page, tag });
      await client.invalidateQueries({ queryKey: ['page'] });
    } catch (refused) {
      if (!signal.aborted) setError(refused);
    } finally {
      end(controller);
    }
  };
  const stop = () => {
    running.current?.abort();
    running.current = null;
    setRunning(false);
  };
  useEffect(() => () => running.current?.abort(), []);
  return {
    shown,
    error,
    isRunning,
    start: (order: Order) => void start(order),
    stop,
    clear: () => setShown(null),
  };
}

/** Seconds since it is here. */
function Seconds() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <Waiting words={words.planning(seconds)} />;
}
