import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type Page, pageSchema } from '../../src/documents/page.ts';
import { ApiError, type Order } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { kilogramsText, readable, sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { BestSoFarCard } from './best-so-far.tsx';
import { NO_CONTRACT } from './contract-typed.ts';
import { FreeMetal } from './free-metal.tsx';
import { OrderForm, type Typed } from './order-form.tsx';
import { PlansMade } from './plans-made.tsx';
import { ReservePlan } from './reserve-plan.tsx';
import { type Progress, type SharedPlan, usePlanning } from './use-planning.ts';
import { WhatIf } from './what-if.tsx';

const { plan: words } = WORDS;

/** From the order of a heat to its plan, and to the lots reserved for it. */
export function Plan() {
  const { grade = '', without = '', job } = useSearch({ from: '/inside/plan' });
  const navigate = useNavigate({ from: '/plan' });
  const [typed, setTyped] = useState<Typed>(() => ({
    ...{ heat: '', mass: '', spec: '', route: '', programme: '' },
    ...{ furnace: '', most: '', owner: '', confidence: '', trims: '', contract: NO_CONTRACT, points: [] },
    grade,
    without,
  }));
  const planning = usePlanning(
    job,
    (next) => void navigate({ search: (before) => ({ ...before, job: next }), replace: true }),
  );
  if (planning.shown) {
    const { page, isReserved = false } = planning.shown;
    const back = () => {
      // the number is taken now
      if (isReserved) setTyped((before) => ({ ...before, heat: '' }));
      planning.clear();
    };
    return (
      <PageView
        page={page}
        actions={<Button onPress={back}>{isReserved ? words.another : words.change}</Button>}
        turn={
          <ReservePlan
            key={JSON.stringify(planning.shown.order)}
            shown={planning.shown}
            onAnew={planning.start}
            onReserved={planning.reserved}
          />
        }
      >
        {planning.shown.order.nearest === true ? null : <WhatIf order={planning.shown.order} />}
      </PageView>
    );
  }
  if (planning.shared) return <Shared plan={planning.shared} onClose={planning.clear} />;
  const instead = planning.isRunning ? null : insteadOf(planning.error);
  if (instead) return <Instead page={instead} onPlan={planning.start} onClose={planning.clear} />;
  return (
    <>
      <Head title={words.title} sub={words.sub} />
      {planning.isRunning ? (
        <div className="card cluster">
          <Seconds order={planning.order} progress={planning.progress} />
          {planning.isStopping ? (
            <Waiting words={words.stopping} />
          ) : (
            <Button onPress={planning.stop}>{words.stop}</Button>
          )}
        </div>
      ) : (
        <OrderForm typed={typed} onChange={setTyped} onPlan={planning.start} refused={planning.error} />
      )}
      {planning.best && !planning.isRunning ? (
        <BestSoFarCard best={planning.best} onPlan={planning.start} />
      ) : null}
      {planning.isEmpty && !planning.isRunning ? (
        <p className="notice" role="status">
          {words.nothingFound}
        </p>
      ) : null}
      {planning.error ? <Refused error={planning.error} /> : null}
      {planning.isRunning ? null : <PlansMade />}
      {planning.isRunning ? null : (
        <FreeMetal onChoose={(name) => setTyped((before) => ({ ...before, grade: name }))} />
      )}
    </>
  );
}

interface SharedProps {
  readonly plan: SharedPlan;
  readonly onClose: () => void;
}

/** The plan of a colleague, to look at. */
const Shared = ({ plan: { by, page }, onClose }: SharedProps) => (
  <>
    <p className="dim">{words.sharedBy(by)}</p>
    <PageView page={page} actions={<Button onPress={onClose}>{words.another}</Button>} />
  </>
);

interface InsteadProps {
  readonly page: Page;
  readonly onPlan: (order: Order) => void;
  readonly onClose: () => void;
}

/** What can be had in place of a plan that was refused: each way that is an order of a plan is planned from here. */
const Instead = ({ page, onPlan, onClose }: InsteadProps) => (
  <PageView
    page={page}
    actions={<Button onPress={onClose}>{words.change}</Button>}
    onWay={({ verb, order = {} }) => (verb === 'heats/plan-heat' ? () => onPlan(order) : undefined)}
  />
);

/** The page of what can be had in place of the plan that was refused; null where there is none. */
const insteadOf = (error: unknown): Page | null =>
  error instanceof ApiError ? (pageSchema.safeParse(error.refusal.instead).data ?? null) : null;

interface SecondsProps {
  readonly order: Order | undefined;
  readonly progress: Progress;
}

/** What is planned, how far that is, and the seconds since it is here. */
function Seconds({ order, progress }: SecondsProps) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="grow">
      {order ? <strong>{plannedWords(order)}</strong> : null}
      <Waiting words={words.planning(seconds)} />
      {progress.words === '' ? null : <p className="count">{sentenceInLocale(progress.words)}</p>}
      <Found {...progress} />
      <p className="dim">{words.goesOn}</p>
    </div>
  );
}

/** What the search has found, and what nothing can be better than. */
function Found({ incumbent, bound }: Pick<Progress, 'incumbent' | 'bound'>) {
  if (!incumbent) return null;
  return (
    <dl className="found">
      <dt>{words.bestOf(incumbent.of)}</dt>
      <dd>{`${readable(incumbent.value)} ${incumbent.unit}`}</dd>
      {bound ? (
        <>
          <dt>{words.noneBelow}</dt>
          <dd>{`${readable(bound.value)} ${bound.unit}`}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** "W-1: 450 kg of C-718 rev 1, through triple, inside bar-718". */
const plannedWords = ({ heat, mass_kg, gradeId, spec, route, programme }: Order): string =>
  [
    words.planned(String(heat), kilogramsText(Number(mass_kg)), String(spec ?? gradeId)),
    ...(route === undefined ? [] : [words.through(String(route))]),
    ...(programme === undefined ? [] : [words.inside(String(programme))]),
  ].join(', ');
