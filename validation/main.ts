/**
 * `npm run validate`: runs every data set and writes the report, `validation/report.md` and `validation/report.html`,
 * from the rows it leaves in `validation/rows.json` and what furnaces say of uncertain numbers in `validation/readings.json`; a blind set's first rows stay
 * in `validation/first-run.json`. How far furnaces are from the models goes to `validation/errors.json` and `data/discrepancies.json`, how
 * numbers are foretold without their laboratory to `validation/foretold.json`, and its counts to `data/coverage.json`. What the rows say of nickel alloys goes to `data/expected-errors.json` and its page in docs/reference, and figures to the pages that name them. `npm run validate -- SET ...` runs the sets whose names hold it and prints
 * their rows, with what the kept report says where that differs; nothing is written. `--draws N` is quicker and rougher. `npm run validate -- --kept` writes
 * the report again from what is kept, when words or style of it have changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Facts } from '../src/calculations/facts.ts';
import { dataFacts } from '../src/calculations/testing/data-facts.ts';
import { InputError } from '../src/foundation/errors.ts';
import { bathFactors } from '../src/models/refining/bath-kinetics/parameters.ts';
import type { Discrepancy } from '../src/models/refining/discrepancy/discrepancies.ts';
import type { NamedSet } from './comparison.ts';
import { type Foretelling, foretellings } from './discrepancy/coverage.ts';
import { coverageData, discrepanciesData } from './discrepancy/data.ts';
import { counted, type PublishedError, publishedErrors, withDiscrepancies } from './discrepancy/errors.ts';
import { pooledDiscrepancies } from './discrepancy/pool.ts';
import { SEED } from './draws.ts';
import { expectedErrorsData, expectedErrorsPage } from './expected-errors.ts';
import { loadSets } from './load-sets.ts';
import { type Reading, readingsOf } from './readings.ts';
import { contentOf } from './report/content.ts';
import { withFigures } from './report/regions.ts';
import { htmlOf, markdownOf } from './report/write-report.ts';
import { comparedWords, type Row, rowOf } from './row.ts';
import { runSet } from './run-set.ts';

/** Draws of the assumed inputs; a set whose runs take long names fewer. */
const DRAWS = 32;
const file = (name: string): string => join(import.meta.dirname, name);
export const FILES = {
  rows: file('rows.json'),
  first: file('first-run.json'),
  readings: file('readings.json'),
  publishedErrors: file('errors.json'),
  foretold: file('foretold.json'),
  markdown: file('report.md'),
  html: file('report.html'),
  discrepancies: file('../data/discrepancies.json'),
  coverage: file('../data/coverage.json'),
  errors: file('../data/expected-errors.json'),
  errorsPage: file('../docs/reference/expected-errors.md'),
} as const;
/** Pages for users in which figures of the report stand. */
export const FIGURE_PAGES = [
  file('../README.md'),
  file('../docs/what-the-numbers-mean.md'),
  file('../docs/theory/discrepancy.md'),
] as const;

interface RowsOptions {
  /** Default: the draws of the report. */
  readonly draws?: number;
  readonly onSet?: (id: string, seconds: number) => void;
}

/** What the models say without the errors that these rows are to show. */
const modelsAlone = (): Facts => withDiscrepancies(dataFacts(), undefined);

/** Rows of some sets, in their order. */
export async function rowsOf(
  sets: readonly NamedSet[],
  { draws = DRAWS, onSet }: RowsOptions = {},
): Promise<Row[]> {
  const facts = modelsAlone();
  const rows: Row[] = [];
  for (const set of sets) {
    const started = performance.now();
    rows.push(...(await runSet(set, { facts, draws })).map(rowOf));
    onSet?.(set.data.id, (performance.now() - started) / 1000);
  }
  return rows;
}

/** Rows as kept. */
export const keptRows = (): Row[] => JSON.parse(readFileSync(FILES.rows, 'utf8')) as Row[];

/** Rows of blind sets as their first run left them. */
export const firstRows = (): Row[] => JSON.parse(readFileSync(FILES.first, 'utf8')) as Row[];

/** What furnaces say of the models' uncertain numbers, as kept. */
export const keptReadings = (): Reading[] => JSON.parse(readFileSync(FILES.readings, 'utf8')) as Reading[];

/** The errors that published numbers show, and how each was foretold without its laboratory, as kept. */
export const keptErrors = (): PublishedError[] =>
  JSON.parse(readFileSync(FILES.publishedErrors, 'utf8')) as PublishedError[];
