import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { contract } from '../../src/tasks/qualification/lock-programme/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { DataTable } from '../design/data-table.tsx';
import { AreaField, TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { Refused } from '../design/states.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import './programme.css';
import { Form } from '../design/form.tsx';
import {
  type Draft,
  documentOf,
  type TypedProperty,
  typedOf,
  type WrongLine,
  wrongNumber,
  wrongOfBaseline,
  wrongOfProcess,
} from './draft-typed.ts';

const { programmes: words } = WORDS;

const NUMBERS = ['min', 'max', 'heats', 'perHeat', 'margin'] as const;

/** What is wrong with a line, for its field. */
const lineWords = (wrong: WrongLine | undefined, say: (line: number, text: string) => string) =>
  wrong && say(wrong.line, wrong.text);

/** What a programme asks before it is locked; it is locked after a second look at what is frozen. */
export function DraftForm({ draft }: { readonly draft: Draft }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(() => typedOf(draft));
  const [reason, setReason] = useState('');
  const looking = useBooking(contract);
  const locking = useBooking(contract);
  const change = (changed: Partial<typeof typed>) => {
    looking.reset();
    locking.reset();
    setTyped({ ...typed, ...changed });
  };
  const document = documentOf(draft, typed);
  const order = { document, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
  const look = () => {
    if (document !== null) looking.mutate({ order: { ...order, dryRun: true } });
  };
  const lock = () =>
    locking.mutate(
      { order },
      {
        onSuccess: () =>
          void navigate({
            to: '/programmes/$programme',
            params: { programme: typed.id.trim() },
            search: { view: undefined },
          }),
      },
    );
  if (looking.data)
    return (
      <PageView
        page={{ ...looking.data, verdict: words.notYet }}
        isPart
        actions={
          <>
            <Button onPress={() => looking.reset()}>{words.change}</Button>
            <Button go disabled={locking.isPending} onPress={lock}>
              {words.lock}
            </Button>
          </>
        }
      >
        <section className="card stack">
          <p className="notice">{words.frozen}</p>
          {typed.process.trim() === '' ? null : <pre className="plain">{typed.process.trim()}</pre>}
        </section>
        {locking.error ? <Refused error={locking.error} /> : null}
      </PageView>
    );
  return (
    <Form card sending={looking} onSend={look} send={words.look} disabled={document === null}>
      <div className="fields">
        <TextField label={words.id} value={typed.id} onChange={(id) => change({ id })} needed />
        <TextField label={words.name} value={typed.title} onChange={(title) => change({ title })} />
        <NumberField
          label={words.looks}
          help={words.looksHelp}
          value={typed.looks}
          onChange={(looks) => change({ looks })}
          wrong={numberWords('looks', typed.looks)}
        />
        <TextField
          label={words.reason}
          help={words.reasonHelp}
          value={reason}
          onChange={(text) => {
            looking.reset();
            setReason(text);
          }}
        />
      </div>
      <Properties typed={typed.properties} onChange={(properties) => change({ properties })} />
      <AreaField
        label={words.process}
        help={words.processHelp}
        value={typed.process}
        onChange={(process) => change({ process })}
        wrong={lineWords(wrongOfProcess(typed.process), words.wrongProcess)}
      />
      {document === null ? <p className="hold">{words.unclear}</p> : null}
    </Form>
  );
}

/** What is wrong with a number besides its shape. */
const numberWords = (name: Parameters<typeof wrongNumber>[0], typed: string): string | undefined => {
  const wrong = wrongNumber(name, typed);
  return wrong && words.wrongNumbers[wrong];
};

interface PropertiesProps {
  readonly typed: readonly TypedProperty[];
  readonly onChange: (typed: readonly TypedProperty[]) => void;
}

/** The properties that are asked, each with its limits, its heats and test pieces. */
function Properties({ typed, onChange }: PropertiesProps) {
  const set = (i: number, changed: Partial<TypedProperty>) =>
    onChange(typed.map((one, at) => (at === i ? { ...one, ...changed } : one)));
  return (
    <div className="limits">
      <DataTable
        label={words.properties}
        columns={[words.property, ...NUMBERS.map((name) => words.columns[name])]}
        rows={typed.map((one, i) => ({
          key: one.id,
          cells: [
            <label key="asked" className="asked">
              <input
                type="checkbox"
                checked={one.isAsked}
                onChange={({ target }) => set(i, { isAsked: target.checked })}
              />
              {words.unitOf(one.id, one.unit)}
            </label>,
            ...NUMBERS.map((name) =>
              one.isAsked ? (
                <NumberField
                  key={name}
                  label={words.columns[name]}
                  value={one[name]}
                  onChange={(text) => set(i, { [name]: text })}
                  wrong={numberWords(name, one[name])}
                />
              ) : null,
            ),
          ],
        }))}
      />
      <details>
        <summary>{words.baselines}</summary>
        <p className="dim">{words.baselineHelp}</p>
        {typed.map((one, i) =>
          one.isAsked ? (
            <AreaField
              key={one.id}
              label={words.baselineOf(one.id, one.unit)}
              value={one.baseline}
              onChange={(baseline) => set(i, { baseline })}
              wrong={lineWords(wrongOfBaseline(one.baseline), words.wrongBaseline)}
            />
          ) : null,
        )}
      </details>
    </div>
  );
}
