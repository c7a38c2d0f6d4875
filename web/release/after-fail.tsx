import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../src/documents/page.ts';
import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { contract as disposeMetal } from '../../src/tasks/release/dispose-metal/contract.ts';
import { contract as judgeMeasured } from '../../src/tasks/release/judge-measured/contract.ts';
import { readVerb } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { UndoRecord } from '../furnace/undo.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { Dispose } from './dispose.tsx';
import { ResultsForm } from './results-form.tsx';
import { Retest } from './retest.tsx';

const { release: words } = WORDS;

interface Props {
  readonly one: ReleaseQueue['waiting'][number];
  /** Specification that it failed by. */
  readonly spec: string;
  /** Elements that it judges by. */
  readonly windows: ReleaseQueue['elements'][string] | undefined;
  /** The metal is decided, and leaves the queue. */
  readonly onDone: (page: Page) => void;
}

/** What comes after a FAIL that was signed: a retest where the specification names a rule, or a decision on the metal. */
export function AfterFail({ one, spec, windows, onDone }: Props) {
  const { of, heat, measured, freeSpecimen, retests = [] } = one;
  // a further specimen, or the average of several, is judged by who signs first: it opens no retest of its own
  const isRetested = (specimen: string, element: string) =>
    retests.some(
      ({ replaces, elements, specimens, missing }) =>
        elements.includes(element) &&
        (replaces === specimen ||
          specimens.includes(specimen) ||
          (one.verdict?.outdated === true && missing.length < specimens.length)),
    );
  const { data, error } = useQuery({
    queryKey: ['judged', of, spec],
    queryFn: ({ signal }) => readVerb(judgeMeasured, { order: { of, spec }, signal }),
  });
  // a verdict names the specimen only where there are several of one element
  const specimenOf = (element: string) =>
    measured.find(({ elements }) => elements.includes(element))?.specimen ?? '';
  const failed = (data?.output.elements ?? [])
    .filter(({ contractual, replaced, superseded }) => contractual === 'FAIL' && !replaced && !superseded)
    .map((row) => ({ ...row, specimen: row.specimen ?? specimenOf(row.element) }))
    .filter(({ element, specimen }) => !isRetested(specimen, element));
  const rule = data?.document.specification.retest;
  return (
    <>
      {error ? <Refused error={error} /> : null}
      {data || error ? null : <Waiting words={words.judging} />}
      {data && rule === undefined ? <p className="notice">{words.noRetest(spec)}</p> : null}
      {rule !== undefined && failed.length > 0 ? (
        <OnlyFor act="book analysis" named>
          <Retest
            {...{ of, heat, rule, failed, freeSpecimen }}
            specimens={data?.specimens ?? 1}
            holds={data?.retestHolds}
          />
        </OnlyFor>
      ) : null}
      {retests
        .filter(({ missing }) => missing.length > 0)
        .map(({ replaces, missing, elements, place }) => (
          <ResultsForm
            key={replaces}
            {...{ of, heat, freeSpecimen, windows }}
            retest={{ specimens: missing, elements, place }}
          />
        ))}
      {retests
        .filter(({ missing, specimens }) => missing.length === specimens.length)
        .map(({ replaces, specimens }) => (
          <UndoRetest key={specimens[0]} {...{ of, replaces, specimens }} />
        ))}
      <OnlyFor act={disposeMetal.act} named>
        <Dispose of={of} hasLeft={one.left !== undefined} onDone={onDone} />
      </OnlyFor>
    </>
  );
}

/** Takes back a retest that was opened by mistake, before anything of it is known. */
function UndoRetest({
  of,
  replaces,
  specimens,
}: {
  readonly of: string;
  readonly replaces: string;
  readonly specimens: readonly string[];
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <OnlyFor act="correct record" what={words.undoRetest(replaces)}>
      <Button onPress={() => setOpen(true)}>{words.undoRetest(replaces)}</Button>
      {isOpen ? (
        <UndoRecord of={of} record={`retest:${specimens[0]}`} onClose={() => setOpen(false)} />
      ) : null}
    </OnlyFor>
  );
}
