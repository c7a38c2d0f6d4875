import type { Facts } from '../../calculations/facts.ts';
import { type TakenBalance, unmeasuredBase } from '../../calculations/lots/balance.ts';
import type { LotAnalysis, LotRow } from '../../documents/lot-table.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';

/** Rows whose analyses name no balance get the base element that they leave out, in their fullest analysis. */
export function withBalances(
  rows: readonly LotRow[],
  facts: Pick<Facts, 'grades'>,
): {
  readonly rows: readonly LotRow[];
  readonly taken: readonly (TakenBalance & { readonly lot: string })[];
} {
  const found = rows.map((row) => ({ row, base: baseOf(row, facts) }));
  return {
    rows: found.map(({ row, base }) => (base ? balanced(row, base) : row)),
    taken: found.flatMap(({ row, base }) => (base ? [{ lot: row.lotId, ...base }] : [])),
  };
}

/** What whoever books a sheet is told of the balances that it does not name. */
export const balanceWords = (taken: ReturnType<typeof withBalances>['taken']): string[] =>
  taken.map(
    ({ lot, element, why }) =>
      `${lot}: ${element} is taken as the balance (${why}); another: --set balance=${element === 'Co' ? 'Ni' : 'Co'}`,
  );

function baseOf({ analyses, declaredGrade }: LotRow, facts: Pick<Facts, 'grades'>): TakenBalance | null {
  if (analyses.length === 0 || analyses.some(({ balance }) => balance)) return null;
  const values: Record<string, number> = {};
  const below: Record<string, number> = {};
  for (const { element, text, unit } of analyses.flatMap(({ results }) => results)) {
    const { operator, value } = parseReading(text);
    (operator.startsWith('<') ? below : values)[element] = (value * PPM_PER[unit]) / PPM_PER['wt%'];
  }
  return unmeasuredBase({ values, below, declared: declaredGrade ?? null }, facts);
}

function balanced(row: LotRow, { element }: TakenBalance): LotRow {
  const fullest = row.analyses.reduce((a, b) => (sumOf(b) > sumOf(a) ? b : a));
  return {
    ...row,
    analyses: row.analyses.map((one) => (one === fullest ? { ...one, balance: element } : one)),
  };
}

const sumOf = ({ results }: LotAnalysis): number =>
  results.reduce((sum, { text, unit }) => sum + parseReading(text).value * PPM_PER[unit], 0);
