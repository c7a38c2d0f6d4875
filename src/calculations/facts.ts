import { InputError, NotFoundError } from '../foundation/errors.ts';
import { hashOf } from '../foundation/quantity/canonical.ts';
import { ownValue } from '../foundation/quantity/own-value.ts';
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
import { FLOWS_FILE, type Flow, flowsById } from '../metal/alloy/flow.ts';
import { FOOTPRINTS_FILE, type Footprints, footprintsOf } from '../metal/alloy/footprint.ts';
import { GRADES_FILE, gradesById } from '../metal/alloy/grade.ts';
import { IMPUTATION_FILE, type ImputationPriors, imputationPriors } from '../metal/alloy/imputation.ts';
import { FORMS_FILE, type LotForm, lotForms } from '../metal/alloy/lot-form.ts';
import { type Market, marketOf, PRICES_FILE } from '../metal/alloy/market.ts';
import { OUTLETS_FILE, type Outlet, outletsOf } from '../metal/alloy/outlet.ts';
import {
  GRADE_STATISTICS_FILE,
  type GradeStatistics,
  gradeStatistics,
  PUBLISHED_HEATS_FILE,
  type PublishedHeat,
  publishedHeats,
  SUSPECT_HEATS_FILE,
} from '../metal/alloy/published-heats.ts';
import { TRACE_LIMITS_FILE, type TraceLimits, traceLimits } from '../metal/alloy/trace-limits.ts';
import { PLANT_FILE, plantOf } from '../metal/plant/plant-file.ts';
import type { Plant } from '../metal/plant/site.ts';
import { PLANT_LIQUID_FILE, THERMO_FILES, thermoData } from '../metal/thermo/assemble.ts';
import {
  EPSILON_FILE,
  type Equilibrium,
  equilibria,
  type InteractionRow,
  IRON_INTERACTIONS_FILE,
  REACTIONS_FILE,
  readEpsilons,
  readIronInteractions,
} from '../metal/thermo/data-lines.ts';
import { PURE_LIQUIDS_FILE, type PureLiquid, pureLiquids } from '../metal/thermo/data-liquid.ts';
import {
  PARTITION_FILE,
  type PartitionCoefficient,
  partitionCoefficients,
  TRANSPORT_FILE,
  type TransportProperty,
  transportProperties,
} from '../metal/thermo/data-transport.ts';
import { type MeltProperties, meltProperties } from '../metal/thermo/melt-properties.ts';
import type { ThermoData } from '../metal/thermo/thermo-data.ts';
import {
  type ProgrammeTemplate,
  readTemplate,
  TEMPLATE_FILES,
} from '../models/qualification/programme/template.ts';
import {
  requalificationTriggers,
  TRIGGERS_FILE,
  type Trigger,
} from '../models/qualification/programme/trigger.ts';
import { LININGS_FILE, type Linings, readLinings } from '../models/refining/bath-kinetics/lining.ts';
import { COVERAGE_FILE, type Coverage, coverageIn } from '../models/refining/discrepancy/coverage.ts';
import {
  DISCREPANCIES_FILE,
  type Discrepancy,
  discrepanciesIn,
} from '../models/refining/discrepancy/discrepancies.ts';
import {
  type DistributionTables,
  readDistributionTables,
} from '../models/refining/distribution-table/data.ts';
import {
  EXPECTED_ERRORS_FILE,
  type ExpectedError,
  expectedErrors,
} from '../models/refining/expected-errors.ts';
import {
  RELEASE_PROCEDURES_FILE,
  type ReleaseProcedures,
  releaseProcedures,
} from '../models/release/procedures.ts';

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
  readonly traceLimits: TraceLimits;
  readonly market: Market;
  readonly footprints: Footprints;
  readonly flows: ReadonlyMap<string, Flow>;
  /** Who takes metal that no order wants, and how it is paid. */
  readonly outlets: readonly Outlet[];
  readonly distributionTables: DistributionTables;
  readonly linings: Linings;
  /** How far furnaces are from the models of operations. */
  readonly discrepancies: readonly Discrepancy[];
  /** How often 90 % bands held published numbers of furnaces. */
  readonly coverage: readonly Coverage[];
  /** How far operations were from measured heats of nickel alloys. */
  readonly expectedErrors: readonly ExpectedError[];
  readonly releaseProcedures: ReleaseProcedures;
  readonly programmeTemplates: readonly ProgrammeTemplate[];
  readonly requalificationTriggers: readonly Trigger[];
  readonly thermo: ThermoData;
  /** Equilibria of liquid nickel as log10 K = A + B/T. */
  readonly equilibria: readonly Equilibrium[];
  /** Wagner epsilons derived from the liquid, and parameters in liquid iron: fallbacks. */
  readonly epsilons: readonly InteractionRow[];
  readonly ironInteractions: readonly InteractionRow[];
  readonly pureLiquids: ReadonlyMap<ElementSymbol, PureLiquid>;
  readonly transport: ReadonlyMap<string, TransportProperty>;
  readonly partition: readonly PartitionCoefficient[];
  readonly plant: Plant;
  /** What nature allows, as operations ask for it. */
  readonly properties: MeltProperties;
  /** Composition of a charge material by id or name; undefined when there is none. */
  readonly materialById: (name: string) => Composition | undefined;
}

