import type { Facts } from '../../calculations/facts.ts';
import { type TakenBalance, unmeasuredBase } from '../../calculations/lots/balance.ts';
import type { LotAnalysis, LotRow } from '../../documents/yard/lot-table.ts';
import { counted, PPM_PER } from '../../foundation/quantity/format.ts';
import { isReading, parseReading } from '../../foundation/quantity/reading.ts';
import { inTurns } from '../in-turns.ts';

/** Rows whose analyses name no balance get the base element that they leave out, in their fullest analysis. */
export async function withBalances(
  rows: readonly LotRow[],
  facts: Pick<Facts, 'grades'>,
): Promise<{
  readonly rows: readonly LotRow[];
  readonly taken: readonly (TakenBalance & { readonly lot: string })[];
}> {
  const found = await inTurns(rows, (row) => ({ row, base: baseOf(row, facts) }));
  return {
    rows: found.map(({ row, base }) => (base ? balanced(row, base) : row)),
    taken: found.flatMap(({ row, base }) => (base ? [{ lot: row.lotId, ...base }] : [])),
  };
}

/** Lots whose balance is told one by one; of more with the same base, the first is told for all. */
const TOLD = 3;

/** What whoever books a sheet is told of the balances that it does not name. */
export function balanceWords(taken: Awaited<ReturnType<typeof withBalances>>['taken']): string[] {
  return [...Map.groupBy(taken, ({ element }) => element)].flatMap(([element, lots]) => {
    const cure = `another: --set balance=${element === 'Co' ? 'Ni' : 'Co'}`;
    const [first] = lots;
    return lots.length > TOLD
      ? [
          `${counted(lots.length, 'lot')}: ${element} is taken as the balance (${first!.lot}: ${first!.why}); ${cure}`,
        ]
      : lots.map(({ lot, why }) => `${lot}: ${element} is taken as the balance (${why}); ${cure}`);
  });
}

function baseOf({ analyses, declaredGrade }: LotRow, facts: Pick<Facts, 'grades'>): TakenBalance | null {
  if (analyses.length === 0 || analyses.some(({ balance }) => balance)) return null;
  const values: Record<string, number> = {};
  const below: Record<string, number> = {};
  const results = analyses.flatMap((one) => one.results);
  // what is not a result is refused with its place when it is booked
  if (!results.every(({ text }) => isReading(text))) return null;
  for (const { element, text, unit } of results) {
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
