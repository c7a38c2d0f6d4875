/** Fields of documents in the words of a person: a number that leaves the program has its unit in its name. */

const UNIT = 'wtpct|ppm|ppb|kg|g|K|Pa|s|min|m|W|usd|per';
/** What stands before the name that a person gave to a thing. */
const NAMED =
  'lot|lots|heat|object|sample|piece|material|supplier|laboratory|route|furnace|scale|person|programme|analysis|grade|customer';

/** A place in a document that names a unit: `melt.mass_kg`, `heats[0].target.limits_wtpct.Cr`; no file, option or name of a thing. */
const PLACE = new RegExp(
  `(?<![\\w./#-]|\\b(?:${NAMED}) )(?:[a-z][A-Za-z]*(?:\\[\\d+\\])?\\.)*[a-z][A-Za-z]*_(?:${UNIT})(?:_\\w+)?(?:\\[\\d+\\])?(?:\\.[A-Z][a-z]?)?(?![\\w(/]|\\.\\w)`,
  'g',
);

const unitWords = (unit: string): string =>
  unit
    .replace(/^per_/, '1/')
    .replaceAll('_per_', '/')
    .replaceAll('_', ' ')
    .replace('wtpct', 'wt%')
    .replace(/^usd\b/, 'USD');

/** `temperature_K` -> "temperature [K]", `supersededBy` -> "superseded by". */
export function nameWords(name: string): string {
  const [, what = name, unit] = /^([A-Za-z]+?)_(.+)$/.exec(name) ?? [];
  const spaced = what.replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return unit === undefined ? spaced : `${spaced} [${unitWords(unit)}]`;
}

/** `values.mass_g` -> "mass [g]", `charge[1].actual_g` -> "actual [g], line 2", `limits_wtpct.Cr` -> "limits [wt%], Cr". */
export function placeWords(place: string): string {
  const parts = place.split('.');
  const at = parts.findLastIndex((part) => /^[a-z]/.test(part));
  if (at < 0) return place;
  const [, name = ''] = /^(\w+)/.exec(parts[at]!) ?? [];
  const line = /\[(\d+)\]/.exec(parts.slice(0, at + 1).join('.'))?.[1];
  return [
    nameWords(name),
    ...(line === undefined ? [] : [`line ${Number(line) + 1}`]),
    ...parts.slice(at + 1),
  ].join(', ');
}

/** A text in which fields that name their unit are told in words; who wrote the document itself reads it as it is. */
export const withFieldWords = (text: string): string => text.replaceAll(PLACE, placeWords);

interface Told {
  readonly message?: string;
  readonly details?: readonly { readonly path?: string; readonly message?: string }[];
}

/** What a refusal says, without the name of its task, and with a field of the order in words. */
export function refusalWords({ message, details = [] }: Told = {}): string | undefined {
  const [{ path = '', message: says = '' } = {}] = details;
  if (says === '' || !message?.includes(`: ${says}`)) return message;
  return [path && placeWords(path), says].filter(Boolean).join(': ');
}
