import { SelectField, TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { WORDS } from '../words.ts';
import { NO_CONTRACT, type TypedContract } from './contract-typed.ts';

const { contract: words } = WORDS;

const TYPES = ['fixed', 'pass-through', 'toll', 'buy-back'] as const;

interface Props {
  readonly typed: TypedContract;
  readonly onChange: (typed: TypedContract) => void;
  /** What is said while something is missing or wrong. */
  readonly wrong: string | undefined;
}

/** How the customer pays for the metal of the heat. */
export function ContractFields({ typed, onChange, wrong }: Props) {
  const { type } = typed;
  const set = (name: keyof TypedContract) => (value: string) => onChange({ ...typed, [name]: value });
  const number = (name: keyof TypedContract, label: string) => (
    <NumberField label={label} value={typed[name]} onChange={set(name)} />
  );
  return (
    <fieldset className="plain fields">
      <legend>{words.title}</legend>
      <SelectField
        label={words.type}
        value={type}
        onChange={(next) =>
          onChange({ ...(next === '' ? NO_CONTRACT : typed), type: next as TypedContract['type'] })
        }
      >
        <option value="">{words.none}</option>
        {TYPES.map((one) => (
          <option key={one} value={one}>
            {words.types[one]}
          </option>
        ))}
      </SelectField>
      {type === '' ? null : (
        <>
          {number('money', type === 'fixed' || type === 'buy-back' ? words.price : words.fee)}
          <TextField label={words.currency} value={typed.currency} onChange={set('currency')} needed />
          <TextField label={words.on} help={words.onHelp} value={typed.on} onChange={set('on')} needed />
          {typed.currency.trim().toUpperCase() === 'USD' ? null : number('rate', words.rate)}
        </>
      )}
      {type === 'toll' ? (
        <>
          {number('loss', words.loss)}
          {number('metal', words.metal)}
        </>
      ) : null}
      {type === 'buy-back' ? (
        <>
          {number('returned', words.returned)}
          {number('paid', words.paid)}
          {number('worth', words.worth)}
        </>
      ) : null}
      {wrong === undefined ? null : <p className="wrong">{wrong}</p>}
    </fieldset>
  );
}
