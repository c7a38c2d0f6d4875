import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../design/button.tsx';
import { DayField } from '../design/day-field.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { typedNumber } from '../design/locale.ts';
import { NumberField } from '../design/number-field.tsx';
import { dayOf } from '../design/read-day.ts';
import { fromZero } from '../design/read-number.ts';
import { WORDS } from '../words.ts';
import type { RecallSearch } from './recall-search.ts';

const { recall: words } = WORDS;

const KINDS = ['lot', 'heat', 'object', 'supplier', 'laboratory'] as const;
type Kind = (typeof KINDS)[number];
const RUN = ['method', 'from', 'to', 'report'] as const;
const DAYS = ['from', 'to'] as const;

const isDay = (field: (typeof RUN)[number]): boolean => DAYS.some((one) => one === field);

/** What goes into the address: a day in the form of ISO 8601, all else as typed. */
const dayOrText = (field: (typeof RUN)[number], typed: string): string =>
  isDay(field) ? (dayOf(typed) ?? '') : typed.trim();

/** What is recalled: a kind, a name, for a laboratory which run of it, and the share below which rows are summed. */
export function RecallForm({ search }: { readonly search: RecallSearch }) {
  const navigate = useNavigate({ from: '/recall' });
  const [kind, setKind] = useState<Kind>(kindOf(search.of));
  const [name, setName] = useState(search.of?.slice(search.of.indexOf(':') + 1) ?? '');
  const [run, setRun] = useState(() => ({
    method: search.method ?? '',
    from: search.from ?? '',
    to: search.to ?? '',
    report: search.report ?? '',
  }));
  const [cutOff, setCutOff] = useState(percentOf(search.cutOff));
  const fraction = fromZero(cutOff);
  const isUnclear =
    kind === 'laboratory' &&
    DAYS.some((field) => run[field].trim() !== '' && dayOf(run[field]) === undefined);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || isUnclear) return;
    const told = RUN.map((field) => [field, dayOrText(field, run[field])] as const);
    void navigate({
      search: {
        of: `${kind}:${name.trim()}`,
        ...Object.fromEntries(told.filter(([, text]) => kind === 'laboratory' && text !== '')),
        ...(fraction === undefined ? {} : { cutOff: String(fraction / 100) }),
      },
    });
  };
  return (
    <form className="card stack" onSubmit={go} noValidate>
      <div className="fields">
        <SelectField label={words.kind} value={kind} onChange={(value) => setKind(value as Kind)}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </SelectField>
        <TextField label={words.names[kind]} value={name} onChange={setName} needed />
        <NumberField label={words.cutOff} value={cutOff} onChange={setCutOff} zero />
        {kind === 'laboratory'
          ? RUN.map((field) => {
              const Field = isDay(field) ? DayField : TextField;
              return (
                <Field
                  key={field}
                  label={words.run[field]}
                  value={run[field]}
                  onChange={(value) => setRun({ ...run, [field]: value })}
                />
              );
            })
          : null}
      </div>
      <div className="cluster">
        <Button submit go disabled={name.trim() === '' || isUnclear}>
          {words.go}
        </Button>
      </div>
    </form>
  );
}

/** Share of the address in percent; without one what the server takes. */
const percentOf = (fraction = '0.0001'): string =>
  typedNumber(Number((Number(fraction) * 100).toPrecision(6)));

const kindOf = (of: string | undefined): Kind => KINDS.find((kind) => of?.startsWith(`${kind}:`)) ?? 'lot';
