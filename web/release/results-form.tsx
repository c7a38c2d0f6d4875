import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { contract } from '../../src/tasks/heats/record-heat/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { SelectField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { sheetQuery } from '../heats/sheet-query.ts';
import { Asked, type Said } from '../import/asked.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { FarResults, useFarAsked } from '../printout/far-results.tsx';
import { Printout } from '../printout/printout.tsx';
import { farResults, judgedByBoth, typedResults } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';
import { useKnownNames } from '../yard/known-names.ts';

const { release: words } = WORDS;

interface Props {
  /** `object:I-1`, or a heat. */
  readonly of: string;
  readonly heat: string;
  /** A name that none of its specimens has. */
  readonly freeSpecimen: string;
  /** Elements of the specification that it is judged by; undefined while none is chosen. */
  readonly windows: ReleaseQueue['elements'][string] | undefined;
  /** Of a retest: the specimens that it named and nobody has measured, what failed, and where the failed one was taken. */
  readonly retest?: {
    readonly specimens: readonly string[];
    readonly elements: readonly string[];
    readonly place: string | null;
  };
}

const BLANK = { sample: '', place: 'top', method: 'OES', laboratory: '' };

/** What the laboratory measured of one specimen of a piece: typed by element, or pasted as it was printed. */
export function ResultsForm({ of, heat, freeSpecimen, windows, retest }: Props) {
  const { laboratory: laboratories } = useKnownNames();
  const [named, setTyped] = useState<Partial<typeof BLANK>>({});
  // how the failed specimen was measured says nothing of a further one: its method is typed
  const blank = retest ? { ...BLANK, method: '', place: retest.place ?? '' } : BLANK;
  const typed = { ...blank, sample: retest?.specimens[0] ?? freeSpecimen, ...named };
  const [contents, setContents] = useState<Readonly<Record<string, string>>>({});
  const [said, say] = useState<Said>({});
  const booking = useBooking(contract);
  const { data: sheet } = useQuery(sheetQuery(heat));
  const all = judgedByBoth(windows, sheet);
  const elements = retest ? all.filter(({ element }) => retest.elements.includes(element)) : all;
  const { results, wrong } = typedResults(contents, elements);
  const { sample, place, method, laboratory } = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, text.trim()]),
  ) as typeof BLANK;
  const isComplete = retest === undefined || (laboratory !== '' && place !== '');
  const isReady = results.length > 0 && wrong.length === 0 && sample !== '' && method !== '' && isComplete;
  const set = (name: keyof typeof BLANK) => (value: string) => setTyped({ ...named, [name]: value });
  const far = farResults(results, elements);
  const [isAsked, ask] = useFarAsked(far);
  const change = (typed: typeof contents) => {
    setContents(typed);
    say({});
    booking.reset();
  };
  const submit = () => {
    if (far.length > 0 && !isAsked) return ask();
    book(far.length > 0 ? { asTyped: true } : {});
  };
  const book = (more: Said) => {
    const meant = { ...said, ...more };
    say(meant);
    const where = place === '' ? {} : { place };
    const who = laboratory === '' ? {} : { laboratory };
    booking.mutate(
      {
        order: {
          heat,
          analyses: [
            { of, sample, method, ...where, ...who, results, ...(retest ? { ofRetest: true } : {}) },
          ],
          ...meant,
        },
      },
      {
        onSuccess: () => {
          setContents({});
          say({});
          // the next specimen has a name of its own
          const { sample: _, ...rest } = named;
          setTyped(rest);
        },
      },
    );
  };
  return (
    <details className="card steps" open={retest !== undefined}>
      <summary>{retest ? words.enterRetest(retest.specimens) : words.enterResults}</summary>
      <OnlyFor act="book analysis">
        <Form
          onSend={submit}
          send={isAsked ? words.bookResultsAnyway : words.bookResults}
          disabled={!isReady || booking.isPending}
          go={!isAsked}
        >
          <div className="fields">
            {retest ? (
              <SelectField
                label={words.specimen}
                value={typed.sample}
                onChange={set('sample')}
                options={retest.specimens}
              />
            ) : (
              <TextField label={words.specimen} value={typed.sample} onChange={set('sample')} needed />
            )}
            <TextField label={words.place} value={typed.place} onChange={set('place')} />
            <TextField label={words.method} value={typed.method} onChange={set('method')} needed />
            <TextField
              label={words.laboratory}
              value={typed.laboratory}
              offers={laboratories}
              needed={retest !== undefined}
              onChange={set('laboratory')}
            />
          </div>
          <Printout elements={elements} contents={contents} onChange={change} wrong={wrong} />
          {isAsked ? <FarResults far={far} /> : null}
          <Asked error={booking.error} onSay={book} />
        </Form>
      </OnlyFor>
    </details>
  );
}
