import { InputError } from '../../foundation/errors.ts';
import { editDistance } from '../../foundation/near-words.ts';
import type { Grade } from './grade.ts';

export type Catalogue = ReadonlyMap<string, Grade>;

/**
 * The grade that `text` names: an id, else a name or designation with spaces, hyphens and case ignored
 * ("inconel 718", "UNS N06230"). Throws InputError, with the nearest names, for one that is unknown, and with the
 * candidates for one that means several.
 */
export function findGrade(catalogue: Catalogue, text: string, path?: string): Grade {
  const direct = catalogue.get(text);
  if (direct) return direct;
  const key = plain(text);
  const ids = new Set<string>();
  for (const grade of catalogue.values()) {
    if (plain(grade.id) === key) return grade;
    if ([...grade.names, ...grade.designations].some((name) => plain(name) === key)) ids.add(grade.id);
  }
  const [only] = ids;
  if (ids.size === 1 && only !== undefined) return catalogue.get(only)!;
  const where = { ...(path === undefined ? {} : { path }), value: text };
  if (ids.size > 1) {
    const list = [...ids].join(', ');
    throw new InputError(`"${text}" is the name of ${ids.size} grades: ${list}`, {
      ...where,
      allowed: list,
      cure: 'give the id of the grade',
    });
  }
  const near = nearNames(catalogue, text);
  throw new InputError(`unknown grade "${text}"; the nearest are ${near.join(', ')}`, {
    ...where,
    allowed: 'the id or name of a grade in data/grades.json',
    cure: `did you mean ${near.join(', ')}?`,
  });
}

/** The ids nearest to a misspelt name, nearest first, at most five. */
export function nearNames(catalogue: Catalogue, text: string): string[] {
  const key = plain(text);
  const scored = [...catalogue.values()].map((grade) => ({
    id: grade.id,
    distance: Math.min(...[grade.id, ...grade.names].map((name) => editDistance(key, plain(name)))),
  }));
  return scored
    .sort((a, b) => a.distance - b.distance || a.id.localeCompare(b.id))
    .slice(0, 5)
    .map(({ id }) => id);
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
