import { TextField } from '../design/field.tsx';
import { WORDS } from '../words.ts';

const { change: words } = WORDS;

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Why what the plant keeps is changed: it stands in the record of the change. */
export const WhyChanged = ({ value, onChange }: Props) => (
  <TextField label={words.reason} help={words.help} value={value} onChange={onChange} needed />
);
