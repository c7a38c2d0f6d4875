import { useState } from 'react';
import type { SheetReadingDocument } from '../../src/documents/yard/sheet-order.ts';
import { Button } from '../design/button.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { PAGE_WORDS } from '../page-words.ts';
import { WORDS } from '../words.ts';
import { cellsNamed, placeIn, rowsOf, wrongPlaces } from './cells.ts';
import { curedHere } from './cured-here.ts';
import '../show-page/page.css';

const { imports: words } = PAGE_WORDS;
const { states } = WORDS;

/** Rows that are shown at first, and with each press. */
const ROWS = 100;
const MORE = 500;

interface Reading extends Pick<SheetReadingDocument, 'where' | 'faults' | 'passedOver' | 'taken'> {
  readonly columns: readonly (Pick<SheetReadingDocument['columns'][number], 'column' | 'heading'> & {
    readonly holds?: string;
  })[];
  readonly cells: Parameters<typeof rowsOf>[0];
  /** Every place that is wrong, where the reading tells them one by one. */
  readonly marks?: SheetReadingDocument['marks'];
  readonly words?: SheetReadingDocument['words'];
}

interface Props {
  readonly reading: Reading;
  /** Absent: cells are not written anew here. */
  readonly onRewrite?: (cell: string, text: string) => void;
  /** Rows that somebody leaves out. */
  readonly leftOut?: readonly number[];
  /** Absent: no row can be left out here. */
  readonly onLeaveOut?: (leftOut: readonly number[]) => void;
}

/** What is wrong beside its cells, and the rows as they will be booked. */
export function Faults({ reading, onRewrite, leftOut = [], onLeaveOut }: Props) {
  const { faults, passedOver, taken } = reading;
  return (
    <>
      {faults.length > 0 ? (
        <section className="card" aria-label={words.wrong}>
          <h2 className="fail">{words.wrong}</h2>
          <ul className="plain-list">
            {faults.map(({ where, message, allowed, cure }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of one reading never changes
              <li key={i}>
                <b>{placeIn(where, reading.where)}</b>: {sentenceInLocale(message ?? '')}.{' '}
                {allowed === undefined ? null : `${states.allowed} ${sentenceInLocale(allowed)}. `}
                {cure === undefined ? null : `${states.cure} ${sentenceInLocale(curedHere(cure))}.`}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Rows
        reading={reading}
        {...(onRewrite && { onRewrite })}
        {...(onLeaveOut && { onLeave: (row: number) => onLeaveOut([...leftOut, row]) })}
      />
      {leftOut.length > 0 && onLeaveOut ? (
        <section className="notice stack" aria-label={words.leftOutRows(leftOut.length)}>
          <p>{words.leftOutRows(leftOut.length)}</p>
          <div className="cluster">
            {leftOut.map((row) => (
              <Button key={row} onPress={() => onLeaveOut(leftOut.filter((one) => one !== row))}>
                {words.takeRow(row)}
              </Button>
            ))}
          </div>
        </section>
      ) : null}
      {[
        ...taken,
        ...passedOver
          .filter(({ row }) => !leftOut.includes(row))
          .map(({ row, why }) => words.passedOver(row, why)),
      ].map((line) => (
        <p key={line} className="notice">
          {sentenceInLocale(curedHere(line))}
        </p>
      ))}
    </>
  );
}

interface RowsProps extends Pick<Props, 'reading' | 'onRewrite'> {
  readonly onLeave?: (row: number) => void;
}

/** The cells of the sheet, rows with a fault first; what is wrong is said in its own place, and can be written anew. */
function Rows({ reading, onRewrite, onLeave }: RowsProps) {
  const [shown, setShown] = useState(ROWS);
  const wrong = reading.marks ? wrongPlaces(reading.marks) : cellsNamed(reading.faults);
  // what a word means is said once above, and not in each of its cells
  const unknown = new Set(
    reading.words?.filter(({ isKnown }) => !isKnown).map(({ column, written }) => `${column} ${written}`),
  );
  const rows = rowsOf(reading.cells, wrong);
  const bad = rows.filter(({ isWrong }) => isWrong).length;
  const left = rows.length - shown;
  // the number of the lot stays in sight beside that of its row
  const lotColumn = reading.columns.find(({ holds }) => holds === 'lot_id')?.column;
  return (
    <section className="card">
      <h2>{words.rows(rows.length)}</h2>
      {bad > 0 && onRewrite ? <p className="dim">{words.wrongFirst(bad)}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <section className="page scroll sheet" aria-label={words.cells} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="n">
                {words.row}
              </th>
              {reading.columns.map(({ column, heading }) => (
                <th key={column} scope="col" className={column === lotColumn ? 'lot-cell' : undefined}>
                  {heading || column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ row, cells, isWrong }) => (
              <tr key={row}>
                <th scope="row" className={wrong.has(String(row)) ? 'n bad-cell' : 'n'}>
                  {row}
                  {onLeave ? (
                    <button
                      type="button"
                      className="leave"
                      aria-label={words.leaveRowOf(row)}
                      onClick={() => onLeave(row)}
                    >
                      {words.leaveRow}
                    </button>
                  ) : null}
                  <Wrong words={wrong.get(String(row))} />
                </th>
                {reading.columns.map(({ column }) => {
                  const cell = `${column}${row}`;
                  const written = cells.get(column) ?? '';
                  const names = [wrong.has(cell) && 'bad-cell', column === lotColumn && 'lot-cell'];
                  return (
                    <td key={column} className={names.filter(Boolean).join(' ') || undefined}>
                      {isWrong && onRewrite ? (
                        <CellField key={written} {...{ cell, written, onRewrite }} />
                      ) : (
                        written
                      )}
                      <Wrong
                        words={unknown.has(`${column} ${written}`) ? words.unknownWord : wrong.get(cell)}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 ? (
        <Button onPress={() => setShown(shown + MORE)}>{words.moreRows(Math.min(MORE, left))}</Button>
      ) : null}
    </section>
  );
}

const Wrong = ({ words }: { readonly words: string | undefined }) =>
  words === undefined ? null : <div className="fail small">{sentenceInLocale(curedHere(words))}</div>;

interface CellProps {
  readonly cell: string;
  readonly written: string;
  readonly onRewrite: (cell: string, text: string) => void;
}

/** A cell of a row with a fault: written anew, the sheet is read again. */
function CellField({ cell, written, onRewrite }: CellProps) {
  const [text, setText] = useState(written);
  const done = () => {
    if (text !== written) onRewrite(cell, text);
  };
  return (
    <input
      className="rewrite"
      aria-label={words.cell(cell)}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done();
      }}
    />
  );
}
