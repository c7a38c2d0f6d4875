import { type ReactNode, useId } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly wrong?: string | undefined;
  readonly type?: 'text' | 'password' | 'search' | 'date';
  /** Numbers are text with a key pad: our own reader takes comma and point. */
  readonly decimal?: boolean;
  readonly needed?: boolean;
  /** What a password manager fills in. */
  readonly complete?: 'username' | 'new-password';
  /** Name by which its form finds it. */
  readonly name?: string;
  /** Texts that are offered while somebody types; another one may be typed. */
  readonly offers?: readonly string[] | undefined;
  /** It has the focus when it appears; only in a dialog. */
  readonly focus?: boolean;
}

/** A line of text with its label, its help, and what is wrong with it. */
export function TextField({
  label,
  value,
  onChange,
  help,
  wrong,
  type = 'text',
  decimal,
  needed,
  complete,
  name,
  offers,
  focus,
}: TextProps) {
  const list = useId();
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={wrong !== undefined}
      isRequired={needed ?? false}
      autoFocus={focus ?? false}
      validationBehavior="aria"
      type={type}
      autoComplete={complete ?? (type === 'password' ? 'current-password' : 'off')}
      {...(decimal ? { inputMode: 'decimal' } : {})}
      {...(name === undefined ? {} : { name })}
    >
      <Label>{label}</Label>
      {offers ? (
        <>
          <Input list={list} />
          <datalist id={list}>
            {offers.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      ) : (
        <Input />
      )}
      {help !== undefined && wrong === undefined ? <Text slot="description">{help}</Text> : null}
      <FieldError className="wrong">{wrong}</FieldError>
    </AriaTextField>
  );
}

interface AreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly wrong?: string | undefined;
}

/** Several lines of text, with what is wrong with them. */
export function AreaField({ label, value, onChange, help, wrong }: AreaProps) {
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={wrong !== undefined}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Label>{label}</Label>
      <TextArea rows={4} />
      {help === undefined ? null : <Text slot="description">{help}</Text>}
      <FieldError className="wrong">{wrong}</FieldError>
    </AriaTextField>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  readonly wrong?: string | undefined;
  /** It has the focus when it appears; only in a dialog. */
  readonly focus?: boolean;
  /** What it says while nothing is chosen; absent: something always is. */
  readonly none?: string | undefined;
  readonly options?: readonly Choice[];
  /** Choices in groups. */
  readonly children?: ReactNode;
}

/** What may be chosen: a value that says itself, or with its words; one that is off may not. */
export type Choice = string | readonly [value: string, words: string, isOff?: boolean];

const wordsOf = (one: Choice): Exclude<Choice, string> => (typeof one === 'string' ? [one, one] : one);

/** One of a few choices, as the device shows them, with its help and what is wrong with it. */
export function SelectField({ label, value, onChange, focus = false, children, ...more }: SelectProps) {
  const { none, options = [], wrong, help } = more;
  const below = useId();
  const said = wrong ?? help;
  return (
    <label className="field">
      {label}
      <select
        // biome-ignore lint/a11y/noAutofocus: a dialog begins at its first field
        autoFocus={focus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={said === undefined ? undefined : below}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map(wordsOf).map(([one, words, isOff = false]) => (
          <option key={one} value={one} disabled={isOff}>
            {words}
          </option>
        ))}
        {children}
      </select>
      {said === undefined ? null : (
        <span id={below} className={wrong === undefined ? 'dim small' : 'wrong'} aria-hidden>
          {said}
        </span>
      )}
    </label>
  );
}
