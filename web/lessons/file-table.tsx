import { useMemo } from 'react';
import type { Teaching } from '../../src/documents/results/lessons.ts';
import type { Content } from '../../src/documents/results/reading.ts';
import { PAGE_WORDS } from '../page-words.ts';
import type { PointedAt } from './cell-is.tsx';
import { headingOver, nameOfRow, PAINTS, type Painted, paintedCells, placeOf } from './painted.ts';

const { lessons: words } = PAGE_WORDS;

type Table = Teaching['tables'][number];
type OnPoint = ((at: PointedAt) => void) | null;

/** The file itself, with what was read painted on it; a cell may be pointed at. */
export function FileTable({ data, onPoint }: { readonly data: Teaching; readonly onPoint: OnPoint }) {
  return (
    <section className="card file" aria-label={words.file}>
      <p className="cluster small legend">
        {PAINTS.map((paint) => (
          <span key={paint} className={`cell ${paint}`}>
            {words.paints[paint]}
          </span>
        ))}
        {onPoint ? <span className="dim">{words.point}</span> : null}
      </p>
      {data.tables.map((table) => (
        <OneTable
          key={table.where}
          table={table}
          rows={data.reading.rows}
          onPoint={onPoint}
          isNamed={data.tables.length > 1}
        />
      ))}
    </section>
  );
}

interface TableProps {
  readonly table: Table;
  readonly rows: readonly Content[];
  readonly onPoint: OnPoint;
  readonly isNamed: boolean;
}

function OneTable({ table, rows, onPoint, isNamed }: TableProps) {
  const painted = useMemo(() => paintedCells(table, rows), [table, rows]);
  const columns = table.isText
    ? 1
    : Math.max(0, ...table.lines.flatMap(({ cells }) => cells.map(({ from }) => from + 1)));
  const point = ({ line, cell }: Pick<CellProps, 'line' | 'cell'>) =>
    onPoint?.({ text: cell.text, heading: headingOver(table, line.row, cell), name: nameOfRow(line) });
  return (
    <div className="scroll">
      {isNamed ? <h3>{table.where}</h3> : null}
      <table className={table.isText ? 'as-text' : 'as-table'}>
        <thead>
          <tr>
            <th scope="col" className="small">
              {words.line}
            </th>
            <td colSpan={Math.max(1, columns)} />
          </tr>
        </thead>
        <tbody>
          {table.lines.map((line) => (
            <tr key={line.row}>
              <th scope="row">{line.row}</th>
              {table.isText ? (
                <td>
                  {line.cells.map((cell, i) => (
                    <span key={cell.from}>
                      {' '.repeat(Math.max(0, cell.from - endOf(line.cells[i - 1])))}
                      <CellButton
                        {...{ line, cell }}
                        painted={painted.get(placeOf(line.row, cell.from))}
                        onPoint={onPoint ? point : null}
                      />
                    </span>
                  ))}
                </td>
              ) : (
                Array.from({ length: columns }, (_, from) => {
                  const cell = line.cells.find((one) => one.from === from);
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the place of a cell is its key
                    <td key={from}>
                      {cell ? (
                        <CellButton
                          {...{ line, cell }}
                          painted={painted.get(placeOf(line.row, from))}
                          onPoint={onPoint ? point : null}
                        />
                      ) : null}
                    </td>
                  );
                })
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {table.more > 0 ? <p className="dim">{words.more(table.more)}</p> : null}
    </div>
  );
}

const endOf = (cell: Table['lines'][number]['cells'][number] | undefined): number =>
  cell ? cell.from + cell.text.length : 0;

interface CellProps {
  readonly line: Table['lines'][number];
  readonly cell: Table['lines'][number]['cells'][number];
  readonly painted: Painted | undefined;
  readonly onPoint:
    | ((at: { readonly line: Table['lines'][number]; readonly cell: CellProps['cell'] }) => void)
    | null;
}

function CellButton({ line, cell, painted, onPoint }: CellProps) {
  const shown = {
    className: `cell ${painted?.paint ?? ''}`,
    title: painted ? `${words.paints[painted.paint]}: ${painted.words}` : words.none,
  };
  return onPoint ? (
    <button type="button" {...shown} onClick={() => onPoint({ line, cell })}>
      {cell.text}
    </button>
  ) : (
    <span {...shown}>{cell.text}</span>
  );
}
