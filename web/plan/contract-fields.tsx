import { SelectField, TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { WORDS } from '../words.ts';
import { NO_CONTRACT, type TypedContract, wrongFields } from './contract-typed.ts';

const { contract: words, plan } = WORDS;

/** What one type asks besides. */
const OWN = { toll: ['loss', 'metal'], 'buy-back': ['returned', 'paid', 'worth'] } as const;

const TYPES = ['fixed', 'pass-through', 'toll', 'buy-back'] as const;

interface Props {
  readonly typed: TypedContract;
  readonly onChange: (typed: TypedContract) => void;
  /** The order was asked for with this contract: what is missing or wrong is said beside its field. */
  readonly isAsked: boolean;
}

/** How the customer pays for the metal of the heat. */
export function ContractFields({ typed, onChange, isAsked }: Props) {
  const { type } = typed;
  const set = (name: keyof TypedContract) => (value: string) => onChange({ ...typed, [name]: value });
  const fields = wrongFields(typed);
  const wrong = (name: keyof TypedContract): string | undefined =>
    isAsked && fields.has(name) ? wrongWords(name, typed[name]) : undefined;
  const number = (name: keyof TypedContract, label: string) => (
    <NumberField
      key={name}
      label={label}
      value={typed[name]}
      onChange={set(name)}
      wrong={wrong(name)}
      zero={name !== 'rate'}
    />
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
        none={words.none}
        options={TYPES.map((one) => [one, words.types[one]])}
      />
      {type === '' ? null : (
        <>
          {number('money', type === 'fixed' || type === 'buy-back' ? words.price : words.fee)}
          <TextField
            label={words.currency}
            value={typed.currency}
            onChange={set('currency')}
            wrong={wrong('currency')}
            needed
          />
          <TextField
            label={words.on}
            type="date"
            value={typed.on}
            onChange={set('on')}
            wrong={wrong('on')}
            needed
          />
          {typed.currency.trim().toUpperCase() === 'USD' ? null : number('rate', words.rate)}
        </>
      )}
      {type === 'toll' || type === 'buy-back' ? OWN[type].map((name) => number(name, words[name])) : null}
    </fieldset>
  );
}

/** What a field of a contract lacks. */
function wrongWords(name: keyof TypedContract, text: string): string {
  if (text.trim() === '') return plan.needed;
  if (name === 'currency') return words.wrongCurrency;
  return name === 'loss' || name === 'returned' ? words.wrongShare : plan.wrongNumber;
}
