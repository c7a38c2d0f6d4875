import { type PrintedUnit, splitContent } from '../../src/foundation/quantity/content.ts';
import { PPM_PER } from '../../src/foundation/quantity/format.ts';
import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { inLocale, sentenceInLocale } from './locale.ts';
import { fittingOf, isZero, type Left, readNumber } from './read-number.ts';

const { plan: words } = WORDS;

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | undefined;
  /** What is wrong with it besides its shape. */
  readonly wrong?: string | undefined;
  readonly needed?: boolean;
  /** It has the focus when it appears; only in a dialog. */
  readonly focus?: boolean;
  /** Name by which its form finds it. */
  readonly name?: string;
  /** The number that is likely: of two readings, the one near it is taken. */
  readonly expected?: number | undefined;
  /** What a known total leaves for it: of two readings, the one that fits is offered first. */
  readonly left?: Left | undefined;
  /** True where zero is an answer. */
  readonly zero?: boolean;
  /** Unit of a content, which may stand behind it, or another one; default that it is a bare number. */
  readonly unit?: PrintedUnit;
}

/** A number with decimal comma or point. What may mean two numbers is asked, with one press for each. */
export function NumberField({
  label,
  value,
  onChange,
  help,
  wrong,
  needed,
  focus,
  name,
  expected,
  left,
  zero = false,
  unit,
}: Props) {
  const split = unit && splitContent(value);
  const number = split ? split.number : value;
  const behind = value.slice(value.indexOf(number) + number.length);
  const likely = unit && split?.unit && expected && (expected * PPM_PER[unit]) / PPM_PER[split.unit];
  const read =
    number.trim() === '' || (zero && isZero(number)) ? null : readNumber(number, likely ?? expected);
  const isTwofold = read !== null && 'wrong' in read && read.wrong === 'ambiguous';
  const shape =
    read !== null && 'wrong' in read && !isTwofold ? sentenceInLocale(words.wrongNumber) : undefined;
  const fitting = isTwofold && left ? fittingOf(read, left) : undefined;
  const asked = isTwofold ? words.ambiguous(number.trim()) : undefined;
  const twofold =
    asked !== undefined && fitting !== undefined
      ? `${asked} ${words.fits(inLocale(fitting), inLocale(String(left!.left)))}`
      : asked;
  // the one that fits stands first, and is the one to press
  const readings = !isTwofold
    ? []
    : fitting === read.whole
      ? [read.whole, read.part]
      : [read.part, read.whole];
  return (
    <div className="stack">
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        help={help}
        decimal={unit === undefined}
        wrong={wrong ?? shape ?? twofold}
        needed={needed ?? false}
        focus={focus ?? false}
        {...(name === undefined ? {} : { name })}
      />
      {isTwofold ? (
        <div className="cluster">
          {readings.map((one) => (
            // a fourth decimal makes it plain that the sign is the decimal one
            <Button
              key={one}
              go={one === fitting}
              onPress={() => onChange(`${one === read.part ? `${inLocale(one)}0` : one}${behind}`)}
            >
              {words.itIs(inLocale(one))}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
