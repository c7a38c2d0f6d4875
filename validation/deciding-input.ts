import type { Drawn } from './comparison.ts';

/** Least rank correlation that is worth telling. */
const TELLING = 0.5;
/** Fewest draws from which a rank correlation says something. */
const ENOUGH = 8;

/** The assumed number that goes most with the answers, by rank correlation; nothing when none stands out. */
export function decidingInput(
  inputs: readonly Drawn[],
  answers: readonly number[],
): { readonly decidedBy?: string } {
  if (answers.length < ENOUGH) return {};
  const names = Object.keys(inputs[0]!).filter((name) => typeof inputs[0]![name] === 'number');
  const found = names
    .map((name) => ({
      name,
      rank: Math.abs(
        rankCorrelation(
          inputs.map((one) => Number(one[name])),
          answers,
        ),
      ),
    }))
    .sort((a, b) => b.rank - a.rank)[0];
  return found && found.rank >= TELLING ? { decidedBy: found.name } : {};
}

/** Spearman's rank correlation; ties in the order given, which random draws do not have. */
function rankCorrelation(x: readonly number[], y: readonly number[]): number {
  const [a, b] = [ranksOf(x), ranksOf(y)];
  const n = a.length;
  const squares = a.reduce((sum, rank, i) => sum + (rank - b[i]!) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks: number[] = [];
  order.forEach((i, rank) => {
    ranks[i] = rank;
  });
  return ranks;
}
