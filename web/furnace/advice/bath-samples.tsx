import { useState } from 'react';
import type { ChargeSheet } from '../../../src/documents/heats/charge-sheet.ts';
import type { PrintedResult } from '../../../src/documents/printed-results.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Form } from '../../design/form.tsx';
import { WindowList } from '../../design/window-bar.tsx';
import { useDraft } from '../../forms/drafts.ts';
import { PrintButton } from '../../labels/print-button.tsx';
import { OnlyFor } from '../../people/only-for.tsx';
import { FarResults, useFarAsked } from '../../printout/far-results.tsx';
import { Printout } from '../../printout/printout.tsx';
import { farResults, inWindows, type Judged, judgedBy, typedResults } from '../../printout/typed-results.ts';
import { RecordNumber } from '../../proof/record-number.tsx';
import { WORDS } from '../../words.ts';
import {
  BATH,
  type BathSample,
  type HeatAtFurnace,
  type HeatNow,
  latestResults,
  nextSample,
  openSample,
} from '../heat-now.ts';
import { putHeat } from '../outbox/put-heat.ts';
import { Part } from '../part.tsx';
import { UndoRecord } from '../undo.tsx';

const { furnace: words } = WORDS;

interface Props {
  readonly heat: HeatAtFurnace;
  readonly now: HeatNow;
  readonly sheet: ChargeSheet | undefined;
  readonly isNext: boolean;
}

interface Typed {
  readonly sample: string;
  readonly method: string;
  /** Content by element, as typed. */
  readonly contents: Readonly<Record<string, string>>;
}

const FORM = 'sample';
const SAMPLING = ['book bath analysis', 'take sample'];
const BLANK: Typed = { sample: '', method: 'OES', contents: {} };

/** Why a sample that is known takes no more of what is typed; undefined where it waits for it. */
function takenWords({ sample, analysis, resultsWait }: BathSample, hasResults: boolean): string | undefined {
  if (analysis) return words.hasResults(sample);
  if (!hasResults) return words.sampleTaken(sample);
  return resultsWait ? words.resultsWait(sample) : undefined;
}

/** Samples of the bath with their results, and the form for the next one: taken now, or what the spectrometer printed of it. */
export function BathSamples({ heat, now: { samples }, sheet, isNext }: Props) {
  const [typed, change, forget] = useDraft<Typed>(heat.id, FORM, BLANK);
  const hasResults = Object.values(typed.contents).some((text) => text.trim() !== '');
  const open = openSample(samples);
  const next = nextSample(samples);
  // results are of the sample that waits for them, unless another one is named
  const sample = typed.sample.trim() || (hasResults && open ? open : next);
  const known = samples.find((one) => one.sample === sample);
  const judged = judgedBy(sheet);
  const { results, wrong } = typedResults(typed.contents, judged);
  const far = hasResults ? farResults(results, judged) : [];
  const [isAsked, ask] = useFarAsked(far);
  const isNew = known === undefined;
  const taken = known && takenWords(known, hasResults);
  const isReady = taken === undefined && (!hasResults || wrong.length === 0);
  const submit = () => {
    if (far.length > 0 && !isAsked) return ask();
    putHeat(heat.id, {
      words: hasResults ? words.resultsOf(sample, heat.id, results.length) : words.sampleOf(sample, heat.id),
      order: {
        ...orderOf({ of: `heat:${heat.id}`, sample, method: typed.method, isNew }, hasResults ? results : []),
        ...(far.length > 0 ? { asTyped: true } : {}),
      },
      draft: { form: FORM, typed: { ...typed, sample } },
    });
    forget();
  };
  return (
    <Part
      title={words.sampleTitle}
      form={FORM}
      isNext={isNext}
      sub={samples.map((one) => one.sample).join(', ') || undefined}
    >
      <SampleList
        {...{ heat, samples, judged }}
        open={hasResults ? undefined : open}
        onResults={(id) => change({ sample: id })}
      />
      <OnlyFor act={SAMPLING}>
        <Form
          onSend={submit}
          send={
            isAsked
              ? words.bookResultsAnyway(sample)
              : hasResults
                ? words.bookResults(sample)
                : words.bookSample(sample)
          }
          disabled={!isReady}
          go={!isAsked && (hasResults || open === undefined)}
          tap
        >
          <TextField
            label={words.sample}
            value={typed.sample}
            onChange={(value) => change({ sample: value })}
            help={words.sampleNext(next, open)}
            wrong={taken}
          />
          <Printout
            elements={judged}
            contents={typed.contents}
            onChange={(contents) => change({ contents })}
            wrong={hasResults ? wrong : []}
          />
          <TextField
            label={words.method}
            value={typed.method}
            onChange={(value) => change({ method: value })}
          />
          {isAsked ? <FarResults far={far} /> : null}
        </Form>
      </OnlyFor>
    </Part>
  );
}

