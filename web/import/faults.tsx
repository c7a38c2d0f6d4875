import type { SheetReadingDocument } from '../../src/documents/sheet-order.ts';
import { WithCommands } from '../design/with-commands.tsx';
import { WORDS } from '../words.ts';
import { cellsNamed, rowsOf } from './cells.ts';
import '../show-page/page.css';

const { imports: words, states } = WORDS;

/** Rows that are shown before the rest is only counted. */
const ROWS = 12;

interface Reading extends Pick<SheetReadingDocument, 'questions' | 'faults' | 'passedOver' | 'taken'> {
  readonly columns: readonly Pick<SheetReadingDocument['columns'][number], 'column' | 'heading'>[];
  readonly cells: Parameters<typeof rowsOf>[0];
}

/** What is open, what is wrong beside its cells, and the rows as they will be booked. */
export function Faults({ reading }: { readonly reading: Reading }) {
  const { questions, faults, passedOver, taken } = reading;
  return (
    <>
      {questions.length > 0 ? (
        <section className="card" aria-label={words.toSay}>
          <h2 className="hold">{words.toSay}</h2>
          <ul className="plain-list">
            {questions.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {faults.length > 0 ? (
        <section className="card" aria-label={words.wrong}>
          <h2 className="fail">{words.wrong}</h2>
          <ul className="plain-list">
            {faults.map(({ where, message, allowed, cure }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of one reading never changes
              <li key={i}>
                <b>{placeIn(where)}</b>: {message}.{' '}
                {allowed === undefined ? null : `${states.allowed} ${allowed}. `}
                {cure === undefined ? null : (
                  <>
                    {states.cure} <WithCommands text={cure} />.
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Rows reading={reading} />
      {[...taken, ...passedOver.map(({ row, why }) => words.passedOver(row, why))].map((line) => (
        <p key={line} className="notice">
          {line}
        </p>
      ))}
    </>
  );
}

/** The cell or row of a fault; the name of the sheet where it is about all of it. */
const placeIn = (where = ''): string => where.slice(where.includes(', ') ? where.lastIndexOf(', ') + 2 : 0);

/** The cells of the sheet; one that is wrong is marked, and said in its own place. */
function Rows({ reading }: { readonly reading: Reading }) {
  const wrong = cellsNamed(reading.faults);
  const rows = rowsOf(reading.cells, wrong);
  const { columns } = reading;
  return (
    <section className="card">
      <h2>{words.rows(rows.length)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <section className="page scroll sheet" aria-label={words.cells} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="n">
                {words.row}
              </th>
              {columns.map(({ column, heading }) => (
                <th key={column} scope="col">
                  {heading || column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROWS).map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row" className="n">
                  {row}
                </th>
                {columns.map(({ column }) => {
                  const fault = wrong.get(`${column}${row}`);
                  return (
                    <td key={column} className={fault === undefined ? undefined : 'bad-cell'}>
                      {cells.get(column) ?? ''}
                      {fault === undefined ? null : <div className="fail small">{fault}</div>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > ROWS ? <p className="dim">{words.moreRows(rows.length - ROWS)}</p> : null}
    </section>
  );
}
