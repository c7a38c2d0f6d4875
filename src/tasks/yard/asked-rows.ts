import type { Facts } from '../../calculations/facts.ts';
import { isLikeUsd, knownOfMass, knownOfPrice } from '../../calculations/lots/asked-amounts.ts';
import { askedResults } from '../../calculations/lots/asked-results.ts';
import { withKeptPrices } from '../../calculations/lots/kept-prices.ts';
import type { EarlierResult } from '../../calculations/lots/known-contents.ts';
import { fetchedByLot } from '../../calculations/lots/material.ts';
import { gradeNamed } from '../../calculations/lots/yard-rules.ts';
import type { TaskContext } from '../../desk/context.ts';
import { inTurns } from '../../desk/in-turns.ts';
import { pricesSet } from '../../desk/money/kept-prices.ts';
import { orRefusal } from '../../desk/or-refusal.ts';
import { withBalances } from '../../desk/yard/taken-balances.ts';
import { type AskedValue, askedWords } from '../../documents/as-typed.ts';
import { typedContents } from '../../documents/yard/far-results.ts';
import type { LotRow } from '../../documents/yard/lot-table.ts';
import { counted, kilograms, PPM_PER } from '../../foundation/quantity/format.ts';
import { isReading, parseReading } from '../../foundation/quantity/reading.ts';
import { knownMethod } from '../../metal/alloy/analysis-method.ts';
import type { Grade } from '../../metal/alloy/grade.ts';

/** Rows with the same slip, such as a column in another unit, that are told one by one; of more, the first is told for all. */
const TOLD = 3;

/**
 * What of the rows of a table is far from what is known (Y13), in their order: a mass that no lorry carries, a price far from what the
 * metals in the lot fetch, contents far from the declared grade or from another analysis of the row. Without a ledger no price is set.
 */
export async function askedRows(
  rows: readonly LotRow[],
  { compute, store }: Pick<TaskContext, 'compute'> & Partial<Pick<TaskContext, 'store'>>,
): Promise<AskedValue[]> {
  const facts = withKeptPrices(compute.facts(), store ? await pricesSet({ store }) : []);
  const readable = rows.map((row) => ({
    ...row,
    // what is not a result is refused with its place when it is booked
    analyses: row.analyses.map((one) => ({
      ...one,
      results: one.results.filter(({ text }) => isReading(text)),
    })),
  }));
  const asked = await inTurns((await withBalances(readable, facts)).rows, (row) => ({
    row,
    asked: askedOfRow(row, facts),
  }));
  return told(asked);
}

/** Something asked, and what it is of: a mass, a price, an element. */
interface AskedOfRow extends AskedValue {
  readonly of: string;
}

function askedOfRow(row: LotRow, facts: Facts): AskedOfRow[] {
  const grade = gradeNamed(row.declaredGrade ?? null, facts);
  const mass = knownOfMass(row.mass_g);
  return [
    ...(mass === undefined ? [] : [{ of: 'mass', typed: kilograms(row.mass_g), known: mass }]),
    ...askedPrice(row, grade, facts),
    ...askedAnalyses(row, grade, facts),
  ];
}

/** A price that is far from what the metals in the lot fetch in its form: those of its grade, else those that were measured. */
function askedPrice({ price, form, analyses }: LotRow, grade: Grade | null, facts: Facts): AskedOfRow[] {
  const [text = '', currency = ''] = price?.split(' ') ?? [];
  const contents = grade ? inWtpct(grade.nominal) : measuredIn(analyses);
  if (!isLikeUsd(currency) || Object.keys(contents).length === 0) return [];
  const usd_per_kg = orRefusal(() => fetchedByLot(form, contents, facts));
  if (usd_per_kg instanceof Error) return [];
  const from = `what the metals of ${grade?.id ?? 'the lot'} fetch as ${form}`;
  const known = knownOfPrice(Number(text), { usd_per_kg, from });
  return known === undefined ? [] : [{ of: 'price', typed: `${text} ${currency}/kg`, known }];
}

const inWtpct = (fractions: Grade['nominal']): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(fractions).map(([element, fraction]) => [element, 100 * fraction]));

/** Contents of the first analysis of each element, and the balance [wt%]. */
function measuredIn(analyses: LotRow['analyses']): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { element, text, unit } of analyses.flatMap(({ results }) => results)) {
    const { operator, value } = parseReading(text);
    if (!operator.startsWith('<')) found[element] ??= (value * PPM_PER[unit]) / PPM_PER['wt%'];
  }
  const balance = analyses.find((one) => one.balance)?.balance;
  const rest = 100 - Object.values(found).reduce((sum, value) => sum + value, 0);
  return balance === undefined ? found : { ...found, [balance]: Math.max(0, rest) };
}

function askedAnalyses({ analyses, form }: LotRow, grade: Grade | null, facts: Facts): AskedOfRow[] {
  const earlier: EarlierResult[] = [];
  return analyses.flatMap(({ method: named, results }, i) => {
    const method = knownMethod(facts.analysisMethods, named);
    // an unknown method is refused by the ledger
    if (method === undefined) return [];
    const typed = typedContents(results);
    const heterogeneity = facts.forms.get(form)?.heterogeneity ?? 0;
    const metal = { method, grade: grade?.id, isDeclared: true, earlier: [...earlier], heterogeneity };
    const far = askedResults(typed, metal, facts);
    earlier.push(...typed.map((one) => ({ ...one, from: `analysis A${i + 1}`, method })));
    return askedWords(far).map((one, at) => ({ ...one, of: far[at]!.element }));
  });
}

/** What is asked, with its row; a column with the same slip in many rows is told once. */
function told(
  asked: readonly { readonly row: LotRow; readonly asked: readonly AskedOfRow[] }[],
): AskedValue[] {
  const all = asked.flatMap(({ row, asked: of }) => of.map((one) => ({ ...one, row })));
  const alike = Map.groupBy(all, ({ of, known }) => `${of} ${known}`);
  return [...alike.values()].flatMap((of) => {
    const more = of.length > TOLD ? `, ${counted(of.length - 1, 'row')} more` : '';
    return (more ? of.slice(0, 1) : of).map(({ row: { row, lotId }, typed, known }) => ({
      typed: `row ${row}, ${lotId} ${typed}${more}`,
      known,
    }));
  });
}
