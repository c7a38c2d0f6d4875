import { InputError, NotFoundError } from '../foundation/errors.ts';
import { hashOf } from '../foundation/quantity/canonical.ts';
import {
  ANALYSIS_METHODS_FILE,
  type AnalysisMethod,
  analysisMethods,
} from '../metal/alloy/analysis-method.ts';
import type { Catalogue } from '../metal/alloy/catalogue.ts';
import {
  CHARGE_MATERIALS_FILE,
  type ChargeMaterial,
  chargeMaterials,
  findMaterial,
} from '../metal/alloy/charge-material.ts';
import type { Composition } from '../metal/alloy/composition.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { ELEMENTS_FILE, type ElementFacts, elementFacts } from '../metal/alloy/element-data.ts';
import { GRADES_FILE, gradesById } from '../metal/alloy/grade.ts';
import { IMPUTATION_FILE, type ImputationPriors, imputationPriors } from '../metal/alloy/imputation.ts';
import { FORMS_FILE, type LotForm, lotForms } from '../metal/alloy/lot-form.ts';
import { type Market, marketOf, PRICES_FILE } from '../metal/alloy/market.ts';
import {
  GRADE_STATISTICS_FILE,
  type GradeStatistics,
  gradeStatistics,
  PUBLISHED_HEATS_FILE,
  type PublishedHeat,
  publishedHeats,
  SUSPECT_HEATS_FILE,
} from '../metal/alloy/published-heats.ts';
import type { MeltProperties } from '../metal/thermo/melt-properties.ts';
import {
  type DistributionTables,
  readDistributionTables,
} from '../models/refining/distribution-table/data.ts';

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
  readonly chargeMaterials: ReadonlyMap<string, ChargeMaterial>;
  readonly forms: ReadonlyMap<string, LotForm>;
  readonly imputationPriors: ImputationPriors;
  readonly market: Market;
  readonly distributionTables: DistributionTables;
  /** What nature allows, as operations ask for it. */
  readonly properties: MeltProperties;
  /** Composition of a charge material by id or name; undefined when there is none. */
  readonly materialById: (name: string) => Composition | undefined;
}

/** The tables of Facts: file and loader each. */
export type Tables = Omit<Facts, 'version' | 'documents' | 'properties' | 'materialById'>;

const LOADERS: {
  readonly [K in keyof Tables]: readonly [file: string, load: (document: unknown) => Tables[K]];
} = {
  elements: [ELEMENTS_FILE, elementFacts],
  grades: [GRADES_FILE, gradesById],
  analysisMethods: [ANALYSIS_METHODS_FILE, analysisMethods],
  publishedHeats: [PUBLISHED_HEATS_FILE, publishedHeats],
  suspectHeats: [SUSPECT_HEATS_FILE, (document) => publishedHeats(document, SUSPECT_HEATS_FILE)],
  gradeStatistics: [GRADE_STATISTICS_FILE, gradeStatistics],
  chargeMaterials: [CHARGE_MATERIALS_FILE, chargeMaterials],
  forms: [FORMS_FILE, lotForms],
  imputationPriors: [IMPUTATION_FILE, imputationPriors],
  market: [PRICES_FILE, marketOf],
  distributionTables: ['refining/distribution-tables.json', (document) => readDistributionTables(document)],
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
  const known = facts as Facts;
  defineLazy(facts, 'properties', () => ({
    molarMass_kg_per_mol: (element: ElementSymbol) =>
      known.elements.get(element)?.molarMass ?? unknownMass(element),
  }));
  defineLazy(facts, 'materialById', () => (name: string) => materialNamed(known, name)?.composition);
  return known;
}

function materialNamed({ chargeMaterials: materials }: Facts, name: string): ChargeMaterial | undefined {
  try {
    return findMaterial(materials, name);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function unknownMass(element: string): never {
  throw new NotFoundError(`data/${ELEMENTS_FILE} has no molar mass of ${element}`, {
    where: ELEMENTS_FILE,
    value: element,
    cure: 'add the element to the file',
  });
}

/** An enumerable property that is computed once, on first use. */
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