/** The tables of Facts. */
export type Tables = Omit<Facts, 'version' | 'documents' | 'properties' | 'materialById'>;

/** The files of a table, and how it is made of them and of other tables. */
interface Loader<T> {
  readonly files: readonly string[];
  readonly load: (file: (path: string) => unknown, tables: Tables) => T;
}

const single = <T>(path: string, load: (document: unknown) => T): Loader<T> => ({
  files: [path],
  load: (file) => load(file(path)),
});

export { PLANT_LIQUID_FILE } from '../metal/thermo/assemble.ts';

/** Text of a file that only a plant's own folder has; undefined when there is none. */
function optionalText(file: (path: string) => unknown, path: string): string | undefined {
  try {
    const text = file(path);
    return typeof text === 'string' ? text : undefined;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

const LOADERS: { readonly [K in keyof Tables]: Loader<Tables[K]> } = {
  elements: single(ELEMENTS_FILE, elementFacts),
  grades: single(GRADES_FILE, gradesById),
  analysisMethods: single(ANALYSIS_METHODS_FILE, analysisMethods),
  publishedHeats: single(PUBLISHED_HEATS_FILE, (document) => publishedHeats(document)),
  suspectHeats: single(SUSPECT_HEATS_FILE, (document) => publishedHeats(document, SUSPECT_HEATS_FILE)),
  gradeStatistics: single(GRADE_STATISTICS_FILE, gradeStatistics),
  chargeMaterials: single(CHARGE_MATERIALS_FILE, chargeMaterials),
  forms: single(FORMS_FILE, lotForms),
  imputationPriors: single(IMPUTATION_FILE, imputationPriors),
  traceLimits: single(TRACE_LIMITS_FILE, traceLimits),
  market: single(PRICES_FILE, marketOf),
  footprints: single(FOOTPRINTS_FILE, footprintsOf),
  flows: single(FLOWS_FILE, flowsById),
  outlets: single(OUTLETS_FILE, outletsOf),
  distributionTables: single('refining/distribution-tables.json', (document) =>
    readDistributionTables(document),
  ),
  linings: single(LININGS_FILE, (document) => readLinings(document)),
  discrepancies: single(DISCREPANCIES_FILE, discrepanciesIn),
  coverage: single(COVERAGE_FILE, coverageIn),
  expectedErrors: single(EXPECTED_ERRORS_FILE, expectedErrors),
  releaseProcedures: single(RELEASE_PROCEDURES_FILE, releaseProcedures),
  requalificationTriggers: single(TRIGGERS_FILE, requalificationTriggers),
  programmeTemplates: {
    files: TEMPLATE_FILES,
    load: (file) => TEMPLATE_FILES.map((path) => readTemplate(path, file(path))),
  },
  thermo: {
    files: THERMO_FILES,
    load: (file, { elements }) => thermoData(file, elements, optionalText(file, PLANT_LIQUID_FILE)),
  },
  equilibria: single(REACTIONS_FILE, equilibria),
  epsilons: single(EPSILON_FILE, (document) => readEpsilons(document).records),
  ironInteractions: single(IRON_INTERACTIONS_FILE, (document) => readIronInteractions(document).records),
  pureLiquids: single(PURE_LIQUIDS_FILE, pureLiquids),
  transport: single(TRANSPORT_FILE, transportProperties),
  partition: single(PARTITION_FILE, partitionCoefficients),
  plant: single(PLANT_FILE, plantOf),
};

/** The main file of a table, relative to `data/`. */
export const fileOf = (table: keyof Tables): string => LOADERS[table].files[0]!;
export const TABLES = Object.keys(LOADERS) as (keyof Tables)[];
/** Every file that some table reads. */
export const FILES: ReadonlySet<string> = new Set(Object.values(LOADERS).flatMap(({ files }) => files));

/**
 * Facts from parsed files, keyed by path relative to `data/`. `version` is the hash of all documents unless the
 * caller has a cheaper one from the bytes. A table throws, when first used, NotFoundError if its file is missing and
 * InputError (file, record, field) if a record lacks unit, source or confidence.
 */
export function assembleFacts(documents: Readonly<Record<string, unknown>>, version?: string): Facts {
  const facts = { documents };
  const known = facts as Facts;
  const file = (path: string): unknown => documentNamed(documents, path);
  defineLazy(facts, 'version', () => version ?? hashOf(documents));
  for (const table of TABLES) defineLazy(facts, table, () => LOADERS[table].load(file, known));
  defineLazy(facts, 'properties', () => meltProperties(known.thermo));
  defineLazy(facts, 'materialById', () => (name: string) => materialNamed(known, name)?.composition);
  return known;
}

/** The charge material of an id or a name; undefined for none. */
export function materialNamed(
  { chargeMaterials: materials }: Pick<Facts, 'chargeMaterials'>,
  name: string,
): ChargeMaterial | undefined {
  try {
    return findMaterial(materials, name);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function documentNamed(documents: Readonly<Record<string, unknown>>, file: string): unknown {
  const found = ownValue(documents, file);
  if (found !== undefined) return found;
  throw new NotFoundError(`data/${file} is missing`, {
    where: file,
    cure: 'restore the file from the release of Remelt',
  });
}

/** An enumerable property that is computed once, on first use. */
export function defineLazy(target: object, key: string, make: () => unknown): void {
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