export const keptForetold = (): Foretelling[] =>
  JSON.parse(readFileSync(FILES.foretold, 'utf8')) as Foretelling[];

/** The discrepancies that the kept errors come to. */
export const keptDiscrepancies = (): Discrepancy[] =>
  pooledDiscrepancies(counted(keptErrors())).map((one) => ({ ...one, source: FILES.discrepancies }));

const carried = new Map(bathFactors('vacuum-induction').map((one) => [one.name, one]));

/** Both forms of the report from rows and readings. */
export function reportOf(
  rows: readonly Row[],
  readings: readonly Reading[],
  sets: readonly NamedSet[],
): { readonly markdown: string; readonly html: string } {
  const content = contentOf({
    rows,
    first: firstRows(),
    readings,
    errors: keptErrors(),
    foretold: keptForetold(),
    carried: (parameter) => carried.get(parameter)!,
    sets,
    draws: DRAWS,
    seed: SEED,
  });
  return { markdown: markdownOf(content), html: htmlOf(content) };
}

/** The text of a page with the figures that are kept. */
export const pageWithFigures = async (page: string): Promise<string> =>
  withFigures(readFileSync(page, 'utf8'), {
    rows: keptRows(),
    first: firstRows(),
    foretold: keptForetold(),
    sets: await loadSets(),
  });

const told = (id: string, seconds: number): boolean =>
  process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${id}\n`);

async function writeAll(): Promise<void> {
  const sets = await loadSets();
  const rows = await rowsOf(sets, { onSet: told });
  keepFirst(rows);
  const readings = await readingsOf(sets, modelsAlone());
  const errors = await publishedErrors(sets, rows, dataFacts());
  const foretold = await foretellings(sets, { rows, errors, facts: dataFacts(), draws: DRAWS });
  writeFileSync(FILES.publishedErrors, `${JSON.stringify(errors, null, 1)}\n`);
  writeFileSync(FILES.foretold, `${JSON.stringify(foretold, null, 1)}\n`);
  writeFileSync(FILES.rows, `${JSON.stringify(rows, null, 1)}\n`);
  writeFileSync(FILES.readings, `${JSON.stringify(readings, null, 1)}\n`);
  await writeKept();
}

/** Both forms of the report from the rows and readings that are kept. */
async function writeKept(): Promise<void> {
  const { markdown, html } = reportOf(keptRows(), keptReadings(), await loadSets());
  writeFileSync(FILES.markdown, markdown);
  writeFileSync(FILES.html, html);
  writeFileSync(FILES.discrepancies, discrepanciesData(keptErrors(), await loadSets()));
  writeFileSync(FILES.coverage, coverageData(keptForetold(), await loadSets()));
  writeFileSync(FILES.errors, expectedErrorsData(keptRows(), await loadSets(), keptDiscrepancies()));
  writeFileSync(FILES.errorsPage, expectedErrorsPage(keptRows(), keptDiscrepancies(), keptForetold()));
  for (const page of FIGURE_PAGES) writeFileSync(page, await pageWithFigures(page));
}

/** Adds the rows of blind sets that were never run; what is kept stays. */
function keepFirst(rows: readonly Row[]): void {
  const kept = firstRows();
  const ran = new Set(kept.map(({ set }) => set));
  const added = rows.filter(({ blind, set }) => blind && !ran.has(set));
  if (added.length > 0) writeFileSync(FILES.first, `${JSON.stringify([...kept, ...added], null, 1)}\n`);
}

/** Rows of some sets on the terminal, with what the kept report says where that differs. */
async function printSome(asked: readonly string[], draws: number): Promise<void> {
  const sets = (await loadSets()).filter(({ data }) => asked.some((one) => data.id.includes(one)));
  const unknown = asked.filter((one) => !sets.some(({ data }) => data.id.includes(one)));
  if (unknown.length > 0)
    throw new InputError(`no data set is called ${unknown.join(', ')}`, {
      path: 'SET',
      value: unknown.join(', '),
      allowed: 'names of folders in validation/sets, or a part of one',
    });
  const kept = keptRows();
  for (const row of await rowsOf(sets, { draws, onSet: told })) {
    const before = kept.find(({ set, says }) => set === row.set && says === row.says);
    process.stdout.write(`${comparedWords(row, before)}\n`);
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      draws: { type: 'string', default: String(DRAWS) },
      kept: { type: 'boolean', default: false },
    },
  });
  try {
    if (values.kept) await writeKept();
    else if (positionals.length === 0) await writeAll();
    else await printSome(positionals, Number(values.draws));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
