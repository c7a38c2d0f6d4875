import { nameWords, withFieldWords } from '../../src/foundation/quantity/field-words.ts';
import { ownValue } from '../../src/foundation/quantity/own-value.ts';
import { WORDS } from '../words.ts';

const { places } = WORDS;

/** A place inside an order: `commands[0].supersededBy`, `lots.without`, `mass_kg`; not a subject, a header or a row. */
const INNER = /^[a-z][A-Za-z]*(?:_\w+)?(?:[.[].*)?$/;

/** What a refused place is called on a page: the words of its field, which line of a list, and what of it. */
export function placeWords(path = ''): string {
  if (!INNER.test(path)) return path;
  const parts = path.replace(/^commands\[\d+\]\.?/, '').split('.');
  const at = parts.findLastIndex((part) => /^[a-z]/.test(part));
  if (at < 0) return '';
  const [, name = ''] = /^(\w+)/.exec(parts[at]!) ?? [];
  const line = /\[(\d+)\]/.exec(parts.slice(0, at + 1).join('.'))?.[1];
  return [
    ownValue(places.fields, name) ?? nameWords(name),
    ...(line === undefined ? [] : [places.line(Number(line) + 1)]),
    ...parts.slice(at + 1),
  ].join(', ');
}

/** Files of the program and of the plant in the words of a page: "an id of data/grades.json" -> "an id of the list of grades". */
export const fileWords = (text: string): string =>
  text
    .replaceAll(/, in the folder that REMELT_DATA names|\bthe folder that REMELT_DATA names/g, (found) =>
      found.startsWith(',') ? '' : places.folder,
    )
    .replaceAll(
      /\b(?:data\/([a-z-]+)|plant)\.json(?:#[\w-]+)?/g,
      (_, name?: string) =>
        (name === undefined ? places.plantFile : ownValue(places.files, name)) ??
        places.otherFile((name ?? '').replaceAll('-', ' ')),
    );

/**
 * A text of a refusal as a page shows it: no task in front, no place of an order inside, and no option of a command line that
 * stands alone; whole commands stay, for the page that does the same.
 */
export function pageWords(text: string): string {
  const [, place, says = text] = /^[a-z]+(?:-[a-z]+)+: (?:([\w.[\]]+): )?(.*)$/s.exec(text) ?? [];
  const told = place === undefined ? says : `${placeWords(place)}: ${says}`;
  const plain = fileWords(told)
    .replaceAll(/\b[a-z]\w*\[\d+\](?:\.\w+)*/g, (inner) => placeWords(inner))
    .replaceAll(
      /"([a-z][A-Za-z]*_(?:g|kg|K|s|Pa|m|wtpct|ppm))"/g,
      (_, name: string) => `"${placeWords(name)}"`,
    );
  if (plain.includes('remelt ')) return plain;
  return withFieldWords(plain).replaceAll(/--([a-z][a-z-]*)(?: [A-Z][A-Z=]*)?/g, (_, option: string) => {
    const name = option.replaceAll(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
    return `"${ownValue(places.fields, name) ?? nameWords(name)}"`;
  });
}
