import { NotFoundError } from '../foundation/errors.ts';
import { hashOf } from '../foundation/quantity/canonical.ts';
import {
  ANALYSIS_METHODS_FILE,
  type AnalysisMethod,
  analysisMethods,
} from '../metal/alloy/analysis-method.ts';
import type { Catalogue } from '../metal/alloy/catalogue.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { ELEMENTS_FILE, type ElementFacts, elementFacts } from '../metal/alloy/element-data.ts';
import { GRADES_FILE, gradesById } from '../metal/alloy/grade.ts';
import {
  GRADE_STATISTICS_FILE,
  type GradeStatistics,
  gradeStatistics,
  PUBLISHED_HEATS_FILE,
  type PublishedHeat,
  publishedHeats,
  SUSPECT_HEATS_FILE,
} from '../metal/alloy/published-heats.ts';

/**
 * Everything that `data/` knows, typed and in SI. Each table is read when it is first asked for, so that a short
 * command pays only for what it uses; an error in a table therefore shows when that table is used, or in
 * `remelt data check`.
 */
export interface Facts {
  /** Changes when any byte of any data file changes; goes into every manifest. */
  readonly version: string;
  /** The parsed files by path relative to `data/`. */
  readonly documents: Readonly<Record<string, unknown>>;
  readonly elements: ReadonlyMap<ElementSymbol, ElementFacts>;
  readonly grades: Catalogue;
  readonly analysisMethods: ReadonlyMap<string, AnalysisMethod>;
  readonly publishedHeats: readonly PublishedHeat[];
  readonly suspectHeats: readonly PublishedHeat[];
  readonly gradeStatistics: ReadonlyMap<string, GradeStatistics>;
}

/** The tables of Facts: file and loader each. */
export type Tables = Omit<Facts, 'version' | 'documents'>;

const LOADERS: {
  readonly [K in keyof Tables]: readonly [file: string, load: (document: unknown) => Tables[K]];
} = {
  elements: [ELEMENTS_FILE, elementFacts],
  grades: [GRADES_FILE, gradesById],
  analysisMethods: [ANALYSIS_METHODS_FILE, analysisMethods],
  publishedHeats: [PUBLISHED_HEATS_FILE, publishedHeats],
  suspectHeats: [SUSPECT_HEATS_FILE, (document) => publishedHeats(document, SUSPECT_HEATS_FILE)],
  gradeStatistics: [GRADE_STATISTICS_FILE, gradeStatistics],
};

/** File that holds a table, relative to `data/`. */
export const fileOf = (table: keyof Tables): string => LOADERS[table][0];
export const TABLES = Object.keys(LOADERS) as (keyof Tables)[];

/**
 * Facts from parsed files, keyed by path relative to `data/`. `version` is the hash of all documents unless the
 * caller has a cheaper one from the bytes. A table throws, when first used, NotFoundError if its file is missing and
 * InputError (file, record, field) if a record lacks unit, source or confidence.
 */
export function assembleFacts(documents: Readonly<Record<string, unknown>>, version?: string): Facts {
  const facts = { documents };
  defineLazy(facts, 'version', () => version ?? hashOf(documents));
  for (const table of TABLES) {
    const [file, load] = LOADERS[table];
    defineLazy(facts, table, () => {
      if (!Object.hasOwn(documents, file)) {
        throw new NotFoundError(`data/${file} is missing`, { where: file, cure: 'restore the file' });
      }
      return load(documents[file]);
    });
  }
  return facts as Facts;
}

/** An enumerable property that is computed once, on first use; structuredClone sees plain data. */
function defineLazy(target: object, key: string, make: () => unknown): void {
  Object.defineProperty(target, key, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = make();
      Object.defineProperty(target, key, { value, enumerable: true });
      return value;
    },
  });
}
