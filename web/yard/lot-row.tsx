import { memo } from 'react';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { grouped, kilograms, money, sentenceInLocale } from '../design/locale.ts';
import { Verdict } from '../design/verdict.tsx';
import { WORDS } from '../words.ts';
import type { ColumnId } from './columns.ts';

const { yard: words } = WORDS;

interface Props {
  /** Undefined: it is not read yet, and its row is empty. */
  readonly lot: YardLot | undefined;
  readonly at: number;
  readonly height: number;
  readonly hidden: ReadonlySet<ColumnId>;
}

/**
 * One lot of the yard. A leap in a long list draws thirty of these in one frame, so a row is plain elements: its link has no state of
 * its own, the table opens it.
 */
export const LotRow = memo(function LotRow({ lot, at, height, hidden }: Props) {
  const cell: Cell = (name, children) =>
    hidden.has(name) ? null : (
      // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
      <div role="cell" tabIndex={-1} className={CLASSES[name] ?? name}>
        {children}
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div
      role="row"
      tabIndex={-1}
      className="lots-row"
      aria-rowindex={at + 2}
      style={{ height, transform: `translateY(${at * height}px)` }}
    >
      {lot ? cellsOf(lot, cell) : null}
    </div>
  );
});

type Cell = (name: ColumnId, children: React.ReactNode) => React.ReactNode;

function cellsOf({ id, grade, form, free_g, payable_usd, age_d, status, stage, why }: YardLot, cell: Cell) {
  return (
    <>
      {cell('lot', <a href={`/yard/${encodeURIComponent(id)}`}>{id}</a>)}
      {cell('grade', grade)}
      {cell('form', form)}
      {cell('mass', kilograms(free_g).replace(' kg', ''))}
      {cell('worth', payable_usd === null ? '' : money(payable_usd, 0))}
      {cell('age', grouped(String(age_d)))}
      {cell(
        'state',
        status === 'cleared' ? words.cleared : <Verdict word={stage === 'refused' ? 'FAIL' : 'HOLD'} />,
      )}
      {cell(
        'why',
        why.length === 0 ? null : (
          <button type="button" data-lot={id} title={sentenceInLocale(why.join('\n'))}>
            {sentenceInLocale(why.join('; '))}
          </button>
        ),
      )}
    </>
  );
}

/** Numbers stand on the right. */
export const CLASSES: { readonly [id in ColumnId]?: string } = {
  mass: 'mass n',
  worth: 'worth n',
  age: 'age n',
};
