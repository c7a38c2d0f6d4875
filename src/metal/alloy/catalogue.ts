import { InputError } from '../../foundation/errors.ts';
import { editDistance } from '../../foundation/near-words.ts';
import type { Grade } from './grade.ts';

export type Catalogue = ReadonlyMap<string, Grade>;

/**
 * The grade that `text` names: an id, else a name, designation or alias with spaces, hyphens and case ignored
 * ("inconel 718", "UNS N06230", "2.4668"), or several names of it beside each other. Throws InputError, with the nearest names, for one that is unknown, and with the
 * candidates for one that means several.
 */
export function findGrade(catalogue: Catalogue, text: string, path?: string): Grade {
  const named = gradesNamed(catalogue, text);
  const [only, another] = named;
  if (only && !another) return only;
  const where = { ...(path === undefined ? {} : { path }), value: text };
  if (another) {
    const list = named.map(({ id }) => id).join(', ');
    throw new InputError(`"${text}" is the name of ${named.length} grades: ${list}`, {
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

/** The grade that `text` names, as `findGrade` reads it; null for one that is unknown or means several. */
export function knownGrade(catalogue: Catalogue, text: string): Grade | null {
  const [only, another] = gradesNamed(catalogue, text);
  return only && !another ? only : null;
}

/** The grades that a text may mean, empty for a name that the catalogue does not hold: an id means one, whatever else is called so. */
export function gradesNamed(catalogue: Catalogue, text: string): readonly Grade[] {
  const whole = gradesCalled(catalogue, text);
  if (whole.length > 0) return whole;
  // "Inconel 718 (UNS N07718)": each part has to name the same grade
  const parts = text.split(/[/,;()|]/).filter((part) => plain(part) !== '');
  const [first = [], ...others] = parts.map((part) => gradesCalled(catalogue, part));
  return parts.length < 2
    ? []
    : first.filter((grade) => others.every((named) => named.some((other) => isOneAlloy(grade, other))));
}

const isOneAlloy = (one: Grade, other: Grade): boolean => one === other || one.equivalents.includes(other.id);

function gradesCalled(catalogue: Catalogue, text: string): readonly Grade[] {
  const direct = catalogue.get(text);
  if (direct) return [direct];
  const index = indexes.get(catalogue) ?? indexOf(catalogue);
  indexes.set(catalogue, index);
  const key = plain(text);
  const byId = index.ids.get(key);
  return byId ? [byId] : (index.names.get(key) ?? []);
}

interface Index {
  readonly ids: ReadonlyMap<string, Grade>;
  readonly names: ReadonlyMap<string, readonly Grade[]>;
}

/** A sheet asks of every cell whether it names a grade. */
const indexes = new WeakMap<Catalogue, Index>();

function indexOf(catalogue: Catalogue): Index {
  const ids = new Map<string, Grade>();
  const names = new Map<string, Grade[]>();
  for (const grade of catalogue.values()) {
    const id = plain(grade.id);
    if (!ids.has(id)) ids.set(id, grade);
    for (const name of new Set(namesOf(grade).map(plain)))
      names.set(name, [...(names.get(name) ?? []), grade]);
  }
  return { ids, names };
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

const namesOf = ({ names, designations, aliases }: Grade): readonly string[] => [
  ...names,
  ...designations,
  ...aliases,
];

/** UNS and Werkstoff numbers, with or without what people write before them: "UNS N07718", "W.Nr. 2.4668", "2.4663a". */
const NUMBER =
  /^(?:uns|w(?:erkstoff)?[\s.-]*(?:nr|no|nummer)|mat(?:erial)?[\s.-]*(?:nr|no|nummer)|din|en)?[\s.:-]*([nrs]\d{5}|[12][.,]\d{4})a?$/;
/** A number of AMS with the letter of its revision. */
const AMS = /^ams[\s-]*(\d{4})[a-z]?$/;

/** A name without blanks, signs, accents and capitals; "718+" stays another alloy than "718", "Inconel alloy 718" is "Inconel 718". */
function plain(text: string): string {
  const lower = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}|\((?:r|tm)\)/gu, '')
    .trim();
  const number = NUMBER.exec(lower)?.[1] ?? AMS.exec(lower)?.[0].replace(/[a-z]$/, '') ?? lower;
  return number
    .replace(/(?<=\S\s+)alloy\b/g, '')
    .replaceAll('+', 'plus')
    .replace(/[^a-z0-9]/g, '');
}
