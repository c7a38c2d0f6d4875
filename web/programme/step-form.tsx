import { type FormEvent, useState } from 'react';
import {
  approveProgrammeOrder,
  excludeEvidenceOrder,
  introduceMaterialOrder,
} from '../../src/documents/orders/programme.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { programmes: words } = WORDS;

/** Steps of a programme beside evidence and evaluation: the task that books each, and what it asks. */
const STEPS = {
  approve: {
    path: '/api/qualification/approve-programme',
    fields: ['gate', 'number', 'approvalType', 'authority', 'limitations', 'expires'],
  },
  introduce: {
    path: '/api/qualification/introduce-material',
    fields: ['fleet', 'approval', 'limitations'],
  },
  suspend: { path: '/api/qualification/suspend-service', fields: ['reason'] },
  exclude: {
    path: '/api/qualification/exclude-evidence',
    fields: ['item', 'heat', 'specimens', 'cause', 'reason'],
  },
  override: {
    path: '/api/qualification/override-alarm',
    fields: ['item', 'alarm', 'reason', 'expires'],
  },
} as const;
export type Step = keyof typeof STEPS;
type Field = (typeof STEPS)[Step]['fields'][number];

/** Every step, in the order in which they are offered. */
export const STEP_NAMES = Object.keys(STEPS) as readonly Step[];

const CHOICES: Readonly<Partial<Record<Field, readonly string[]>>> = {
  gate: approveProgrammeOrder.shape.gate.options,
  fleet: introduceMaterialOrder.shape.fleet.options,
  cause: excludeEvidenceOrder.shape.cause.options,
};
/** Gate 2 is the one that an authority approves. */
const USUAL: Readonly<Partial<Record<Field, string>>> = { gate: '2' };

interface Props {
  readonly programme: string;
  readonly step: Step;
  readonly onDone: (said: string) => void;
}

/** One step of a programme. Where it is signed, the server asks for the person and shows the sentence. */
export function StepForm({ programme, step, onDone }: Props) {
  const { path, fields }: { readonly path: string; readonly fields: readonly Field[] } = STEPS[step];
  const [typed, setTyped] = useState<Readonly<Partial<Record<Field, string>>>>({});
  const booking = useBooking(path);
  const textIn = (name: Field): string => typed[name] ?? USUAL[name] ?? CHOICES[name]?.[0] ?? '';
  const set = (name: Field) => (value: string) => {
    booking.reset();
    setTyped({ ...typed, [name]: value });
  };
  const isWhole = fields.every((name) => textIn(name).trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const told = fields.map((name) => [name, saidOf(name, textIn(name).trim())]);
    if (isWhole)
      booking.mutate(
        { order: { programme, ...Object.fromEntries(told) } },
        { onSuccess: () => onDone(words.booked(words.steps[step])) },
      );
  };
  const rest = elsewhere(booking.error, fields);
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <h2 className="part">{words.steps[step]}</h2>
      <p className="dim part">{words.stepHelp[step]}</p>
      <div className="fields">
        {fields.map((name) => {
          const choices = CHOICES[name];
          return choices ? (
            <SelectField key={name} label={words.fields[name]} value={textIn(name)} onChange={set(name)}>
              {choices.map((one) => (
                <option key={one} value={one}>
                  {one.replaceAll('-', ' ')}
                </option>
              ))}
            </SelectField>
          ) : (
            <TextField
              key={name}
              label={words.fields[name]}
              value={textIn(name)}
              onChange={set(name)}
              wrong={wrongAt(booking.error, name)}
              needed
            />
          );
        })}
      </div>
      {rest ? <Refused error={rest} /> : null}
      <div className="cluster">
        <Button submit go disabled={!isWhole || booking.isPending}>
          {words.book}
        </Button>
      </div>
    </form>
  );
}

/** Test pieces are several names. */
const saidOf = (name: Field, text: string): string | readonly string[] =>
  name === 'specimens' ? text.split(/[\s,;]+/).filter(Boolean) : text;
