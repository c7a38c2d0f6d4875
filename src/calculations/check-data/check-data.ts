import { nothingAsked, parseDocument } from '../../documents/common.ts';
import type { CheckDataOutput, DataProblem, TableCount } from '../../documents/data-check.ts';
import { RemeltError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { CONFIDENCES, type Confidence } from '../../foundation/quantity/sourced.ts';
import { assembleFacts, type Facts, FILES, fileOf, TABLES } from '../facts.ts';

/** `checkData`; InputError for a document that asks for something. */
export function checkDataDocument(document: unknown, facts: Facts): CheckDataOutput {
  parseDocument(nothingAsked, document, 'data check');
  return checkData(facts);
}

/** Reads every table, counts records by confidence, and lists what is wrong within and between the tables. */
export function checkData({ documents, version }: Pick<Facts, 'documents' | 'version'>): CheckDataOutput {
  // of copies: what comes with Remelt is otherwise taken as it stands
  const facts = assembleFacts(structuredClone({ ...documents }), version);
  const problems = TABLES.flatMap((table) => problemsOf(fileOf(table), () => facts[table]));
  return {
    format: 'remelt-data-check/1',
    version: facts.version,
    tables: Object.keys(facts.documents)
      .sort()
      .map((file) => countOf(file, ownValue(facts.documents, file))),
    problems: problems.length > 0 ? problems : relationProblems(facts),
  };
}

function countOf(file: string, document: unknown): TableCount {
  const records = (document as { readonly records?: unknown } | null)?.records;
  const rows = Array.isArray(records) ? (records as readonly Partial<Row>[]) : [];
  const byConfidence: Partial<Record<Confidence, number>> = {};
  for (const confidence of CONFIDENCES) {
    const count = rows.filter((row) => row.confidence === confidence).length;
    if (count > 0) byConfidence[confidence] = count;
  }
  const flagged = rows.filter((row) => (row.checks?.length ?? 0) > 0).length;
  return { file, records: rows.length, byConfidence, flagged };
}

interface Row {
  readonly confidence: unknown;
  readonly checks: readonly unknown[];
}

function problemsOf(file: string, load: () => unknown): DataProblem[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof RemeltError)) throw error;
    if (error.details.length === 0) return [{ file, path: '', message: error.message }];
    return error.details.map((detail) => ({
      file: detail.where ?? file,
      path: detail.path ?? '',
      message: detail.message ?? error.message,
    }));
  }
}

/** What no single table can see: names that point into another table. */
function relationProblems(facts: Facts): DataProblem[] {
  const problems: DataProblem[] = [];
  const { grades } = facts;
  for (const file of Object.keys(facts.documents))
    if (!FILES.has(file)) problems.push({ file, path: '', message: 'no table reads this file' });
  for (const grade of grades.values())
    for (const twin of grade.equivalents)
      if (!grades.get(twin)?.equivalents.includes(grade.id))
        problems.push({
          file: fileOf('grades'),
          path: `records[${grade.id}].equivalents`,
          message: `"${twin}" does not name ${grade.id} back`,
        });
  for (const table of ['publishedHeats', 'suspectHeats'] as const)
    for (const heat of facts[table])
      if (heat.gradeId !== null && !grades.has(heat.gradeId))
        problems.push({
          file: fileOf(table),
          path: `records[${heat.id}].gradeId`,
          message: `"${heat.gradeId}" is no grade`,
        });
  problems.push(...wordProblems(facts));
  return problems;
}

/** Words of one table that are ids of another: methods of laboratories, forms of priors, price factors of forms. */
function wordProblems(facts: Facts): DataProblem[] {
  const problems: DataProblem[] = [];
  const { analysisMethods, forms, market } = facts;
  for (const { id, methods } of facts.plant.laboratories)
    for (const { methodId } of methods)
      if (!analysisMethods.has(methodId))
        problems.push({
          file: fileOf('plant'),
          path: `records[${id}].methods`,
          message: `"${methodId}" is no analysis method`,
        });
  for (const form of facts.imputationPriors.byLotForm.keys())
    if (!forms.has(form))
      problems.push({ file: fileOf('imputationPriors'), path: form, message: `"${form}" is no form` });
  for (const { id, scrapFactor } of forms.values())
    if (scrapFactor !== undefined && !market.scrapFactors.has(scrapFactor))
      problems.push({
        file: fileOf('forms'),
        path: `records[${id}].scrapFactor`,
        message: `"${scrapFactor}" is no price factor`,
      });
  return problems;
}
