import { Link, useParams, useSearch } from '@tanstack/react-router';
import { contract as compareHeat } from '../../src/tasks/heats/compare-heat/contract.ts';
import { contract as makeUpSheet } from '../../src/tasks/heats/make-up-sheet/contract.ts';
import { contract as reportFootprint } from '../../src/tasks/heats/report-footprint/contract.ts';
import { contract as reportHeat } from '../../src/tasks/heats/report-heat/contract.ts';
import { contract as showLog } from '../../src/tasks/heats/show-log/contract.ts';
import { ArrivedAtHeat } from '../arrivals/arrived-at-heat.tsx';
import { EXACTLY } from '../design/tabs.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';
import { AcceptPlan } from './accept-plan.tsx';
import { AddPoints } from './add-points.tsx';
import { BringLog } from './bring-log.tsx';
import { CutObject } from './cut-object.tsx';
import { HeatLabels } from './heat-labels.tsx';

const { heats: words, trace } = WORDS;

const VIEWS = {
  report: [reportHeat, words.report],
  sheet: [makeUpSheet, words.sheet],
  compare: [compareHeat, words.compare],
  log: [showLog, words.log],
  footprint: [reportFootprint, words.footprint],
} as const;
type View = keyof typeof VIEWS;

const isView = (view: string): view is View => Object.hasOwn(VIEWS, view);

/** One heat: its report, its make-up sheet, what was predicted beside what was recorded, its furnace log, or its footprint. */
export function Heat() {
  const { heat } = useParams({ from: '/inside/heats/$heat' });
  const { view = 'report' } = useSearch({ from: '/inside/heats/$heat' });
  const shown = isView(view) ? view : 'report';
  const [of] = VIEWS[shown];
  return (
    <>
      <nav className="cluster tabs" aria-label={words.heat}>
        {Object.entries(VIEWS).map(([name, [, label]]) => (
          <Link
            key={name}
            to="/heats/$heat"
            params={{ heat }}
            search={{ view: name === 'report' ? undefined : name }}
            activeOptions={EXACTLY}
            aria-current={name === shown ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
        <Link to="/furnace/$heat" params={{ heat }}>
          {words.toFurnace}
        </Link>
        <Link to="/trace" search={{ subject: `heat:${heat}`, direction: undefined }}>
          {trace.title}
        </Link>
      </nav>
      <ApiPage
        key={shown}
        of={of}
        order={{ heat }}
        title={`${words.heat} ${heat}`}
        actions={
          shown === 'sheet' ? (
            <DocumentActions of={of} order={{ heat }} name={`make-up-sheet-${heat}`} />
          ) : undefined
        }
      >
        {view === 'accept' ? <AcceptPlan heat={heat} /> : null}
        {shown === 'log' ? <BringLog heat={heat} /> : null}
        {shown === 'report' ? <ArrivedAtHeat heat={heat} /> : null}
        {shown === 'report' ? <HeatLabels heat={heat} /> : null}
        {shown === 'report' ? (
          <div className="beside steps">
            <CutObject heat={heat} />
            <AddPoints heat={heat} />
          </div>
        ) : null}
      </ApiPage>
    </>
  );
}
