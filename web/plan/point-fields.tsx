import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { WORDS } from '../words.ts';
import { BLANK_POINT, type TypedPoint } from './points-typed.ts';

const { points: words } = WORDS;

interface Props {
  readonly typed: readonly TypedPoint[];
  readonly onChange: (typed: readonly TypedPoint[]) => void;
  /** The order was asked for with these points: what is missing is said beside its field. */
  readonly isAsked: boolean;
  /** Steps that a point may stand before; default all. */
  readonly steps?: readonly TypedPoint['step'][];
  /** A new row; default before the pour. */
  readonly blank?: TypedPoint;
}

/** Hold and witness points of the heat, one row each. */
export function PointFields({ typed, onChange, isAsked, steps, blank = BLANK_POINT }: Props) {
  const set = (at: number, change: Partial<TypedPoint>) =>
    onChange(typed.map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="plain stack">
      <legend>{words.planTitle}</legend>
      <p className="dim">{words.planHelp}</p>
      {typed.map((point, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and rows are not sorted
        <div key={i} className="fields">
          <Choice
            label={words.kind}
            of={words.kinds}
            value={point.kind}
            onChange={(kind) => set(i, { kind: kind as TypedPoint['kind'] })}
          />
          <Choice
            label={words.step}
            of={steps ? stepsNamed(steps) : words.steps}
            value={point.step}
            onChange={(step) => set(i, { step: step as TypedPoint['step'] })}
          />
          <TextField
            label={words.look}
            value={point.look}
            onChange={(look) => set(i, { look })}
            wrong={isAsked && point.look.trim() === '' ? words.lookNeeded : undefined}
            needed
          />
          <Choice
            label={words.role}
            of={words.roles}
            value={point.role}
            onChange={(role) => set(i, { role })}
          />
          {point.kind === 'witness' ? (
            <NumberField label={words.wait} value={point.wait} onChange={(wait) => set(i, { wait })} />
          ) : null}
          <Button onPress={() => onChange(typed.filter((_, at) => at !== i))}>{words.remove}</Button>
        </div>
      ))}
      <div className="cluster">
        <Button onPress={() => onChange([...typed, blank])}>{words.add}</Button>
      </div>
    </fieldset>
  );
}

const stepsNamed = (steps: readonly TypedPoint['step'][]): Readonly<Record<string, string>> =>
  Object.fromEntries(steps.map((step) => [step, words.steps[step]]));

interface ChoiceProps {
  readonly label: string;
  readonly of: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Choice = ({ label, of, value, onChange }: ChoiceProps) => (
  <SelectField
    label={label}
    value={value}
    onChange={onChange}
    options={Object.entries(of).map(([name, said]) => [name, said])}
  />
);