/** A sample as a part of the record of a heat: taken, with results, or the results of one that was taken before. */
function orderOf(
  { of, sample, method, isNew }: Readonly<{ of: string; sample: string; method: string; isNew: boolean }>,
  results: readonly PrintedResult[],
): Readonly<Record<string, unknown>> {
  return {
    ...(isNew ? { samples: [{ of, sample, place: BATH }] } : {}),
    ...(results.length === 0
      ? {}
      : {
          analyses: [
            { of, analysis: sample, sample, method: method.trim() || BLANK.method, place: BATH, results },
          ],
        }),
  };
}

interface ListProps {
  readonly heat: HeatAtFurnace;
  readonly samples: readonly BathSample[];
  readonly judged: readonly Judged[];
  /** Sample whose results come next; undefined while they are typed. */
  readonly open: string | undefined;
  readonly onResults: (sample: string) => void;
}

/** The latest sample of the bath with results, each element in its window as soon as it is booked; nothing before the first. */
export function LatestResults({ now: { samples }, sheet }: Pick<Props, 'now' | 'sheet'>) {
  const { sample, results = [], waits } = latestResults(samples) ?? {};
  if (sample === undefined) return null;
  return (
    <section className="card" aria-label={words.measuredOf(sample)}>
      <h2>{words.measuredOf(sample)}</h2>
      {waits ? <p className="hold">{words.waits}</p> : null}
      <WindowList label={words.measuredOf(sample)} contents={inWindows(results, judgedBy(sheet))} />
    </section>
  );
}

/** The samples that were taken, the latest first: with results, without, or waiting on this device; each can be taken back. */
function SampleList({ heat, samples, judged, open, onResults }: ListProps) {
  const latest = latestResults(samples)?.sample;
  const [undone, setUndone] = useState<string | null>(null);
  return samples.toReversed().map(({ sample, analysis, waits, resultsWait }) => (
    <div key={sample} className="stack row">
      <div>
        <b>{sample}</b>{' '}
        {analysis ? (
          <RecordNumber seq={analysis.seq} />
        ) : (
          <span className={waits || resultsWait ? 'hold' : 'dim'}>
            {waits || resultsWait ? words.waits : words.noResults}
          </span>
        )}
      </div>
      {analysis && sample !== latest ? (
        <WindowList label={words.measuredOf(sample)} contents={inWindows(analysis.results, judged)} />
      ) : null}
      {waits || analysis ? null : (
        <PrintButton
          of={{ of: `heat:${heat.id}`, samples: [sample] }}
          words={words.sampleLabel(sample)}
          file={`sample-${sample}`}
        />
      )}
      {waits ? null : (
        <OnlyFor act={SAMPLING} isSilent>
          <div className="cluster">
            {analysis ? null : (
              <Button go={sample === open} onPress={() => onResults(sample)}>
                {words.enterResults}
              </Button>
            )}
            <Button onPress={() => setUndone(sample)}>{words.undoSample(sample)}</Button>
          </div>
        </OnlyFor>
      )}
      {undone === sample ? (
        <UndoRecord
          of={`heat:${heat.id}`}
          record={analysis ? `analysis:${analysis.analysis}` : `sample:${sample}`}
          onClose={() => setUndone(null)}
        />
      ) : null}
    </div>
  ));
}
