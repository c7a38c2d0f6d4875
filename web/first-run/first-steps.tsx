import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlantToday } from '../../src/documents/economics/plant-today.ts';
import { LOT_TEMPLATE } from '../../src/documents/yard/lot-template.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { save } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';
import { useSetUp } from './set-up-state.ts';

const { setUp: words } = WORDS;

/** Where the sample sheet lies beside the web. */
const SAMPLE = new URL('../../examples/demo/lots.csv', import.meta.url).href;

/** Who sets a plant up. */
const SETS_UP = ['quality', 'certifier'];

/** What comes first in a new plant: three steps to the first heat while its yard is empty, and what of the set-up is open. */
export function FirstSteps({ today: { stock, holds, heats } }: { readonly today: PlantToday }) {
  const { demonstration, person } = useSession();
  const isEmpty = stock.lots + holds.lots + heats.charged.length === 0;
  const setsUp = !demonstration && SETS_UP.some((role) => person?.roles.includes(role));
  return (
    <>
      {setsUp ? <Open /> : null}
      {isEmpty ? <Steps /> : null}
    </>
  );
}

/** What of the set-up is open or assumed of ours; nothing when all of it is done. */
function Open() {
  const left = [...(useSetUp() ?? [])].flatMap(([step, isDone]) => (isDone ? [] : [step]));
  // a plant may have nothing that speaks: that alone is not left over
  if (left.every((step) => step === 'source')) return null;
  const open = left.map((step) => words.steps[step]);
  return (
    <p className="notice cluster">
      <span className="grow">{words.left(open)}</span>
      <Link to="/set-up" className="btn">
        {words.goOn}
      </Link>
    </p>
  );
}

function Steps() {
  const saveSample = async () => {
    const sheet = await fetch(SAMPLE);
    saveTable(await sheet.text(), 'sample.csv');
  };
  const saveTemplate = () => {
    const { columns, example } = LOT_TEMPLATE;
    saveTable(`${[...columns.map(({ name }) => name), ...example].join(',')}\n`, 'lots.csv');
  };
  return (
    <section className="card stack next-steps" aria-label={words.first}>
      <h2 className="part">{words.first}</h2>
      <Step at={1} title={words.importReturns} help={words.importHelp}>
        <Button onPress={() => void saveSample()}>{words.sample}</Button>
        <Button onPress={saveTemplate}>{words.template}</Button>
        <Link to="/import" className="btn go">
          {words.importReturns}
        </Link>
      </Step>
      <Step at={2} title={words.clear} help={words.clearHelp} />
      <Step at={3} title={words.plan} help={words.planHelp} />
    </section>
  );
}

interface StepProps {
  readonly at: number;
  readonly title: string;
  readonly help: string;
  readonly children?: ReactNode;
}

function Step({ at, title, help, children }: StepProps) {
  return (
    <div className="cluster row">
      <div className="grow">
        <b>
          {at}. {title}
        </b>
        <div className="dim">{help}</div>
      </div>
      {children}
    </div>
  );
}

const saveTable = (csv: string, name: string): void => save(new Blob([csv], { type: 'text/csv' }), name);
