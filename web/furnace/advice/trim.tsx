import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Page } from '../../../src/documents/page.ts';
import { contract as trimHeat } from '../../../src/tasks/heats/trim-heat/contract.ts';
import { readPage } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { kilograms } from '../../design/locale.ts';
import { NumberField } from '../../design/number-field.tsx';
import { numberOf } from '../../design/read-number.ts';
import { Refused, Waiting } from '../../design/states.tsx';
import { useDraft } from '../../forms/drafts.ts';
import { OnlyFor } from '../../people/only-for.tsx';
import { PageView } from '../../show-page/page-view.tsx';
import { WORDS } from '../../words.ts';
import { Part } from '../part.tsx';
import { BookTrim } from './book-trim.tsx';

const { furnace: words } = WORDS;
const BLANK = { minutes: '' };

interface Props {
  readonly heat: string;
  /** What it is worked out for (`trimGround`); null where no bath sample tells the bath as it is. */
  readonly ground: string | null;
  /** What the plan adds to the bath and that is not in it. */
  readonly planned: readonly { readonly lot: string; readonly weigh_g: number }[];
  /** The sample that metal was added after. */
  readonly stale: string | undefined;
  readonly isNext: boolean;
  /** Told when the latest results need no trim. */
  readonly onRight: () => void;
}

/** What to add after the latest bath sample, worked out for the metal that is in the furnace now, and the way to book it. */
export function Trim({ heat, ground, planned, stale, isNext, onRight }: Props) {
  const [{ minutes }, change] = useDraft(heat, 'trim-since', BLANK);
  const setMinutes = (typed: string) => change({ minutes: typed });
  const [question, setQuestion] = useState<{ readonly minutes: number; readonly ground: string } | null>(
    null,
  );
  const isReady = ground !== null;
  // what was asked of another bath is not answered beside this one
  const asked = question?.ground === ground ? (question?.minutes ?? null) : null;
  const since = minutes.trim() === '' ? 0 : numberOf(minutes);
  const advice = asked ? { minutes: asked } : {};
  const {
    data: found,
    error,
    isFetching,
    refetch,
  } = useQuery({
    queryKey: ['trim', heat, ground, asked],
    queryFn: ({ signal }) => readPage(trimHeat, { heat, ...advice }, { signal }),
    enabled: asked !== null,
  });
  const data = error ? undefined : found;
  const told = useRef(onRight);
  told.current = onRight;
  // what has a limit and was not judged asks for no addition
  const isRight = data !== undefined && !isFetching && data.verdict !== NO_HELP && !addsMetal(data);
  useEffect(() => {
    if (isRight) told.current();
  }, [isRight]);
  return (
    <Part title={words.trimTitle} isNext={isNext}>
      {isReady ? null : (
        <p className={stale === undefined ? 'dim' : 'hold'}>
          {stale === undefined ? words.trimNeeds : words.trimStale(stale)}
        </p>
      )}
      <NumberField label={words.since} value={minutes} onChange={setMinutes} />
      <Button
        tap
        go={data === undefined}
        disabled={isFetching || !isReady || since === undefined}
        onPress={() => ground !== null && setQuestion({ minutes: since ?? 0, ground })}
      >
        {words.trim}
      </Button>
      {isFetching ? <Waiting words={words.trimming} /> : null}
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data ? <PageView page={data} isPart /> : null}
      {data && !isFetching && addsMetal(data) && planned.length > 0 ? (
        <p className="hold">
          {words.insteadOf(planned.map(({ lot, weigh_g }) => `${lot} ${kilograms(weigh_g)}`).join(', '))}
        </p>
      ) : null}
      {data && !isFetching && addsMetal(data) ? (
        <OnlyFor act="charge heat" what={words.trimBook}>
          <BookTrim
            key={JSON.stringify(data.lead)}
            heat={heat}
            ground={ground ?? ''}
            advice={advice}
            onBooked={() => setQuestion(null)}
          />
        </OnlyFor>
      ) : null}
    </Part>
  );
}

/** The verdict of the page of a trim that cannot put the bath right. */
const NO_HELP = 'no trim helps';

/** A trim that is not needed, or that does not help, has nothing to weigh. */
const addsMetal = ({ sections }: Page): boolean => sections.some(({ id }) => id === 'additions');
