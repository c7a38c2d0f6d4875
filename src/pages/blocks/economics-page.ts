import type { EconomicsExplanation, EconomicsOutput } from '../../documents/economics-methods.ts';
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

/** Every method with what it returns, or one of them with all its words. */
export function economicsListPage(methods: readonly EconomicsExplanation[], only?: string): Page {
  if (only === undefined) {
    return shortPage('Methods of economics', [
      table(
        ['method', 'returns'],
        methods.map(({ name, title }) => [name, title]),
      ),
    ]);
  }
  return shortPage(
    only,
    methods
      .filter(({ name }) => name === only)
      .map(({ title, formula, source, inputs }) => ({
        kind: 'facts',
        rows: [
          ['returns', title],
          ['formula', formula],
          ['source', source],
          ['inputs', inputs.join(', ')],
        ],
      })),
  );
}
