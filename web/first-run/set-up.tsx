import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { Head } from '../design/head.tsx';
import { LogKey } from '../ledger/log-key.tsx';
import { Sources } from '../links/sources.tsx';
import { Backup } from '../plant/backup.tsx';
import { Register } from '../plant/register.tsx';
import { WORDS } from '../words.ts';
import { STEPS, useSetUp } from './set-up-state.ts';
import { StillOurs } from './still-ours.tsx';

const { setUp: words } = WORDS;

/** What a new plant enters of itself, one step a screen; each may wait, and is marked as assumed until then. */
export function SetUp() {
  const { step: asked } = useSearch({ from: '/inside/set-up' });
  const done = useSetUp();
  const open = STEPS.find((one) => done?.get(one) === false);
  const named = STEPS.find((one) => one === asked);
  const step = named ?? open ?? 'site';
  const next = STEPS[STEPS.indexOf(step) + 1];
  // a step stays in sight when it is done: one may enter another furnace
  if (done && !named) return <Navigate to="/set-up" search={{ step }} replace />;
  const isDone = done?.get(step) === true;
  const go = isDone ? 'btn go' : 'btn';
  return (
    <>
      <Head title={words.title} sub={WORDS.firstRun.step(STEPS.indexOf(step) + 1, STEPS.length)} />
      <nav className="cluster tabs" aria-label={words.label}>
        {STEPS.map((one) => (
          <Link
            key={one}
            to="/set-up"
            search={{ step: one }}
            aria-current={one === step ? 'page' : undefined}
          >
            {done?.get(one) ? '✓ ' : ''}
            {words.steps[one]}
            {done?.get(one) ? <span className="hidden"> {words.done}</span> : null}
          </Link>
        ))}
      </nav>
      <h2 className="part">{words.steps[step]}</h2>
      {step === 'key' ? (
        <section className="card stack">
          {isDone ? (
            <>
              <p>{words.hasKey}</p>
              <p className="dim">{WORDS.ledger.keyHelp}</p>
            </>
          ) : (
            <LogKey />
          )}
        </section>
      ) : step === 'backup' ? (
        <>
          <p className="dim">{WORDS.backup.sub}</p>
          <Backup bare go={!isDone} />
        </>
      ) : step === 'source' ? (
        <Sources bare go={!isDone} />
      ) : (
        <Register key={step} of={step} bare go={!isDone} />
      )}
      <StillOurs />
      <div className="cluster">
        {next ? (
          <Link to="/set-up" search={{ step: next }} className={go}>
            {isDone ? words.next : words.later}
          </Link>
        ) : (
          <Link to="/today" className={go}>
            {words.finish}
          </Link>
        )}
      </div>
    </>
  );
}
