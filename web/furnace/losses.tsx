import { HEAT_LOSSES } from '../../src/foundation/quantity/heat-losses.ts';
import { Button } from '../design/button.tsx';
import { SelectField } from '../design/field.tsx';
import { kilograms } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { type Balance, balanceOf, leftFor, leftIn_kg, NO_LOSS, type TypedLoss } from './balance.ts';
import { WeightField } from './weighing/weight-field.tsx';

/** Each loss once: "sample" is what "samples" says. */
const OFFERED_LOSSES = HEAT_LOSSES.filter((name) => name !== 'samples');

const { furnace: words } = WORDS;

interface Props {
  readonly input_g: number;
  /** What came out, as far as it is known. */
  readonly output_g: number | undefined;
  readonly typed: readonly TypedLoss[];
  readonly onChange: (typed: readonly TypedLoss[]) => void;
  /** They may be read from a scale; default that they are typed. */
  readonly isWeighed?: boolean;
}

/** Where metal went that did not come out, and what is still unaccounted for. */
export function Losses({ input_g, output_g, typed, onChange, isWeighed = false }: Props) {
  const rows = typed.length === 0 ? [NO_LOSS] : typed;
  const balance = balanceOf(input_g, output_g ?? 0, rows);
  const change = (at: number, part: Partial<TypedLoss>) =>
    onChange(rows.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const before = (at: number) => leftFor(at, { input_g, output_g: output_g ?? 0, typed: rows });
  return (
    <fieldset className="plain stack">
      <legend className="dim">{words.lossTitle}</legend>
      {rows.map(({ to, mass, read }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: losses are only added at the end
        <div key={i} className="fields">
          <SelectField
            label={words.lossTo(i + 1)}
            value={to}
            onChange={(value) => change(i, { to: value })}
            none={words.noLoss}
            options={OFFERED_LOSSES}
          />
          <WeightField
            hasScale={isWeighed}
            read={read}
            label={
              mass === '' && output_g !== undefined && before(i) > 0
                ? words.lossRest(kilograms(before(i)))
                : words.lossMass
            }
            value={mass}
            onChange={(value, from) => change(i, { mass: value, read: from })}
            expected={before(i) / 1000}
            left={output_g === undefined ? undefined : leftIn_kg(input_g, before(i))}
          />
        </div>
      ))}
      <Button tap onPress={() => onChange([...rows, NO_LOSS])}>
        {words.anotherLoss}
      </Button>
      {output_g === undefined ? null : <BalanceLine balance={balance} />}
    </fieldset>
  );
}

/** What is left unexplained, and whether the scales may be off by that. */
export function BalanceLine({ balance: { rest_g, tolerance_g } }: { readonly balance: Balance }) {
  const isClosed = Math.abs(rest_g) <= tolerance_g;
  return (
    <p role="status" className={isClosed ? 'pass' : 'hold'}>
      {isClosed
        ? words.balanced(kilograms(rest_g), kilograms(tolerance_g))
        : rest_g > 0
          ? words.missing(kilograms(rest_g))
          : words.tooMuch(kilograms(-rest_g))}
    </p>
  );
}
