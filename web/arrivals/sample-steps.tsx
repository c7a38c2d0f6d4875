import { useState } from 'react';
import type { ArrivedSample } from '../../src/documents/results/arrival.ts';
import { contract as matchResults } from '../../src/tasks/links/match-results/contract.ts';
import { contract as refuseResults } from '../../src/tasks/links/refuse-results/contract.ts';
import { contract as takeResults } from '../../src/tasks/links/take-results/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Refused } from '../design/states.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { WORDS } from '../words.ts';

const { arrivals: words } = WORDS;

interface Props {
  readonly arrival: string;
  readonly sample: Pick<ArrivedSample, 'name' | 'match' | 'asks' | 'candidates'>;
}

/** What a person does with a sample that arrived: take it, say whose it is, or refuse it. */
export function SampleSteps({ arrival, sample: { name, match, asks, candidates } }: Props) {
  const [open, setOpen] = useState<'whose' | 'refuse'>();
  const taking = useBooking(takeResults);
  const [first] = candidates;
  const label = match === null ? name : `${name} = ${match.sample}, ${match.of.replace(/^.*?:/, '')}`;
  return (
    <section className="card stack" aria-label={label}>
      <div className="cluster row">
        <div className="grow">
          <b>{label}</b> {asks[0] ? <span className="hold">{asks[0].words}</span> : null}
        </div>
        {asks.length === 0 && match !== null ? (
          <Button
            go
            disabled={taking.isPending}
            onPress={() => taking.mutate({ order: { arrival, samples: [name] } })}
          >
            {words.take}
          </Button>
        ) : null}
        <Button onPress={() => setOpen(open === 'whose' ? undefined : 'whose')}>{words.whose}</Button>
        <Button onPress={() => setOpen(open === 'refuse' ? undefined : 'refuse')}>{words.refuse}</Button>
      </div>
      {taking.error ? <Refused error={taking.error} /> : null}
      {open === 'whose' ? (
        <VerbForm
          contract={matchResults}
          given={{ arrival, name }}
          about={name}
          start={first ? { of: first.of, sample: first.sample } : {}}
          onDone={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'refuse' ? (
        <VerbForm
          contract={refuseResults}
          given={{ arrival, samples: [name] }}
          about={name}
          onDone={() => setOpen(undefined)}
        />
      ) : null}
    </section>
  );
}
