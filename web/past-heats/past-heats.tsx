import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { DropFile } from '../design/take-file.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { save } from '../show-page/document-actions.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { type Said, usePastHeats } from './use-past-heats.ts';

const { pastHeats: words } = PAGE_WORDS;
const NOTHING: Said = { furnace: '', map: '', set: '' };

/** Tables of past heats: what they are taken for, and what they say of their furnace. */
export function PastHeats() {
  const heats = usePastHeats();
  const [said, say] = useState<Said>(NOTHING);
  const { job, page, error, reading, isReading, isRunning } = heats;
  if (page)
    return (
      <PageView
        page={page}
        actions={
          <>
            <Button
              onPress={() =>
                save(new Blob([JSON.stringify(job?.answer)], { type: 'application/json' }), 'past-heats.json')
              }
            >
              {words.save}
            </Button>
            <Button onPress={heats.other}>{words.other}</Button>
          </>
        }
      />
    );
  return (
    <>
      <Head title={words.title} sub={words.sub} />
      {error ? <Refused error={error} /> : null}
      {isRunning ? (
        <div className="card stack">
          <Waiting words={job ? sentenceInLocale(job.words) : WORDS.states.loading} />
          <progress value={job?.done ?? 0} max={1} aria-label={words.title} />
          <div className="cluster">
            <Button onPress={heats.stop}>{words.stop}</Button>
          </div>
        </div>
      ) : (
        <DropFile
          words={words}
          accept=".csv,.tsv,.txt,.xlsx,.zip"
          onFiles={(files) => void heats.take(files, said)}
        />
      )}
      {isReading ? <Waiting words={words.reading} /> : null}
      {heats.files.length > 0 && !isRunning ? (
        <div className="card stack">
          <Line
            label={words.furnace}
            value={said.furnace}
            onChange={(furnace) => say({ ...said, furnace })}
          />
          <Lines label={words.map} value={said.map} onChange={(map) => say({ ...said, map })} />
          <Lines label={words.set} value={said.set} onChange={(set) => say({ ...said, set })} />
          <div className="cluster">
            <Button onPress={() => void heats.again(said)}>{words.again}</Button>
            <Button go disabled={reading === null} onPress={() => void heats.calculate(said)}>
              {words.calculate}
            </Button>
          </div>
        </div>
      ) : null}
      {reading && !isRunning ? <PageView page={reading} isPart /> : null}
    </>
  );
}

interface Typed {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

const Line = ({ label, value, onChange }: Typed) => (
  <label className="field">
    {label}
    <input value={value} onChange={(event) => onChange(event.target.value)} />
  </label>
);

const Lines = ({ label, value, onChange }: Typed) => (
  <label className="field">
    {label}
    <textarea rows={2} value={value} spellCheck={false} onChange={(event) => onChange(event.target.value)} />
  </label>
);
