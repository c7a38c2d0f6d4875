import { type FormEvent, useState } from 'react';
import type { GateOrder } from '../../src/documents/orders/yard.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { NumberField } from '../design/number-field.tsx';
import { fromZero, isUnclear } from '../design/read-number.ts';
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
/** Those, the radiation, and the moisture and oil. */
const CHECKS = CHOICES.length + 2;
type Choice = (typeof CHOICES)[number][0];

interface Props {
  /** One lot, or several that all look the same. */
  readonly lots: readonly string[];
  /** What identification found against the declared grade. */
  readonly warning?: string | undefined;
  /** Remark of who booked the lot. */
  readonly remark?: string | null | undefined;
  readonly onClose: () => void;
  /** Shows what several lots would be booked as; absent for one lot, which is booked here. */
  readonly onLook?: (findings: Findings) => void;
  /** False while that is shown: what was typed is kept. */
  readonly isOpen?: boolean;
}

/** What the gate found, as its order takes it. */
export type Findings = Omit<GateOrder, 'lot'>;

/** What the gate looks at, one line for each check; what is left open keeps the lot on hold. */
export function GateForm({ lots, warning, remark, onClose, onLook, isOpen = true }: Props) {
  const [lot = ''] = lots;
  const booking = useBooking('/api/yard/check-gate');
  const [found, setFound] = useState<Partial<Record<Choice, string>>>({});
  const [counts, setCounts] = useState({ rate: '', background: '', seconds: '60' });
  const [oil, setOil] = useState('');
  const [despite, setDespite] = useState('');
  const [paper, setPaper] = useState('');
  const [rate, background, seconds] = [counts.rate, counts.background, counts.seconds].map((text) =>
    fromZero(text),
  );
  const counted = rate !== undefined && background !== undefined && seconds !== undefined;
  const oil_pct = fromZero(oil);
  const open = CHECKS - Object.keys(found).length - Number(counted) - Number(oil_pct !== undefined);
  const isHalf = !counted && (counts.rate.trim() !== '' || counts.background.trim() !== '');
  const isUnread = [...Object.values(counts), oil].some((text) => isUnclear(text));
  const hasPaper = found.mutilation === 'certified';
  const isReady = open < CHECKS && !isHalf && !isUnread && !booking.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const findings = {
      ...(found as Findings),
      ...(counted
        ? { radiation: { rate_per_s: rate, background_per_s: background, counted_s: seconds } }
        : {}),
      ...(oil_pct === undefined ? {} : { oil: oil_pct / 100 }),
      ...(hasPaper && paper.trim() !== '' ? { mutilationPaper: paper.trim() } : {}),
      ...(despite.trim() === '' ? {} : { despite: despite.trim() }),
    };
    if (onLook) onLook(findings);
    else booking.mutate({ order: { lot, ...findings } }, { onSuccess: onClose });
  };
  return (
    <Confirm
      title={words.title(lots.length === 1 ? lot : words.several(lots.length))}
      isOpen={isOpen}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit} noValidate>
        {remark ? <p className="notice">{words.remark(remark)}</p> : null}
        <fieldset className="fields plain">
          <legend className="dim small">{words.radiation}</legend>
          {(['rate', 'background', 'seconds'] as const).map((name) => (
            <NumberField
              key={name}
              label={words[name]}
              value={counts[name]}
              onChange={(value) => setCounts({ ...counts, [name]: value })}
              zero={name !== 'seconds'}
            />
          ))}
        </fieldset>
        {isHalf ? <p className="hold">{words.half}</p> : null}
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
          {hasPaper ? <TextField label={words.paper} value={paper} onChange={setPaper} /> : null}
          <NumberField label={words.oil} value={oil} onChange={setOil} zero />
        </div>
        {warning === undefined ? null : <p className="notice">{lotWords.otherwise(warning)}</p>}
        <p className={open === 0 ? 'pass' : 'hold'}>{open === 0 ? words.all : words.open(open)}</p>
        {wrongAt(booking.error, 'despite') === undefined ? null : (
          <TextField label={words.despite} value={despite} onChange={setDespite} />
        )}
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button onPress={onClose}>{sign.cancel}</Button>
          <Button submit go disabled={!isReady}>
            {onLook ? words.look : words.book}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
