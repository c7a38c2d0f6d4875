import { useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { shownUnit } from '../../src/documents/shown-unit.ts';
import { contract } from '../../src/tasks/proof/correct-record/contract.ts';
import { Button } from '../design/button.tsx';
import { SelectField } from '../design/field.tsx';
import { OrderFields } from '../forms/order-fields.tsx';
import { readForm, type TypedForm } from '../forms/typed-form.ts';
import { CorrectRecord } from '../furnace/correct-record.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { Printout } from '../printout/printout.tsx';
import { typedResults } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';

const { release: words, lot: lotWords } = WORDS;

/** What is said of a result that was judged: why it does not count, or reads otherwise. */
const CAUSE = fieldsOf(contract.order).filter(({ path }) => path === 'cause' || path === 'document');

interface Props {
  readonly one: ReleaseQueue['waiting'][number];
}

type Measured = Props['one']['measured'][number];
const idOf = ({ analysis, specimen }: Measured): string => analysis ?? specimen;

/** Puts right, or takes back, an analysis of a piece that was measured. */
export function CorrectAnalysis({ one }: Props) {
  const [isOpen, setOpen] = useState(false);
  if (one.measured.length === 0) return null;
  return (
    <div className="cluster">
      <OnlyFor act={['correct record', 'withdraw analysis']} what={words.correctAnalysis}>
        <Button onPress={() => setOpen(true)}>{words.correctAnalysis}</Button>
      </OnlyFor>
      {isOpen ? <Dialog one={one} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function Dialog({ one, onClose }: Props & { readonly onClose: () => void }) {
  const { of, measured } = one;
  const [chosen, setChosen] = useState(idOf(measured[0]!));
  const analysis = measured.find((other) => idOf(other) === chosen) ?? measured[0]!;
  const [how, setHow] = useState<'correct' | 'undo'>('correct');
  const [typed, setTyped] = useState<TypedForm>({});
  const [contents, setContents] = useState<Readonly<Record<string, string>>>({});
  const elements = analysis.elements.map((element) => ({ element, unit: shownUnit(element) }));
  const { results, wrong } = typedResults(contents, elements);
  const isCorrecting = how === 'correct';
  const order = {
    ...{ of, record: `analysis:${idOf(analysis)}` },
    ...(isCorrecting ? { results } : {}),
    ...readForm(CAUSE, typed).order,
  };
  return (
    <CorrectRecord
      title={words.correctAnalysis}
      order={order}
      onClose={onClose}
      isOpen={isCorrecting && (results.length === 0 || wrong.length > 0)}
    >
      <SelectField
        label={words.whichAnalysis}
        value={idOf(analysis)}
        onChange={(next) => {
          setChosen(next);
          setContents({});
        }}
        options={measured.map((other) => [
          idOf(other),
          [other.specimen, other.method].filter(Boolean).join(', '),
        ])}
      />
      <SelectField
        label={lotWords.how}
        value={how}
        onChange={(next) => setHow(next === 'undo' ? 'undo' : 'correct')}
        options={[
          ['correct', lotWords.hows.correct],
          ['undo', lotWords.hows.undo],
        ]}
      />
      {isCorrecting ? (
        <>
          <p className="dim">{words.onlyChanged}</p>
          <Printout {...{ elements, contents, wrong }} onChange={setContents} />
        </>
      ) : null}
      <OrderFields
        fields={CAUSE}
        typed={typed}
        onChange={(path) => (text) => setTyped({ ...typed, [path]: text })}
      />
    </CorrectRecord>
  );
}
