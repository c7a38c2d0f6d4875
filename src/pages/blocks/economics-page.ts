import type { EconomicsOutput } from '../../documents/economics-methods.ts';
import type { Page } from '../../documents/page.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { assumptions, number, paragraph, section, shortPage, table } from './parts.ts';

/** Fields that every output has beside its quantities. */
const FRAME = new Set(['format', 'method', 'manifest', 'assumed', 'ignored']);

/** One method of economics on its inputs. */
export function economicsPage(output: EconomicsOutput): Page {
  const quantities = Object.entries(output).filter(([name]) => !FRAME.has(name));
  return {
    ...shortPage(output.method, [
      table(
        ['quantity', number('value')],
        quantities.filter(([name]) => name !== 'columns').map(([name, value]) => [name, shown(value)]),
      ),
    ]),
    sections: [
      ...section(
        'ignored',
        'Not read',
        output.ignored.length > 0 ? [paragraph(output.ignored.join(', '))] : [],
      ),
      ...assumptions(output.assumed),
    ],
  };
}

/** A value in a cell; a table inside it is left to the document. */
function shown(value: unknown): string {
  if (typeof value === 'number') return readable(value);
  if (!Array.isArray(value)) return value === null ? 'none' : String(value);
  const nested = value.some((item) => typeof item === 'object');
  return nested ? `${value.length} rows: see --json` : value.map((item) => shown(item)).join(', ');
}
