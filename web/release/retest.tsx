import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { inLocale, sentenceInLocale } from '../design/locale.ts';
import { Refused } from '../design/states.tsx';
import { typedResults } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

interface Props {
  readonly of: string;
  readonly heat: string;
  /** Retest rule that the specification names. */
  readonly rule: string;
  /** Further specimens that it asks for. */
  readonly specimens: number;
  /** Why it releases nothing whatever the specimens show; undefined for a rule that decides. */
  readonly holds: string | undefined;
  /** Results that are outside their limits. */
  readonly failed: readonly {
    readonly element: string;
    readonly unit: string;
    readonly text: string;
    readonly limit: string;
    readonly specimen: string;
  }[];
}

interface Further {
  readonly sample: string;
  readonly contents: Readonly<Record<string, string>>;
}
const BLANK: Further = { sample: '', contents: {} };

/** Books the further specimens that answer a failed one, all at once, with the cause of the failure; both results stay. */
export function Retest({ of, heat, rule, specimens: asked, holds, failed }: Props) {
  const specimens = [...new Set(failed.map(({ specimen }) => specimen))];
  const [chosen, setChosen] = useState(specimens[0]!);
  const replaces = specimens.includes(chosen) ? chosen : specimens[0]!;
  const [cause, setCause] = useState('');
  const [further, setFurther] = useState<readonly Further[]>(() => Array<Further>(asked).fill(BLANK));
  const booking = useBooking('/api/heats/record-heat');
  const rows = failed.filter(({ specimen }) => specimen === replaces);
  const read = further.map(({ sample, contents }) => ({
    sample: sample.trim(),
    ...typedResults(contents, rows),
  }));
  const filled = read.filter(({ sample, results }) => sample !== '' || results.length > 0);
  const isReady =
    cause.trim() !== '' &&
    filled.length >= asked &&
    filled.every(({ sample, results, wrong }) => sample !== '' && results.length > 0 && wrong.length === 0);
  const set = (i: number, part: Partial<Further>) =>
    setFurther(further.map((one, at) => (at === i ? { ...one, ...part } : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || booking.isPending) return;
    const retest = {
      ...{ of, replaces, rule, cause: cause.trim() },
      characteristics: rows.map(({ element }) => element),
      analyses: filled.map(({ sample, results }) => ({ sample, results })),
    };
    booking.mutate({ order: { heat, retests: [retest] } });
  };
  return (
    <details className="card">
      <summary>{words.retest}</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="dim">{words.retestHelp(rule, asked)}</p>
        {holds === undefined ? null : <p className="notice hold">{holds}</p>}
        <div className="fields">
          <SelectField label={words.failedSpecimen} value={replaces} onChange={setChosen}>
            {specimens.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </SelectField>
          <TextField label={words.cause} value={cause} onChange={setCause} needed />
        </div>
        {rows.map(({ element, text, unit, limit }) => (
          <p key={element} className="fail">
            {words.failedBy(element, inLocale(`${text} ${unit}`), sentenceInLocale(limit))}
          </p>
        ))}
        {further.map(({ sample, contents }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a specimen is known by its place until it is named
          <fieldset key={i} className="fields plain">
            <legend className="dim small">{words.further(i + 1)}</legend>
            <TextField
              label={words.furtherSpecimen(i + 1)}
              value={sample}
              onChange={(text) => set(i, { sample: text })}
            />
            {rows.map(({ element, unit }) => (
              <TextField
                key={element}
                label={words.furtherResult(element, unit, i + 1)}
                value={contents[element] ?? ''}
                onChange={(text) => set(i, { contents: { ...contents, [element]: text } })}
                decimal
              />
            ))}
            {(read[i]?.wrong ?? []).map((one) => (
              <p key={one} role="alert" className="fail">
                {sentenceInLocale(one)}
              </p>
            ))}
          </fieldset>
        ))}
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button onPress={() => setFurther([...further, BLANK])}>{words.oneMore}</Button>
          <Button submit go disabled={!isReady || booking.isPending}>
            {words.retestGo}
          </Button>
        </div>
      </form>
    </details>
  );
}
