import type { ElementSymbol } from '../src/metal/alloy/element.ts';
import { type Discrepancy, discrepancyOf } from '../src/models/refining/discrepancy/discrepancies.ts';
import type { NamedSet } from './comparison.ts';
import type { Foretelling } from './discrepancy/coverage.ts';
import { citations, coverageCounts, dataText } from './discrepancy/data.ts';
import { T95 } from './discrepancy/pool.ts';
import type { Compared, Row } from './row.ts';

/** Units of a row that are contents of the metal; a rate or a share is another number. */
const CONTENTS = ['ppm', 'wt%'];

/** Comparisons of one element after one operation in nickel alloys. */
interface Group {
  readonly operation: string;
  readonly element: string;
  readonly rows: readonly (Row & { readonly compared: Compared })[];
}

/**
 * Contents that were predicted, not fitted, in melts that are mostly nickel, by operation and element, in the order of the
 * operations in the rows and of the elements by name.
 */
function groupsOf(rows: readonly Row[]): Group[] {
  const counted = rows.filter(
    (row): row is Group['rows'][number] =>
      row.compared?.base === 'Ni' && row.role === 'predicted' && CONTENTS.includes(row.unit),
  );
  const groups = Map.groupBy(counted, ({ compared }) => `${compared.operation}/${compared.element}`);
  return [...groups.values()]
    .map((own) => ({ operation: own[0]!.compared.operation, element: own[0]!.compared.element, rows: own }))
    .sort((a, b) => (`${a.operation}/${a.element}` < `${b.operation}/${b.element}` ? -1 : 1));
}

/** Geometric mean and the factor of one standard deviation of predicted over measured; two digits are what a handful warrants. */
function errorOf({ rows }: Group): { readonly bias: number; readonly scatter?: number } {
  const logs = rows.map(({ compared }) => Math.log(compared.factor));
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const bias = Number(Math.exp(mean).toPrecision(2));
  if (logs.length < 2) return { bias };
  const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1);
  return { bias, scatter: Number(Math.exp(Math.sqrt(variance)).toPrecision(2)) };
}

/** Factor around a prediction within which nine of ten other furnaces should lie, either way [1]. */
const factor90Of = (known: readonly Discrepancy[], { operation, element }: Group): number =>
  Number((10 ** (T95 * discrepancyOf(known, operation, element as ElementSymbol)!.spread)).toPrecision(2));

/** Text of `data/expected-errors.json`. */
export function expectedErrorsData(
  rows: readonly Row[],
  sets: readonly NamedSet[],
  known: readonly Discrepancy[],
): string {
  const groups = groupsOf(rows);
  const used = [...new Set(groups.flatMap((group) => group.rows.map(({ set }) => set)))].sort();
  const records = groups.map((group) => ({
    id: `${group.operation}/${group.element}`,
    operation: group.operation,
    element: group.element,
    ...errorOf(group),
    n: group.rows.length,
    papers: new Set(group.rows.map(({ set }) => set)).size,
    factor90: factor90Of(known, group),
    unit: { bias: '1', scatter: '1', factor90: '1' },
    source: [...new Set(group.rows.map(({ set }) => set))],
    confidence: 'derived',
  }));
  const head = {
    format: 'remelt-data/expected-errors/1',
    description:
      'How far predicted contents were from measured ones in nickel alloys, by operation and element: bias = predicted over measured (geometric mean), scatter = factor of one standard deviation, factor90 = within which nine of ten other furnaces should lie (coverage.json counts how many did). Written by npm run validate.',
    units: 'factors [1]',
    source: 'validation/rows.json: published experiments run through the models',
    licence: 'MIT',
    validRange:
      'melts that are mostly nickel; the conditions of the papers; a pair that is absent was not compared',
    spread: 'scatter, where there are two comparisons or more',
    sources: citations(used, sets),
  };
  return dataText(head, records);
}

/** Text of `docs/reference/expected-errors.md`. */
export function expectedErrorsPage(
  rows: readonly Row[],
  known: readonly Discrepancy[],
  foretold: readonly Foretelling[],
): string {
  const groups = groupsOf(rows);
  const counts = coverageCounts(foretold);
  const table = groups.map((group) => {
    const { bias, scatter } = errorOf(group);
    const { operation, element, rows: own } = group;
    const papers = new Set(own.map(({ set }) => set)).size;
    const held = counts.find(({ of }) => of.operation === operation && of.element === element)?.counts;
    const cells = [
      ...[operation, element, `x${bias}`, scatter === undefined ? '-' : String(scatter)],
      String(factor90Of(known, group)),
      held === undefined ? '-' : `${held.inside} of ${held.n}`,
      ...[String(own.length), String(papers)],
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const single = groups.flatMap(({ operation, element, rows: own }) =>
    own.map(
      ({ set, says, unit, compared }) =>
        `| ${operation} | ${element} | \`${set}\` | ${says} | ${compared.measured} ${unit} | ${compared.predicted} ${unit} | x${compared.factor} |`,
    ),
  );
  return `${[
    '# Expected errors',
    '',
    'How far contents that Remelt predicted were from contents that papers measured, in melts that are mostly nickel. Written by',
    '`npm run validate`; a test holds it equal to the rows of the [validation report](../../validation/report.md).',
    '',
    '- **bias**: predicted over measured, geometric mean. x1.3 means that Remelt said 30 % more than was found. So few laboratories do not',
    '  tell what your furnace does: nothing is taken off a prediction.',
    '- **scatter**: factor of one standard deviation around the bias; `-` for one comparison.',
    '- **another furnace within**: factor around a prediction, either way, within which nine of ten furnaces that were not seen should lie.',
    '- **lay inside**: published numbers, in any metal, inside such a band that was made without their laboratory.',
    '- **n**: comparisons, and the papers that they are from. Comparisons of one paper are not independent.',
    '',
    'Counted are contents that nothing in the models was fitted to, at the middle of what a paper leaves open. An operation and element',
    'without a row was not compared with measured nickel heats. Rates, shares and equilibria are in the report. Every prediction prints its rows.',
    '',
    '| operation | element | bias | scatter | another furnace within | lay inside | n | papers |',
    '|---|---|---|---|---|---|---|---|',
    ...table,
    '',
    '## Each comparison',
    '',
    '| operation | element | set | what | measured | predicted | factor |',
    '|---|---|---|---|---|---|---|',
    ...single,
  ].join('\n')}\n`;
}
