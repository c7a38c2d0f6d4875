import { useId } from 'react';
import type { HeatWhatIf } from '../../src/documents/heats/what-if.ts';
import { Button } from '../design/button.tsx';
import { SelectField } from '../design/field.tsx';
import { massText, money, shortNumber } from '../design/locale.ts';
import { NumberField } from '../design/number-field.tsx';
import { WORDS } from '../words.ts';
import { type AskedChanges, farLimit, movedPrice, windowOf } from './what-if-asked.ts';
import { WhatIfMore } from './what-if-more.tsx';

const { whatIf: words } = WORDS;

/** Prices that have a slider of their own: those of which the charge takes most. */
const MOST_PRICES = 6;
const PRICE_PERCENT = { least: -50, most: 100, step: 5 };

interface Props {
  readonly plan: HeatWhatIf;
  readonly asked: AskedChanges;
  readonly onChange: (asked: AskedChanges) => void;
}

/** What may be changed of a plan: prices of what it buys, its lots, a limit, the mass of a lot, the share of a form, the price of an element. */
export function WhatIfForm({ plan, asked, onChange }: Props) {
  const { before, materials, windows_wtpct } = plan;
  const bought = new Map(materials.filter(({ isBought }) => isBought).map((one) => [one.id, one]));
  const charged = before.charge.filter(({ mass_kg }) => mass_kg > 0);
  const priced = charged.flatMap(({ id }) => bought.get(id) ?? []).slice(0, MOST_PRICES);
  const lots = charged.filter(({ id }) => !bought.has(id));
  const { limit, cap } = asked;
  const window = windowOf(plan, limit.element);
  const far = farLimit(asked, plan);
  return (
    <div className="what-if-asked">
      {priced.length > 0 ? (
        <fieldset className="plain stack">
          <legend>{words.prices}</legend>
          {priced.map(({ id, usd_per_kg }) => (
            <PriceSlider
              key={id}
              name={id}
              usd_per_kg={usd_per_kg}
              by={asked.prices[id] ?? 0}
              onChange={(by) => onChange({ ...asked, prices: { ...asked.prices, [id]: by } })}
            />
          ))}
        </fieldset>
      ) : null}
      {lots.length > 0 ? (
        <fieldset className="plain stack">
          <legend>{words.lots}</legend>
          {lots.map(({ id, mass_kg }) => (
            <label key={id} className="cluster row">
              <input
                type="checkbox"
                checked={asked.out.includes(id)}
                onChange={({ target }) => {
                  const others = asked.out.filter((one) => one !== id);
                  onChange({ ...asked, out: target.checked ? [...others, id] : others });
                }}
              />
              {words.out(id, massText(mass_kg))}
            </label>
          ))}
        </fieldset>
      ) : null}
      <fieldset className="plain fields">
        <legend>{words.limit}</legend>
        <SelectField
          label={words.element}
          value={limit.element}
          onChange={(element) => onChange({ ...asked, limit: { element, min: '', max: '', isMeant: false } })}
          none={words.none}
          options={Object.keys(windows_wtpct)}
        />
        {window ? (
          <>
            <NumberField
              label={words.min(window.unit)}
              value={limit.min}
              expected={window.min}
              unit={window.unit}
              zero
              onChange={(min) => onChange({ ...asked, limit: { ...limit, min, isMeant: false } })}
            />
            <NumberField
              label={words.max(window.unit)}
              value={limit.max}
              expected={window.max}
              unit={window.unit}
              zero
              onChange={(max) => onChange({ ...asked, limit: { ...limit, max, isMeant: false } })}
            />
            <p className="dim small">
              {words.window(
                [window.min, window.max].map((one) => shortNumber(one, 4)).join(' - '),
                window.unit,
              )}
            </p>
            {far ? (
              <div className="stack" role="alert">
                <p className="hold">
                  {words.far(
                    `${shortNumber(far.typed, 4)} ${window.unit}`,
                    `${shortNumber(far.planned, 4)} ${window.unit}`,
                  )}
                </p>
                <Button onPress={() => onChange({ ...asked, limit: { ...limit, isMeant: true } })}>
                  {words.meant}
                </Button>
              </div>
            ) : null}
          </>
        ) : null}
      </fieldset>
      <fieldset className="plain fields">
        <legend>{words.cap}</legend>
        <SelectField
          label={words.lot}
          value={cap.lot}
          onChange={(lot) => onChange({ ...asked, cap: { lot, most: '' } })}
          none={words.none}
          options={lots.map(({ id }) => id)}
        />
        {cap.lot === '' ? null : (
          <NumberField
            label={words.most}
            value={cap.most}
            zero
            onChange={(most) => onChange({ ...asked, cap: { ...cap, most } })}
          />
        )}
      </fieldset>
      <WhatIfMore plan={plan} asked={asked} onChange={onChange} />
    </div>
  );
}

interface SliderProps {
  readonly name: string;
  readonly usd_per_kg: number;
  /** Change of the price [%]. */
  readonly by: number;
  readonly onChange: (by: number) => void;
}

function PriceSlider({ name, usd_per_kg, by, onChange }: SliderProps) {
  const id = useId();
  const said = words.at(money(movedPrice(usd_per_kg, by)), `${by > 0 ? '+' : ''}${by} %`);
  return (
    <div className="slider">
      <label htmlFor={id}>{words.price(name, money(usd_per_kg))}</label>
      <input
        id={id}
        type="range"
        min={PRICE_PERCENT.least}
        max={PRICE_PERCENT.most}
        step={PRICE_PERCENT.step}
        value={by}
        aria-valuetext={said}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <output htmlFor={id}>{said}</output>
    </div>
  );
}
