import type { ReactNode } from 'react';
import { useGrowing } from './use-growing.ts';
import '../show-page/page.css';

type Column = string | { readonly head: string; readonly numeric?: boolean };

const columnOf = (column: Column): Exclude<Column, string> =>
  typeof column === 'string' ? { head: column } : column;

interface Props {
  /** What the table holds, for whoever cannot see it. */
  readonly label: string;
  /** Their heads; a column of numbers says so. */
  readonly columns: readonly Column[];
  /** Cells of each row by its key, in the order of the columns. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table with links in its cells; on a phone each row is a card. */
export function DataTable({ label, rows, ...table }: Props) {
  const columns = table.columns.map(columnOf);
  const drawn = useGrowing(rows.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section className="page scroll" aria-label={label} tabIndex={0}>
      <table className="cards">
        <thead>
          <tr>
            {columns.map(({ head, numeric }) => (
              <th key={head} scope="col" className={numeric ? 'n' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map(({ key, cells }) => (
            <tr key={key}>
              {columns.map(({ head, numeric }, i) => (
                <td
                  key={head}
                  className={numeric ? 'n' : undefined}
                  {...(i === 0 ? {} : { 'data-label': head })}
                >
                  {cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
