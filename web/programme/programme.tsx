import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { EXACTLY } from '../design/tabs.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';
import { Evaluate } from './evaluate.tsx';
import { Evidence } from './evidence.tsx';
import { STEP_NAMES, type Step, StepForm } from './step-form.tsx';

const { programmes: words } = WORDS;

const VIEWS = {
  board: ['/api/qualification/show-programme', words.board],
  gates: ['/api/qualification/report-gates', words.gates],
  covered: ['/api/qualification/programme-document', words.covered],
} as const;

const isView = (view: string | undefined): view is keyof typeof VIEWS =>
  view !== undefined && Object.hasOwn(VIEWS, view);

/** A programme as a board of properties against gates, with what is added to it; what its gates said; or the heats that it covers. */
export function Programme() {
  const { programme } = useParams({ from: '/inside/programmes/$programme' });
  const { view, record } = useSearch({ from: '/inside/programmes/$programme' });
  const shown = isView(view) ? view : 'board';
  const [path] = VIEWS[shown];
  return (
    <>
      <nav className="cluster tabs" aria-label={words.title}>
        {Object.entries(VIEWS).map(([name, [, label]]) => (
          <Link
            key={name}
            to="/programmes/$programme"
            params={{ programme }}
            search={{ view: name === 'board' ? undefined : name, record: undefined }}
            activeOptions={EXACTLY}
            aria-current={name === shown ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      {shown === 'board' ? <Board key={programme} programme={programme} /> : null}
      {shown === 'gates' ? <GateReport programme={programme} record={record} /> : null}
      {shown === 'covered' ? <ApiPage path={path} order={{ programme }} title={programme} /> : null}
    </>
  );
}

interface ReportProps {
  readonly programme: string;
  /** Number of a record of the evaluation; absent: the latest. */
  readonly record: string | undefined;
}

/** What the gates said at an evaluation, with its plots, to print and to keep as a file. */
function GateReport({ programme, record }: ReportProps) {
  const [path] = VIEWS.gates;
  const order = { programme, ...(record === undefined ? {} : { record }) };
  return (
    <ApiPage
      path={path}
      order={order}
      title={programme}
      actions={<DocumentActions path={path} order={order} name={`gate-report-${programme}`} />}
    />
  );
}

function Board({ programme }: { readonly programme: string }) {
  const [open, setOpen] = useState<'evidence' | Step | null>(null);
  const [done, setDone] = useState<string | null>(null);
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
            <Evaluate programme={programme} />
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
