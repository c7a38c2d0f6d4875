import { z } from 'zod';
import { type ErrorDetail, InputError } from '../../foundation/errors.ts';
import { findingsOf } from '../../foundation/quantity/findings.ts';
import { isHeld } from '../../foundation/quantity/held.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { CONFIDENCES } from '../../foundation/quantity/sourced.ts';

const text = z.string().min(1);

/** One entry of a file's list of sources; records name it by its key. */
const citation = z.object({ citation: text, doi: text.optional(), licence: text.optional() });

/** What stands at the head of every file in `data/`; a file may add words of its own. */
const head = z.object({
  format: z.string().regex(/^remelt-data\/[a-z-]+\/1$/, 'remelt-data/<kind>/1'),
  title: text.optional(),
  description: text,
  units: z.union([text, z.record(z.string(), text)]),
  source: text,
  licence: text,
  validRange: text,
  /** How far the numbers of this file scatter, or why that is not known. */
  spread: text,
  sources: z.record(z.string(), citation).optional(),
  records: z.array(z.unknown()),
});

/** Head of a data file, without its records. */
export type DataHead = Readonly<Omit<z.output<typeof head>, 'records'>>;

/**
 * The fields that no record may lack. `unit` is one unit or one per field; `source` is words or keys of the file's
 * `sources`. Spread this into the schema of a record.
 */
export const origin = {
  id: text,
  unit: z.union([text, z.record(z.string(), text)]),
  source: z.union([text, z.array(text).min(1)]),
  confidence: z.enum(CONFIDENCES),
  note: text.optional(),
} as const;

/** A fact that needs a second look, kept beside the fact: nothing in `data/` is corrected silently. */
export const check = z.strictObject({ what: text, source: text });
export type Check = z.infer<typeof check>;

/** A data file as its loader hands it on. */
export interface DataTable<R> {
  readonly file: string;
  readonly head: DataHead;
  readonly records: readonly R[];
}

const SHOWN = 20;

/**
 * Reads a parsed data file: its head, then every record against `record`, ids unique, source keys known.
 * `file` is the path relative to `data/`, for messages; `kind` is the word in `format`.
 * Throws InputError naming file, record id and field for what is missing or wrong: unit, source and confidence first.
 * A file that is marked as held (see `asHeld`) is taken as it stands.
 */
export function readTable<S extends z.ZodType<{ readonly id: string; readonly source: string | string[] }>>(
  file: string,
  document: unknown,
  { kind, record }: { readonly kind: string; readonly record: S },
): DataTable<z.output<S>> {
  if (isHeld(document)) {
    const { records, ...own } = document as DataHead & { readonly records: readonly z.output<S>[] };
    return { file, head: own, records };
  }
  const parsed = head.safeParse(document);
  if (!parsed.success) throw refusal(file, issuesOf(parsed.error, document, [file, '']));
  const { records, ...rest } = parsed.data;
  if (rest.format !== `remelt-data/${kind}/1`) {
    throw refusal(file, [
      { where: file, path: 'format', value: rest.format, allowed: `remelt-data/${kind}/1` },
    ]);
  }
  const problems: ErrorDetail[] = [];
  const good: z.output<S>[] = [];
  const seen = new Set<string>();
  records.forEach((raw, i) => {
    const at = `records[${idOf(raw) ?? i}]`;
    const result = record.safeParse(raw);
    if (!result.success) {
      problems.push(...issuesOf(result.error, raw, [file, at]));
      return;
    }
    const { id, source } = result.data;
    if (seen.has(id))
      problems.push({
        where: file,
        path: at,
        value: id,
        message: `"${id}" is used twice`,
        allowed: 'each id once',
      });
    seen.add(id);
    for (const key of Array.isArray(source) ? source : []) {
      if (ownValue(rest.sources, key) === undefined)
        problems.push({
          where: file,
          path: `${at}.source`,
          value: key,
          message: `"${key}" is not a key of the sources of this file`,
          allowed: 'a key of the sources in this file',
        });
    }
    good.push(result.data);
  });
  if (problems.length > 0) throw refusal(file, problems);
  return { file, head: rest, records: good };
}

/** The citation behind a record's `source`: words stay, keys are looked up in the head. */
export function citationOf(table: DataTable<unknown>, source: string | readonly string[]): string {
  const { sources = {} } = table.head;
  const keys = typeof source === 'string' ? [source] : source;
  return keys.map((key) => ownValue(sources, key)?.citation ?? key).join('; ');
}

function issuesOf(
  error: z.ZodError,
  document: unknown,
  [file, at]: readonly [string, string],
): ErrorDetail[] {
  return findingsOf(error.issues, document).map(({ path = '', ...finding }) => ({
    ...finding,
    where: file,
    path: [at, path].filter((step) => step !== '').join('.'),
    cure: 'correct the record; data/README.md describes its fields',
  }));
}

function refusal(file: string, problems: readonly ErrorDetail[]): InputError {
  const first = problems[0]!;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new InputError(
    `data/${file}: ${first.path}: ${first.message ?? `"${String(first.value)}", allowed: ${first.allowed}`}${more}`,
    problems.slice(0, SHOWN),
  );
}

function idOf(raw: unknown): string | undefined {
  const id = (raw as { readonly id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : undefined;
}
