import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { SelectField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { gate: words, lot: lotWords, sign } = WORDS;

const CHOICES = [
  ['closedCavities', ['none', 'found']],
  ['mutilation', ['not-parts', 'certified', 'missing']],
  ['exportClass', ['free', 'licence-held', 'licence-missing']],
  ['declared', ['not-declared', 'fits', 'doubtful', 'contradicted']],
  ['coating', ['none', 'metallic', 'ceramic', 'unknown']],
] as const;
type Choice = (typeof CHOICES)[number][0];

interface Props {
  /** One lot, or several that all look the same. */
  readonly lots: readonly string[];
  /** What identification found against the declared grade. */
  readonly warning?: string | undefined;
  readonly onClose: () => void;
}

/** What the gate looks at, one line for each check; what is left open keeps the lot on hold. */
export function GateForm({ lots, warning, onClose }: Props) {
  const [lot = ''] = lots;
  const isOne = lots.length === 1;
  const booking = useBooking(isOne ? '/api/yard/check-gate' : '/api/yard/gate-lots');
  const [found, setFound] = useState<Partial<Record<Choice, string>>>({});
  const [counts, setCounts] = useState({ rate: '', background: '', seconds: '60' });
  const [oil, setOil] = useState('');
  const [rate, background, seconds] = [counts.rate, counts.background, counts.seconds].map((text) =>
    numberOf(text),
  );
  const counted = rate !== undefined && background !== undefined && seconds !== undefined;
  const oil_pct = oil.trim() === '0' ? 0 : numberOf(oil);
  const open =
    CHOICES.length + 2 - Object.keys(found).length - Number(counted) - Number(oil_pct !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const findings = {
      ...found,
      ...(counted
        ? { radiation: { rate_per_s: rate, background_per_s: background, counted_s: seconds } }
        : {}),
      ...(oil_pct === undefined ? {} : { oil: oil_pct / 100 }),
    };
    const order = isOne ? { lot, ...findings } : { lots, findings };
    booking.mutate({ order }, { onSuccess: onClose });
  };
  return (
    <Confirm title={words.title(isOne ? lot : words.several(lots.length))} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <fieldset className="fields plain">
          <legend className="dim small">{words.radiation}</legend>
          {(['rate', 'background', 'seconds'] as const).map((name) => (
            <NumberField
              key={name}
              label={words[name]}
              value={counts[name]}
              onChange={(value) => setCounts({ ...counts, [name]: value })}
            />
          ))}
        </fieldset>
        <div className="fields">
          {CHOICES.map(([name, choices]) => (
            <SelectField
              key={name}
              label={words.checks[name]}
              value={found[name] ?? ''}
              onChange={(value) => {
                const { [name]: _, ...others } = found;
                setFound(value === '' ? others : { ...others, [name]: value });
              }}
            >
              <option value="">{words.notLooked}</option>
              {choices.map((one) => (
                <option key={one} value={one}>
                  {one.replaceAll('-', ' ')}
                </option>
              ))}
            </SelectField>
          ))}
          <NumberField label={words.oil} value={oil} onChange={setOil} />
        </div>
        {warning === undefined ? null : <p className="notice">{lotWords.otherwise(warning)}</p>}
        <p className={open === 0 ? 'pass' : 'hold'}>{open === 0 ? words.all : words.open(open)}</p>
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button onPress={onClose}>{sign.cancel}</Button>
          <Button submit go disabled={booking.isPending}>
            {words.book}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
