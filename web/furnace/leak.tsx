import type { FormEvent } from 'react';
import { LEAK_UNITS, leakRate_Pa_m3_per_s } from '../../src/foundation/quantity/leak-unit.ts';
import { Button } from '../design/button.tsx';
import { SelectField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { useDraft } from '../forms/drafts.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { Folded } from './folded.tsx';
import type { HeatAtFurnace } from './heat-now.ts';
import { putHeat } from './put-heat.ts';

const { furnace: words, furnaces } = WORDS;
const FORM = 'leak';

/** The leak-up rate of the furnace before the heat is melted, in the unit of its gauge. */
export function Leak({ heat: { id, leaks = [] } }: { readonly heat: HeatAtFurnace }) {
  const [{ rate, unit }, change] = useDraft(id, FORM, { rate: '', unit: 'mbar l/s' });
  const latest = leaks.at(-1);
  const read = numberOf(rate);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read === undefined) return;
    putHeat(id, {
      path: '/api/heats/measure-leak',
      words: words.leakOf(rate.trim(), unit),
      order: { leak_Pa_m3_per_s: leakRate_Pa_m3_per_s(read, unit) },
      draft: { form: FORM, typed: { rate, unit } },
    });
    change({ rate: '' });
  };
  return (
    <Folded
      title={furnaces.leak}
      sub={latest ? words.leakNow(latest.leak_Pa_m3_per_s, latest.furnace) : undefined}
    >
      <OnlyFor act="record heat">
        <form className="stack" onSubmit={submit} data-form={FORM}>
          <p className="dim">{furnaces.leakHelp}</p>
          <div className="fields">
            <NumberField label={words.leakRate} value={rate} onChange={(text) => change({ rate: text })} />
            <SelectField label={words.leakUnit} value={unit} onChange={(name) => change({ unit: name })}>
              {LEAK_UNITS.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
          <Button submit go tap disabled={read === undefined}>
            {furnaces.bookLeak}
          </Button>
        </form>
      </OnlyFor>
    </Folded>
  );
}
