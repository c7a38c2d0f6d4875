import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import { sheetQuery } from '../heats/sheet-query.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { FarResults, useFarAsked } from '../printout/far-results.tsx';
import { Printout } from '../printout/printout.tsx';
import { farResults, judgedBy, typedResults } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

interface Props {
  /** `object:I-1`, or a heat. */
  readonly of: string;
  readonly heat: string;
}

/** What the laboratory measured of one specimen of a piece: typed by element, or pasted as it was printed. */
export function ResultsForm({ of, heat }: Props) {
  const id = of.slice(of.indexOf(':') + 1);
  const blank = { sample: `${id}-top`, place: 'top', method: 'OES', laboratory: '' };
  const [typed, setTyped] = useState(blank);
  const [contents, setContents] = useState<Readonly<Record<string, string>>>({});
  const booking = useBooking('/api/heats/record-heat');
  const { data: sheet } = useQuery(sheetQuery(heat));
  const elements = judgedBy(sheet);
  const { results, wrong } = typedResults(contents, elements);
  const { sample, place, method, laboratory } = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, text.trim()]),
  ) as typeof blank;
  const isReady = results.length > 0 && wrong.length === 0 && sample !== '' && method !== '';
  const set = (name: keyof typeof blank) => (value: string) => setTyped({ ...typed, [name]: value });
  const far = farResults(results, elements);
  const [isAsked, ask] = useFarAsked(far);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    if (far.length > 0 && !isAsked) return ask();
    const where = place === '' ? {} : { place };
    const who = laboratory === '' ? {} : { laboratory };
    booking.mutate(
      {
        // an analysis that names no sample is its own specimen: who measures need not be who takes the sample
        order: { heat, analyses: [{ of, analysis: sample, method, ...where, ...who, results }] },
      },
      { onSuccess: () => setContents({}) },
    );
  };
  return (
    <details className="card steps">
      <summary>{words.enterResults}</summary>
      <OnlyFor act="book analysis">
        <form className="stack" onSubmit={submit} noValidate>
          <div className="fields">
            <TextField label={words.specimen} value={typed.sample} onChange={set('sample')} needed />
            <TextField label={words.place} value={typed.place} onChange={set('place')} />
            <TextField label={words.method} value={typed.method} onChange={set('method')} needed />
            <TextField label={words.laboratory} value={typed.laboratory} onChange={set('laboratory')} />
          </div>
          <Printout elements={elements} contents={contents} onChange={setContents} wrong={wrong} />
          {isAsked ? <FarResults far={far} /> : null}
          {booking.error ? <Refused error={booking.error} /> : null}
          <Button submit go disabled={!isReady || booking.isPending}>
            {isAsked ? words.bookResultsAnyway : words.bookResults}
          </Button>
        </form>
      </OnlyFor>
    </details>
  );
}
