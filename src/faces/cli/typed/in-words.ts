import { type ErrorDetail, placed, type Retelling } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Cli } from '../cli.ts';

/** What was typed for a field of an order, by the field: `noted.root` for `--root`. */
export type Words = Readonly<Record<string, string>>;

export interface Typed {
  readonly words?: Words | undefined;
  /** File that the field `document` was read from. */
  readonly file?: string | undefined;
}

/** The field of an order that holds a document of the caller. */
const DOCUMENT = /^document(?:\.|(?=\[|$))/;

/** How a refusal of a task is told: a field of its order by the option or argument that was typed, or the file that was named. */
export function inWords(task: string, { words = {}, file }: Typed): Retelling {
  const wordOf = (path = ''): string | undefined =>
    Object.entries(words)
      .filter(([field]) => path === field || /^[.[]/.test(after(path, field)))
      // the whole place before what it stands in: `price.currency` before `price`
      .toSorted(([a], [b]) => b.length - a.length)[0]?.[1] ?? innerWord(path);
  // what an option is put into may be deep in the order; places of a document or a table are told as they are there
  const innerWord = (path: string): string | undefined =>
    DOCUMENT.test(path) ? undefined : namesOf(path).flatMap((name) => ownValue(words, name) ?? [])[0];
  const isOfFile = (path: string | undefined): path is string =>
    file !== undefined && path !== undefined && DOCUMENT.test(path);
  return {
    detail: (detail) => {
      const word = detail.where === undefined ? wordOf(detail.path) : undefined;
      if (word !== undefined) return { ...asTyped(detail, word), path: word };
      return isOfFile(detail.path)
        ? inFile(file!, { ...detail, path: detail.path.replace(DOCUMENT, '') })
        : detail;
    },
    message: (message) => {
      const [, path, says] = new RegExp(`^${task}: (?:([\\w.[\\]]+): )?(.*)$`, 's').exec(message) ?? [];
      if (says === undefined) return message;
      const place = isOfFile(path)
        ? [nameOf(file!), path.replace(DOCUMENT, '')].filter(Boolean).join(': ')
        : (wordOf(path) ?? path);
      return place === undefined ? says : `${place}: ${says}`;
    },
  };
}

/** Grams of the order in the kilograms that were typed. */
const asTyped = (detail: ErrorDetail, word: string): ErrorDetail =>
  detail.unit === 'g' && typeof detail.value === 'number' && word.endsWith('-kg')
    ? { ...detail, value: detail.value / 1000, unit: 'kg' }
    : detail;

/** Names by which an option may be called that a field is given with: `mass_g` by `--mass-kg` or `--mass`. */
function namesOf(path: string): readonly string[] {
  const name = /(?:^|[.\]])(\w+)$/.exec(path)?.[1] ?? '';
  const [, what] = /^([A-Za-z]+)_k?g$/.exec(name) ?? [];
  return what === undefined ? [name] : [name, `${what}Kg`, what];
}

/** What comes after a field in a path; empty where the path is about another. */
const after = (path: string, field: string): string =>
  path.startsWith(field) ? path.slice(field.length) : '';

/** What a calculation answers to the document in a file; what is wrong with the document is told by that file. */
export const ofFile = <T>(
  cli: Pick<Cli, 'readDocument'>,
  { file, calculation }: { readonly file: string; readonly calculation: string },
  work: (document: unknown) => T,
): T => {
  const document = cli.readDocument(file);
  return placed(
    {
      detail: (detail) => inFile(file, detail),
      message: (message) =>
        message.startsWith(`${calculation}: `)
          ? `${nameOf(file)}${message.slice(calculation.length)}`
          : message,
    },
    () => work(document),
  );
};

const inFile = (file: string, { path, ...detail }: ErrorDetail): ErrorDetail =>
  detail.where === undefined
    ? { where: nameOf(file), ...(path ? { path } : {}), ...detail }
    : { ...detail, ...(path ? { path } : {}) };

const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);
