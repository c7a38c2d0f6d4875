import { useState } from 'react';
import { contract as recordHeat } from '../../src/tasks/heats/record-heat/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { SelectField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { inLocale, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

interface Props {
  readonly of: string;
  readonly heat: string;
  /** Retest rule that the specification names. */
  readonly rule: string;
  /** Further specimens that it asks for. */
  readonly specimens: number;
  /** A name that none of its specimens has. */
  readonly freeSpecimen: string;
  /** Why it releases nothing whatever the specimens show; undefined for a rule that decides. */
  readonly holds: string | undefined;
  /** Results that are outside their limits and of no retest yet. */
  readonly failed: readonly {
    readonly element: string;
    readonly unit: string;
    readonly text: string;
    readonly limit: string;
    readonly specimen: string;
  }[];
}

/** Opens the retest of a failed specimen: its further specimens are named before anybody measures them. */
export function Retest({ of, heat, rule, specimens: asked, freeSpecimen, holds, failed }: Props) {
  const specimens = [...new Set(failed.map(({ specimen }) => specimen))];
  const [chosen, setChosen] = useState(specimens[0]!);
  const replaces = specimens.includes(chosen) ? chosen : specimens[0]!;
  const [cause, setCause] = useState('');
  const [typed, setTyped] = useState<readonly string[]>(() =>
    Array.from({ length: asked }, (_, i) => (i === 0 ? freeSpecimen : `${freeSpecimen}-${i + 1}`)),
  );
  const booking = useBooking(recordHeat);
  const rows = failed.filter(({ specimen }) => specimen === replaces);
  const names = typed.map((name) => name.trim());
  const isReady = cause.trim() !== '' && names.every((name) => name !== '');
  const submit = () => {
    const retest = {
      ...{ of, replaces, rule, cause: cause.trim() },
      characteristics: [...new Set(rows.map(({ element }) => element))],
      specimens: names,
    };
    booking.mutate({ order: { heat, retests: [retest] } });
  };
  return (
    <details className="card">
      <summary>{words.retest}</summary>
      <Form sending={booking} onSend={submit} send={words.retestGo} disabled={!isReady}>
        <p className="dim">{words.retestHelp(rule, asked)}</p>
        {holds === undefined ? null : <p className="notice hold">{holds}</p>}
        <div className="fields">
          <SelectField
            label={words.failedSpecimen}
            value={replaces}
            onChange={setChosen}
            options={specimens}
          />
          <TextField label={words.cause} value={cause} onChange={setCause} needed />
        </div>
        {rows.map(({ element, text, unit, limit }) => (
          <p key={`${element} ${text}`} className="fail">
            {words.failedBy(element, inLocale(`${text} ${unit}`), sentenceInLocale(limit))}
          </p>
        ))}
        <div className="fields">
          {typed.map((name, i) => (
            <TextField
              // biome-ignore lint/suspicious/noArrayIndexKey: a specimen is known by its place until it is named
              key={i}
              label={words.furtherSpecimen(i + 1)}
              value={name}
              onChange={(text) => setTyped(typed.with(i, text))}
              needed
            />
          ))}
        </div>
      </Form>
    </details>
  );
}
