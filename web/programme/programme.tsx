import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Page } from '../../src/documents/page.ts';
import { Button } from '../design/button.tsx';
import { EXACTLY } from '../design/tabs.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { Evaluate } from './evaluate.tsx';
import { Evidence } from './evidence.tsx';
import { STEP_NAMES, type Step, StepForm } from './step-form.tsx';

const { programmes: words } = WORDS;

const VIEWS = {
  board: ['/api/qualification/show-programme', words.board],
  covered: ['/api/qualification/programme-document', words.covered],
} as const;

/** A programme as a board of properties against gates, with what is added to it; or the heats that it covers. */
export function Programme() {
  const { programme } = useParams({ from: '/inside/programmes/$programme' });
  const { view } = useSearch({ from: '/inside/programmes/$programme' });
  const shown = view === 'covered' ? 'covered' : 'board';
  const [path] = VIEWS[shown];
  return (
    <>
      <nav className="cluster tabs" aria-label={words.title}>
        {Object.entries(VIEWS).map(([name, [, label]]) => (
          <Link
            key={name}
            to="/programmes/$programme"
            params={{ programme }}
            search={{ view: name === 'board' ? undefined : name }}
            activeOptions={EXACTLY}
            aria-current={name === shown ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      {shown === 'board' ? (
        <Board key={programme} programme={programme} />
      ) : (
        <ApiPage key={shown} path={path} order={{ programme }} title={programme} />
      )}
    </>
  );
}

function Board({ programme }: { readonly programme: string }) {
  const [open, setOpen] = useState<'evidence' | Step | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [report, setReport] = useState<Page | null>(null);
  if (report)
    return (
      <PageView page={report} actions={<Button onPress={() => setReport(null)}>{words.toBoard}</Button>} />
    );
  const close = (said?: string) => {
    setOpen(null);
    setDone(said ?? null);
  };
  return (
    <ApiPage
      path={VIEWS.board[0]}
      order={{ programme }}
      title={programme}
      actions={
        open === null ? (
          <>
            <Button onPress={() => setOpen('evidence')}>{words.addEvidence}</Button>
            <Evaluate programme={programme} onReport={setReport} />
          </>
        ) : (
          <Button onPress={() => close()}>{WORDS.sign.cancel}</Button>
        )
      }
    >
      {done === null ? null : (
        <p className="notice" role="status">
          {done}
        </p>
      )}
      {open === 'evidence' ? <Evidence programme={programme} onDone={close} /> : null}
      {open === null ? (
        <div className="cluster">
          {STEP_NAMES.map((step) => (
            <Button key={step} quiet onPress={() => setOpen(step)}>
              {words.steps[step]}
            </Button>
          ))}
        </div>
      ) : null}
      {open === null || open === 'evidence' ? null : (
        <StepForm key={open} programme={programme} step={open} onDone={close} />
      )}
    </ApiPage>
  );
}
