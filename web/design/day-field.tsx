import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { longDay } from './locale.ts';
import { readTypedDay } from './read-day.ts';

const { days: words } = WORDS;

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it besides its shape. */
  readonly wrong?: string | undefined;
}

/** A day as one writes it. What may mean two days is asked, with one press for each. */
export function DayField({ label, value, onChange, wrong }: Props) {
  const read = value.trim() === '' ? null : readTypedDay(value);
  const isTwofold = read !== null && 'wrong' in read && read.wrong === 'ambiguous';
  const shape = read !== null && 'wrong' in read && !isTwofold ? words.wrong : undefined;
  return (
    <div className="stack">
      <TextField
        label={label}
        help={words.help}
        value={value}
        onChange={onChange}
        wrong={wrong ?? shape ?? (isTwofold ? words.ambiguous(value.trim()) : undefined)}
      />
      {isTwofold ? (
        <div className="cluster">
          {[read.dmy, read.mdy].map((day) => (
            <Button key={day} onPress={() => onChange(day)}>
              {words.itIs(longDay(day))}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
