import { useQuery } from '@tanstack/react-query';
import { knownFactsSchema } from '../../src/documents/known-facts.ts';
import { ask } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { WORDS } from '../words.ts';
import { BLANK_ADDITION, EXAMPLE_ADDITION, isWholeAddition, type TypedAddition } from './additions-typed.ts';

const { routes: words } = WORDS;

interface Props {
  readonly typed: readonly TypedAddition[];
  readonly onChange: (typed: readonly TypedAddition[]) => void;
  /** The route was to be kept: what is not whole is marked. */
  readonly isAsked: boolean;
}

/** What is added to the bath of an operation: material, amount, and when. */
export function AdditionFields({ typed, onChange, isAsked }: Props) {
  const { data } = useQuery({
    queryKey: ['facts', 'materials'],
    queryFn: () => ask(knownFactsSchema, '/api/calculations/listFacts', { of: 'materials' }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const materials = (data?.rows ?? []).map(({ id }) => id);
  const set = (i: number, part: Partial<TypedAddition>) =>
    onChange(typed.map((one, at) => (at === i ? { ...one, ...part } : one)));
  return (
    <fieldset className="plain stack">
      <legend className="dim">{words.additions}</legend>
      {typed.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an addition is known by its place
        <div key={i} className="stack">
          <div className="fields">
            <SelectField
              label={words.material(i + 1)}
              value={one.material}
              onChange={(material) => set(i, { material })}
              none={one.more.composition_wtpct ? words.byContents : words.chooseMaterial}
              options={[...new Set([...materials, ...(one.material === '' ? [] : [one.material])])]}
            />
            <NumberField
              label={words.amount(i + 1)}
              value={one.amount}
              onChange={(amount) => set(i, { amount })}
            />
            <SelectField
              label={words.amountIn(i + 1)}
              value={one.unit}
              onChange={(unit) => set(i, { unit: unit === 'kg' ? 'kg' : 'wt%' })}
              options={[
                ['kg', words.inKg],
                ['wt%', words.inShare],
              ]}
            />
            <TextField
              label={words.when(i + 1)}
              value={one.at_min}
              onChange={(at_min) => set(i, { at_min })}
              decimal
            />
          </div>
          {Object.keys(one.more).length > 0 ? (
            <p className="dim small">{words.keptToo(Object.keys(one.more).join(', '))}</p>
          ) : null}
          {isAsked && !isWholeAddition(one) ? (
            <p role="alert" className="fail">
              {words.notWhole(i + 1)}
            </p>
          ) : null}
        </div>
      ))}
      <div className="cluster">
        <Button onPress={() => onChange([...typed, BLANK_ADDITION])}>{words.addition}</Button>
        {typed.length === 0 ? (
          <Button onPress={() => onChange([EXAMPLE_ADDITION])}>{words.exampleAddition}</Button>
        ) : (
          <Button onPress={() => onChange(typed.slice(0, -1))}>{words.additionLess}</Button>
        )}
      </div>
    </fieldset>
  );
}
