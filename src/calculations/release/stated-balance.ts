import type { ReleaseInput } from '../../documents/proof/release.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { knownGrade } from '../../metal/alloy/catalogue.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { releaseRules } from './rules.ts';

type Stated = ReleaseInput['specification'];

/**
 * Asks about the element that a specification finds by difference. Throws ConflictError where the catalogue finds another one for that
 * grade, unless somebody says why: the catalogue's balance has no row, and would be judged as a residual (at most 0.05 wt%). Throws
 * InputError where the balance has a maximum that leaves less than 100 wt% for everything together.
 */
export function requireStatedBalance(
  { name, despite }: { readonly name: string; readonly despite: string | undefined },
  stated: Stated,
  facts: ReleaseFacts,
): void {
  const { balance, gradeId } = stated;
  if (balance === undefined) return;
  const grade = gradeId === undefined ? null : knownGrade(facts.grades, gradeId);
  if (grade && grade.balance !== balance && despite === undefined)
    throw new ConflictError(
      `specification ${name} finds ${balance} by difference, ${grade.id} finds ${grade.balance}`,
      [
        {
          path: 'specification.balance',
          value: balance,
          allowed: `${grade.balance}, or nothing: that of the grade`,
          cure: 'leave the balance out; or say why it is another one',
        },
        { path: 'despite', value: null, allowed: `why ${balance} is found by difference` },
      ],
    );
  refuseUnfilled(name, stated, facts);
}

/** Elements of scrap that are looked for and have no row, at the very most: each may fill its residual limit. */
const MOST_RESIDUALS = 40;

function refuseUnfilled(name: string, stated: Stated, facts: ReleaseFacts): void {
  const { limits, residual } = releaseRules(stated, facts);
  const most = stated.balance && limits.get(stated.balance)?.limit.max;
  if (most === undefined || most === '' || residual === null) return;
  const rows = [...limits.values()].reduce(
    (sum, { limit: { max, unit } }) =>
      sum + (max === undefined ? 100 : Number(max) / (unit === 'ppm' ? 1e4 : 1)),
    0,
  );
  const room = rows + MOST_RESIDUALS * residual * 100;
  if (room >= 100) return;
  throw new InputError(
    `specification ${name}: its maxima add up to ${rows.toFixed(1)} wt%, so that no metal meets it`,
    {
      path: 'specification.balance',
      value: stated.balance ?? null,
      allowed: 'an element without a maximum, such as Fe in Inconel 718',
      cure: 'name the element that fills the alloy to 100 wt%; or give its row',
    },
  );
}
