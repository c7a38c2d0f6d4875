import type { ElementSymbol } from '../../src/metal/alloy/element.ts';
import type { Coverage } from '../../src/models/refining/discrepancy/coverage.ts';
import type { NamedSet } from '../comparison.ts';
import { type Foretelling, isInside } from './coverage.ts';
import { counted, type PublishedError } from './errors.ts';
import { pooledDiscrepancies } from './pool.ts';

/** Text of `data/discrepancies.json`. */
export function discrepanciesData(errors: readonly PublishedError[], sets: readonly NamedSet[]): string {
  const own = counted(errors);
  const used = [...new Set(own.map(({ set }) => set))].sort();
  const records = pooledDiscrepancies(own).map(({ operation, element, family, ...rest }) => ({
    id: operation === undefined ? (family ?? 'not compared') : `${operation}/${element}`,
    ...(operation === undefined ? {} : { operation, element }),
    ...(family === undefined ? {} : { family }),
    ...rest,
    unit: { bias: 'log10', spread: 'log10', within: 'log10' },
    source: used,
    confidence: 'derived',
  }));
  const head = {
    format: 'remelt-data/discrepancies/1',
    description:
      'How far furnaces are from the models: spread = scale of measured over predicted for a furnace that was not seen, within = its part within one laboratory, bias = what is taken off. By operation and element where three laboratories compared it, else by family of elements. Written by npm run validate.',
    units: 'log10 of factors',
    source: 'validation/errors.json: published experiments run through the models',
    licence: 'MIT',
    validRange: 'melts of nickel, iron, cobalt and copper; a family that is absent was not compared',
    spread: "Student's t with four degrees of freedom and this scale",
    sources: citations(used, sets),
  };
  return dataText(head, records);
}

/** A data file: its head, then a record on each line. */
export function dataText(head: object, records: readonly object[]): string {
  const lines = records.map((one) => `    ${JSON.stringify(one)}`);
  const opening = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  return `${opening},\n  "records": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

type Count = Omit<Coverage, 'source'>;

/** How many of some numbers lay inside. */
const countOf = (rows: readonly Foretelling[]): Group['counts'] => ({
  n: rows.length,
  laboratories: new Set(rows.map(({ laboratory }) => laboratory)).size,
  inside: rows.filter((row) => isInside(row.measured, row.whole)).length,
  modelsAlone: rows.filter((row) => isInside(row.measured, row.model)).length,
});

/** A group of numbers, and how many of them lay inside. */
interface Group {
  readonly id: string;
  readonly of: Pick<Count, 'group' | 'operation' | 'element'>;
  readonly rows: readonly Foretelling[];
  readonly counts: Omit<Count, 'group' | 'operation' | 'element'>;
}

/** All numbers, those in nickel, and those of each operation with its elements. */
export function coverageCounts(foretold: readonly Foretelling[]): Group[] {
  const group = (id: string, of: Group['of'], rows: readonly Foretelling[]): Group[] =>
    rows.length === 0 ? [] : [{ id, of, rows, counts: countOf(rows) }];
  const operations = [...new Set(foretold.flatMap((row) => row.operations))].sort();
  return [
    ...group('all', { group: 'all' }, foretold),
    ...group(
      'nickel',
      { group: 'nickel' },
      foretold.filter(({ base }) => base === 'Ni'),
    ),
    ...operations.flatMap((operation) => {
      const own = foretold.filter((row) => row.operations.includes(operation));
      const elements = [...new Set(own.flatMap(({ element }) => element ?? []))].sort() as ElementSymbol[];
      return [
        ...group(operation, { group: 'operation', operation }, own),
        ...elements.flatMap((element) =>
          group(
            `${operation}/${element}`,
            { group: 'operation', operation, element },
            own.filter((row) => row.element === element),
          ),
        ),
      ];
    }),
  ];
}

/** Text of `data/coverage.json`. */
export function coverageData(foretold: readonly Foretelling[], sets: readonly NamedSet[]): string {
  const used = (rows: readonly Foretelling[]): string[] => [...new Set(rows.map(({ set }) => set))].sort();
  const head = {
    format: 'remelt-data/coverage/1',
    description:
      'How many published numbers of furnaces lay inside the 90 % band that was foretold for them: n = numbers, inside = of them inside the printed band with their laboratory left out, modelsAlone = inside the band of the models alone. An operation without an element counts all its numbers, temperatures and ratios too. Written by npm run validate.',
    units: 'counts',
    source: 'validation/foretold.json: published experiments run through the models',
    licence: 'MIT',
    validRange: 'the conditions of the papers; an operation or element that is absent was not compared',
    spread: 'validation/report.md: laboratories drawn again with replacement',
    sources: citations(used(foretold), sets),
  };
  return dataText(
    head,
    coverageCounts(foretold).map(({ id, of, rows, counts }) => ({
      id,
      ...of,
      ...counts,
      unit: { n: '1', laboratories: '1', inside: '1', modelsAlone: '1' },
      source: used(rows),
      confidence: 'derived',
    })),
  );
}

export const citations = (
  used: readonly string[],
  sets: readonly NamedSet[],
): Record<string, { citation: string }> =>
  Object.fromEntries(
    used.map((id) => [id, { citation: sets.find(({ data }) => data.id === id)?.data.source ?? id }]),
  );
