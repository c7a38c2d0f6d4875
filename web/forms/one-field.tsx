import type { Field } from '../../src/documents/contract/fields-of.ts';
import { DayField } from '../design/day-field.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { NumberField } from '../design/number-field.tsx';
import { plainDecimal } from '../design/plain-decimal.ts';
import { WORDS } from '../words.ts';
import { useChoices } from './choices.ts';
import { type TypedForm, unitOf } from './typed-form.ts';

const { states } = WORDS;

interface Props {
  readonly field: Field;
  readonly typed: TypedForm;
  readonly expected?: number | undefined;
  readonly onChange: (path: string) => (text: string) => void;
  readonly wrong?: string | undefined;
  readonly focus?: boolean;
  /** What a choice says that nobody made yet. */
  readonly unanswered?: string;
}

/** One field of an order, as its contract has it. */
export function OneField({ field, typed, expected, onChange, wrong, focus = false, unanswered }: Props) {
  const { path, kind, label, unit, units = {}, isNeeded, values, choices = {} } = field;
  const help = field.help && sentenceInLocale(field.help);
  const offers = useChoices(field.from);
  const value = typed[path] ?? '';
  const change = onChange(path);
  if (kind === 'flag')
    return (
      <label className="check">
        <input
          type="checkbox"
          checked={value === 'true'}
          onChange={({ target }) => change(target.checked ? 'true' : '')}
        />
        {label}
      </label>
    );
  if (kind === 'choice')
    return (
      <SelectField
        {...{ label, value, help, wrong, focus }}
        onChange={change}
        none={unanswered ?? (isNeeded ? states.choose : states.leftOut)}
        options={values.map((one) => [one, choices[one] ?? one.replaceAll('-', ' ')])}
      />
    );
  const names = unit === undefined ? [] : [unit, ...Object.keys(units)];
  const numberLabel = names.length === 1 ? `${label} [${unit}]` : label;
  if (field.reads === 'day') return <DayField {...{ label, value, wrong }} onChange={change} />;
  if (kind !== 'number') {
    const isDecimal = field.reads === 'decimal';
    const isOpen = isDecimal && value.trim() !== '' && plainDecimal(value) === null;
    return (
      <TextField
        {...{ label: numberLabel, value, help, offers, focus }}
        decimal={isDecimal}
        wrong={isOpen ? states.noDecimal : wrong}
        onChange={change}
        needed={isNeeded}
      />
    );
  }
  const number = (
    <NumberField
      {...{ label: numberLabel, value, help, wrong, expected, focus }}
      onChange={change}
      needed={isNeeded}
      zero={field.isZeroAllowed}
    />
  );
  if (names.length < 2) return number;
  return (
    <>
      {number}
      <SelectField
        label={states.unitOf(label)}
        value={typed[unitOf(path)] ?? names[0]!}
        onChange={onChange(unitOf(path))}
        options={names}
      />
    </>
  );
}
