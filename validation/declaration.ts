/**
 * What a blind set fixed in writing before its first run, held by a hash: `node validation/declaration.ts` writes those of
 * sets that have none yet into `validation/declared.json` and never changes one. A test refuses a blind set whose
 * declaration has moved since: it was looked at, and loses its mark.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyStatement, NamedSet, Ranges } from './comparison.ts';
import { drawInputs, middleInputs } from './draws.ts';
import { loadSets } from './load-sets.ts';

const FILE = join(import.meta.dirname, 'declared.json');

/** Hash by id, as kept. */
export const declared = (): Record<string, string> =>
  JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>;

/**
 * SHA-256 of what decides a verdict: the paper as filed, the ranges, and per statement its words, what was published, its
 * criterion and its documents at the middle and at the first draw. What a row reads off a run (`observe`, `holds`) is code:
 * its words stand for it. `meaning`, `tells`, `since` and `cannotFail`, which decide nothing and are written when the answer is known, are left out.
 */
export function hashOf({ data, comparison }: NamedSet): string {
  const ranges = comparison.assumed ?? {};
  const said = comparison.statements.map((statement) => criterionOf(statement, data.id, ranges));
  return createHash('sha256')
    .update(JSON.stringify([data, ranges, comparison.role, said]))
    .digest('hex');
}

function criterionOf(statement: AnyStatement, id: string, ranges: Ranges): unknown {
  const {
    meaning: _meaning,
    since: _since,
    tells: _tells,
    cannotFail: _cannotFail,
    ...fixed
  } = { tells: undefined, ...statement };
  const documents = 'documents' in statement ? statement.documents : [];
  const draws = [middleInputs(ranges), drawInputs(id, ranges, 0)];
  return { ...fixed, documents: documents.map((document) => draws.map((drawn) => document(drawn))) };
}

if (import.meta.main) {
  const kept = declared();
  const blind = (await loadSets()).filter(({ comparison }) => comparison.blind);
  for (const set of blind) kept[set.data.id] ??= hashOf(set);
  writeFileSync(FILE, `${JSON.stringify(kept, Object.keys(kept).sort(), 1)}\n`);
}
