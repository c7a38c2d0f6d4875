import {
  hansonKoopmansBasis,
  hansonKoopmansTabulated,
  hasHandbookRanks,
} from '../../../../models/qualification/basis/basis-hanson-koopmans.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import type { OrderPair } from '../../../../models/qualification/basis/hanson-koopmans.ts';
import { hansonKoopmansRow } from '../../../../models/qualification/basis/hanson-koopmans-table.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { outlierDiagnostic } from '../../../../models/qualification/diagnostics/outliers.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

export const basisHansonKoopmans: StatisticMethod = {
  name: 'basisHansonKoopmans',
  ofHeats: true,
  title: 'A- and B-basis of a small sample without a distribution (log-concave assumed)',
  formula:
    'x(j) (x(i)/x(j))^z with z from P[U(j) R^z <= 1-p] = C; B: i = 1, j of table 8.5.14; A: i = 1, j = n',
  source: 'CMH-17-1G 8.3.6.7.2; MIL-HDBK-17-1F 8.3.4.5.2 (calls it not an unconditional recommendation)',
  comparedWith: 'STAT17 Rev 5, 20 data sets: within 0.2 %; with the printed factors 1e-6',
  refuses: 'values at or below zero; B above 28 values, A above 298',
  assumptions: ['outliers', 'log-concave distribution function (cannot be tested at this n)'],
  inputs: {
    x: 'values, all > 0',
    useFirst: 'list of lengths: the basis of the first values, for each',
    content: '0..1; A and B are both given without it',
    confidence: '0..1',
    ranks: '{B: [i, j], A: [i, j]} instead of the handbook',
  },
  run(reader) {
    const x = reader.numbers(reader.firstOf('x', 'data', 'sample'), { atLeast: 2, above: 0 });
    const confidence = readConfidence(reader);
    if (reader.has('content')) reader.number('content', { above: 0, below: 1 });
    const diagnostics = [
      outlierDiagnostic([x]),
      unchecked('log-concave', 'no sample of this size can show it; the handbook asks for judgement'),
    ];
    if (reader.has('useFirst')) {
      const lengths = reader.numbers('useFirst', { min: 2, max: x.length, whole: true });
      const exact = lengths.map((n) =>
        hansonKoopmansBasis(x.slice(0, n), { content: B_CONTENT, confidence }),
      );
      const table = lengths.map((n) => hansonKoopmansTabulated(x.slice(0, n)));
      return { quantities: { B: table, B_tableFactors: table, B_exactFactors: exact }, diagnostics };
    }
    return { quantities: single(reader, x, confidence), diagnostics };
  },
};

function single(reader: Reader, x: readonly number[], confidence: number): Quantities {
  const ranks = (reader.raw('ranks') ?? {}) as Partial<Record<'A' | 'B', unknown>>;
  const pair = (level: 'A' | 'B'): OrderPair | undefined => {
    const given = ranks[level];
    if (given === undefined) return undefined;
    const [i, j] = (Array.isArray(given) ? given : []) as readonly unknown[];
    const fits = Number.isInteger(i) && Number.isInteger(j) && 1 <= Number(i) && Number(i) < Number(j);
    if (!fits || Number(j) > x.length)
      return reader.refuse('ranks', `${level} is not a pair of ranks`, `[i, j], 1 <= i < j <= ${x.length}`);
    return { n: x.length, i: Number(i), j: Number(j) };
  };
  const content = reader.has('content') ? reader.number('content') : undefined;
  const a = hasHandbookRanks(x.length, A_CONTENT)
    ? hansonKoopmansBasis(x, { content: A_CONTENT, confidence }, pair('A'))
    : null;
  const b =
    pair('B') || hasHandbookRanks(x.length, B_CONTENT)
      ? hansonKoopmansBasis(x, { content: B_CONTENT, confidence }, pair('B'))
      : null;
  if (content !== undefined || b === null) {
    // What was asked for must exist: a missing B is refused unless A was the question.
    const asked = hansonKoopmansBasis(x, { content: content ?? B_CONTENT, confidence });
    return { A: a, B: b, basis: asked, n: x.length };
  }
  const row = hansonKoopmansRow(x.length);
  return {
    A: a,
    B: b,
    ...(row ? { B_tableFactors: hansonKoopmansTabulated(x), rankB: row[0] } : {}),
    B_exactFactors: b,
    n: x.length,
  };
}
