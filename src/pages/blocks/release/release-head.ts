import type { PageHead } from '../../../documents/page.ts';
import type { ReleaseOutput } from '../../../documents/proof/release.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { inUnitOfLimit } from '../in-unit-of-limit.ts';

type Verdict = ReleaseOutput['verdict'];

/** A limit as the head needs it: what was found, and what it does to the verdict. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly limit: string;
  readonly outcome: Verdict;
  readonly probability: number | null;
  readonly reason: string;
}

/** What decides a verdict: what fails first, else what is open, else the limit that is the least sure. */
export function releaseHead(output: ReleaseOutput): PageHead {
  const rows = rowsOf(output);
  const met = rows.filter(({ outcome }) => outcome === 'PASS').length;
  const of = (outcome: Verdict) => rows.filter((row) => row.outcome === outcome).map(({ name }) => name);
  const [failing, open] = [of('FAIL'), of('HOLD')];
  const decides = decidesOf(rows);
  return {
    basis: output.object.predicted ? 'predicted' : 'recorded',
    ...(decides ? { decides } : {}),
    figures: [
      { name: 'Limits met', value: String(met), unit: `of ${rows.length}`, ...besideOf(output) },
      ...(failing.length > 0 ? [figure('Failing', failing)] : []),
      ...(open.length > 0 ? [figure('Open', open)] : []),
      ...(output.retests.length > 0
        ? [{ name: 'Retests', value: String(output.retests.length), beside: standings(output) }]
        : []),
    ],
  };
}

/** What the limits are of, where they are not of single results alone. */
function besideOf({ elements, sums, indices }: ReleaseOutput): { readonly beside?: string } {
  if (sums.length + indices.length === 0) return {};
  const kinds = [
    counted(elements.filter(isDecisive).length, 'result'),
    ...(sums.length > 0 ? [counted(sums.length, 'sum')] : []),
    ...(indices.length > 0 ? [`${indices.length} of ${indices.map(({ name }) => name).join(', ')}`] : []),
  ];
  return { beside: kinds.join(', ') };
}

/** Names shown before the others are counted. */
const NAMED = 4;

function figure(name: string, all: readonly string[]): PageHead['figures'][number] {
  const [shown, more] = [[...new Set(all)].slice(0, NAMED), new Set(all).size - NAMED];
  return {
    name,
    value: counted(all.length, 'limit'),
    beside: `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

const standings = ({ retests }: ReleaseOutput): string =>
  [...new Set(retests.map(({ element, standing }) => `${element} ${standing}`))].join(', ');

const MANY_NINES = 0.9999;

/** True for a result that decides: another one answers for a row that was replaced, superseded or averaged. */
export const isDecisive = ({
  replaced,
  superseded,
  averaged,
}: Pick<ReleaseOutput['elements'][number], 'replaced' | 'superseded' | 'averaged'>): boolean =>
  !replaced && !superseded && !averaged;

/** The first limit that fails, else the first that is open, as what decides; undefined where all are met. */
export function worstOf(
  rows: readonly Pick<Row, 'name' | 'text' | 'limit' | 'outcome' | 'reason'>[],
): PageHead['decides'] {
  const worst =
    rows.find(({ outcome }) => outcome === 'FAIL') ?? rows.find(({ outcome }) => outcome === 'HOLD');
  return (
    worst && {
      value: worst.text || 'No result',
      of: `${worst.name}, limit ${worst.limit}`,
      asked: worst.reason,
    }
  );
}

function decidesOf(rows: readonly Row[]): PageHead['decides'] {
  const worst = worstOf(rows);
  if (worst) return worst;
  const sure = rows.flatMap((row) =>
    row.probability === null ? [] : [{ ...row, probability: row.probability }],
  );
  if (sure.length === 0) return undefined;
  const least = sure.reduce((a, b) => (b.probability < a.probability ? b : a));
  return {
    value: least.probability > MANY_NINES ? '> 99.99 %' : `${(100 * least.probability).toFixed(2)} %`,
    of: `probability that ${least.name} conforms, the least of all limits`,
    asked: `${least.text}, limit ${least.limit}`,
  };
}

function rowsOf({ elements, sums, indices }: ReleaseOutput): Row[] {
  return [
    ...elements.filter(isDecisive).map((row) => {
      const { text, unit } = inUnitOfLimit(row);
      return {
        ...row,
        name: [row.element, row.place, row.specimen].filter(Boolean).join(' '),
        text: row.text ? `${text} ${unit}` : '',
        outcome: row.outcome ?? row.contractual,
      };
    }),
    ...sums.map((row) => ({
      ...row,
      name: row.elements.join('+'),
      text: row.text ? `${row.text} wt%` : '',
      outcome: row.outcome ?? row.contractual,
    })),
    ...indices.map((row) => ({ ...row, probability: null, outcome: row.contractual })),
  ];
}

/** Who goes on after a verdict that is recorded. */
export const TURNS: Readonly<Record<Verdict, NonNullable<PageHead['turn']>>> = {
  PASS: { who: ['certifier'], does: 'issue the certificate' },
  HOLD: { who: ['analyst'], does: 'measure what is open' },
  FAIL: { who: ['quality'], does: 'decide: a retest, another use, or scrap' },
};
