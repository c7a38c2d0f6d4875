import type { HeatWhatIf } from '../../src/documents/heats/what-if.ts';
import { signed } from '../../src/foundation/quantity/format.ts';
import { DataTable } from '../design/data-table.tsx';
import { massText, money, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';

const { whatIf: words } = WORDS;

/** Lots and bindings that are shown. */
const MOST = { lots: 10, binding: 6 };

/** What the changes do to cost and charge, and what then binds. */
export function WhatIfAnswer({ answer }: { readonly answer: HeatWhatIf }) {
  const { before, after, difference_usd, lots, mass_kg } = answer;
  if (after === null || difference_usd === null)
    return (
      <p className="fail" role="status">
        {words.cannot}
      </p>
    );
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.difference}</dt>
          <dd className="big">{signed(money(difference_usd))} USD</dd>
          <dd className="dim">{signed(money(difference_usd / mass_kg))} USD/kg</dd>
        </div>
        <div>
          <dt>{words.asIs}</dt>
          <dd>{money(before.cost_usd)} USD</dd>
        </div>
        <div>
          <dt>{words.changed}</dt>
          <dd>{money(after.cost_usd)} USD</dd>
        </div>
      </dl>
      {lots.length > 0 ? (
        <section>
          <h3>{words.moved}</h3>
          <DataTable
            label={words.moved}
            columns={[
              words.material,
              { head: words.kg(words.asIs), numeric: true },
              { head: words.kg(words.changed), numeric: true },
              { head: words.kg(words.difference), numeric: true },
            ]}
            rows={lots.slice(0, MOST.lots).map(({ id, before_kg, after_kg }) => ({
              key: id,
              cells: [id, massText(before_kg), massText(after_kg), signed(massText(after_kg - before_kg))],
            }))}
          />
        </section>
      ) : null}
      {after.binding.length > 0 ? (
        <section>
          <h3>{words.binds}</h3>
          <ul>
            {after.binding.slice(0, MOST.binding).map(({ words: said }) => (
              <li key={said}>{sentenceInLocale(said)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="dim small">{words.aside}</p>
    </>
  );
}
