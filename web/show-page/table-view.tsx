import { memo, useMemo, useState } from 'react';
import type { Cell, Column, Table } from '../../src/documents/page.ts';
import { Button } from '../design/button.tsx';
import { capital } from '../design/capital.ts';
import { HowSure } from '../design/how-sure.tsx';
import { inLocale, isNameOf, sentenceInLocale } from '../design/locale.ts';
import { useGrowing } from '../design/use-growing.ts';
import { Verdict } from '../design/verdict.tsx';
import { WindowBar } from '../design/window-bar.tsx';
import { useIsPrinted } from '../shell/use-is-printed.ts';
import { WORDS } from '../words.ts';
import { PageLink } from './page-link.tsx';

/** Tables of this many columns become cards on a phone. */
const CARDS = 4;
/** Cells from this length on take the whole width of a card [characters]. */
const LONG = 24;

/** First cells up to this length, such as the number of a lot, are not broken [characters]. */
const KEY = 16;
/** Nor are words, moments and limits: "50.0 to 55.0 wt%". */
const UNBROKEN =
  /^(\S{1,16}|[\d-]{10} [\d:]{5}( UTC)?|[\d-]{10}T[\d:.]+Z|[<\d.,]+ to [\d.,]+( \S{1,5})?|at (most|least) [\d.,]+( \S{1,5})?)$/;
/** A text that may be a number or, where names stand, a name: heat "1.234". */
const DECIMAL = /^\d+\.\d+$/;
/** A cell with a day in it is no number. */
const DAY = /\d{4}-\d\d-\d\d/;

/** A table of a page; a wide one becomes cards on a phone. */
export function TableView({ table }: { readonly table: Table }) {
  const { caption, columns, rows, predicted, first } = useMemo(() => withoutEmpty(table), [table]);
  const [isOpen, setOpen] = useState(false);
  const isWhole = useIsPrinted() || isOpen || first === undefined;
  const drawn = useGrowing(isWhole ? rows.length : first.rows);
  const name = caption ?? columns.flatMap(({ head }) => (head === '' ? [] : [head])).join(', ');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section className="scroll" tabIndex={0} aria-label={WORDS.page.table(name)}>
      <table className={columns.length >= CARDS ? 'cards' : undefined}>
        {caption === undefined ? null : <caption>{sentenceInLocale(caption)}</caption>}
        <thead>
          <tr>
            {columns.map(({ head, numeric }, i) =>
              head === '' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                <td key={i} className={numeric ? 'bare n' : 'bare'} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                <th key={i} scope="col" className={numeric ? 'n' : undefined}>
                  {capital(sentenceInLocale(head))}
                </th>
              ),
            )}
            {predicted === undefined ? null : <th scope="col">{WORDS.validation.column}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stay where they are
            <Row key={at} row={row} columns={columns} predicted={predicted} />
          ))}
        </tbody>
      </table>
      {isWhole ? null : (
        <Button quiet onPress={() => setOpen(true)}>
          {sentenceInLocale(first.rest)}
        </Button>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: readonly Cell[];
  readonly columns: readonly Column[];
  readonly predicted: Table['predicted'];
}

/** A row; the same one is drawn once, however long its table becomes. */
const Row = memo(function Row({ row, columns, predicted }: RowProps) {
  return (
    <tr>
      {row.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
        <CellView key={i} cell={cell} column={columns[i]!} isFirst={i === 0} />
      ))}
      {predicted === undefined ? null : (
        <td data-label={WORDS.validation.column}>
          <HowSure what={String(row[0])} operation={predicted} />
        </td>
      )}
    </tr>
  );
});

/** A table without the columns in which nothing stands; boxes are written into. */
function withoutEmpty(table: Table): Table {
  const { columns, rows } = table;
  const isFilled = columns.map(({ box }, i) => box === true || rows.some((row) => row[i] !== ''));
  if (rows.length === 0 || isFilled.every(Boolean)) return table;
  const kept = <T,>(cells: readonly T[]): T[] => cells.filter((_, i) => isFilled[i]);
  return { ...table, columns: kept(columns), rows: rows.map(kept) };
}

interface CellProps {
  readonly cell: Cell;
  readonly column: Column;
  readonly isFirst: boolean;
}

function CellView({ cell, column: { head, numeric, bold, box, drawn }, isFirst }: CellProps) {
  const isLong = typeof cell === 'string' && cell.length >= LONG;
  const key = typeof cell === 'string' ? cell : 'window' in cell || !('text' in cell) ? '' : cell.text;
  const isKey = key !== '' && ((isFirst && key.length <= KEY) || UNBROKEN.test(key));
  const names = [numeric && 'n', box && 'box', drawn && 'drawn', isLong && 'long', isKey && 'key']
    .filter(Boolean)
    .join(' ');
  const inside = <CellText cell={cell} isNumber={numeric === true} isName={isFirst || isNameOf(head)} />;
  return (
    <td
      className={names || undefined}
      {...((isFirst && !box) || head === '' ? {} : { 'data-label': capital(head) })}
    >
      {bold && !isFirst ? <strong>{inside}</strong> : inside}
    </td>
  );
}

interface TextProps {
  readonly cell: Cell;
  readonly isNumber: boolean;
  /** It names what its row or column is about. */
  readonly isName: boolean;
}

/** The text of a cell as the language of the browser writes it; in a column of numbers it is one, with or without its unit. */
function CellText({ cell, isNumber, isName }: TextProps) {
  if (typeof cell === 'string')
    return isNumber && !DAY.test(cell)
      ? inLocale(cell)
      : isName && DECIMAL.test(cell)
        ? cell
        : sentenceInLocale(cell);
  if ('verdict' in cell) return <Verdict word={cell.verdict} tone={cell.tone} />;
  if ('window' in cell)
    return <WindowBar mark={cell.window} tone={cell.tone} said={sentenceInLocale(cell.text)} />;
  if ('lines' in cell)
    return cell.lines.map((line, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines stay where they are
      <div key={i}>{typeof line === 'string' ? sentenceInLocale(line) : <PageLink link={line} />}</div>
    ));
  if ('href' in cell) return <PageLink link={cell} />;
  return cell.isImputed ? <Imputed text={inLocale(cell.text)} /> : inLocale(cell.text);
}

/** A number that nobody measured: pale, in italics, with "~" and a diamond. */
const Imputed = ({ text }: { readonly text: string }) => (
  <i className="imputed">
    <span aria-hidden="true">◇ </span>
    {text}
  </i>
);
