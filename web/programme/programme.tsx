import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnyContract } from '../../src/documents/contract/contract.ts';
import { contract as approve } from '../../src/tasks/qualification/approve-programme/contract.ts';
import { contract as exclude } from '../../src/tasks/qualification/exclude-evidence/contract.ts';
import { contract as introduce } from '../../src/tasks/qualification/introduce-material/contract.ts';
import { contract as override } from '../../src/tasks/qualification/override-alarm/contract.ts';
import { contract as programmeDocument } from '../../src/tasks/qualification/programme-document/contract.ts';
import { contract as reportGates } from '../../src/tasks/qualification/report-gates/contract.ts';
import { contract as showProgramme } from '../../src/tasks/qualification/show-programme/contract.ts';
import { contract as suspend } from '../../src/tasks/qualification/suspend-service/contract.ts';
import { Button } from '../design/button.tsx';
import { EXACTLY } from '../design/tabs.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';
import { Evaluate } from './evaluate.tsx';
import { Evidence } from './evidence.tsx';

const { programmes: words } = WORDS;

const VIEWS = {
  board: [showProgramme, words.board],
  gates: [reportGates, words.gates],
  covered: [programmeDocument, words.covered],
} as const;

const isView = (view: string | undefined): view is keyof typeof VIEWS =>
  view !== undefined && Object.hasOwn(VIEWS, view);

/** A programme as a board of properties against gates, with what is added to it; what its gates said; or the heats that it covers. */
export function Programme() {
  const { programme } = useParams({ from: '/inside/programmes/$programme' });
  const { view, record } = useSearch({ from: '/inside/programmes/$programme' });
  const shown = isView(view) ? view : 'board';
  const [of] = VIEWS[shown];
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
      {shown === 'covered' ? <ApiPage of={of} order={{ programme }} title={programme} /> : null}
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
  const order = { programme, ...(record === undefined ? {} : { record }) };
  return (
    <ApiPage
      of={reportGates}
      order={order}
      title={programme}
      actions={<DocumentActions of={reportGates} order={order} name={`gate-report-${programme}`} />}
    />
  );
}

/** Steps of a programme beside evidence and evaluation, in the order in which they are offered. */
const STEPS = { approve, introduce, suspend, exclude, override } as const;
const STEP_NAMES = ['approve', 'introduce', 'suspend', 'exclude', 'override'] as const;

function Board({ programme }: { readonly programme: string }) {
  const [isAdding, setAdding] = useState(false);
  const [step, setStep] = useState<keyof typeof STEPS | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const asked: AnyContract | null = step && STEPS[step];
  return (
    <ApiPage
      of={showProgramme}
      order={{ programme }}
      title={programme}
      actions={
        isAdding ? (
          <Button onPress={() => setAdding(false)}>{WORDS.sign.cancel}</Button>
        ) : (
          <>
            <Button onPress={() => setAdding(true)}>{words.addEvidence}</Button>
            <Evaluate programme={programme} />
          </>
        )
      }
    >
      {done === null ? null : (
        <p className="notice" role="status">
          {done}
        </p>
      )}
      {isAdding ? (
        <Evidence
          programme={programme}
          onDone={(said) => {
            setAdding(false);
            setDone(said);
          }}
        />
      ) : (
        <div className="cluster">
          {STEP_NAMES.map((name) => (
            <OnlyFor key={name} act={STEPS[name].act} what={STEPS[name].button!}>
              <Button quiet onPress={() => setStep(name)}>
                {STEPS[name].button}
              </Button>
            </OnlyFor>
          ))}
        </div>
      )}
      {asked && step ? (
        <VerbForm
          contract={asked}
          given={{ programme }}
          about={programme}
          start={{ gate: '2', fleet: 'lead' }}
          onClose={() => setStep(null)}
          onDone={() => setDone(words.booked(asked.button!))}
        >
          <p className="dim">{words.stepHelp[step]}</p>
        </VerbForm>
      ) : null}
    </ApiPage>
  );
}
