import { z } from 'zod';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import type { Composition, Content } from './composition.ts';
import { citationOf, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol, elementsIn } from './element.ts';
import { GRADE_FORMS, type Grade, type GradeForm } from './grade.ts';

/** A lognormal by median [kg/kg] and geometric standard deviation [1]. */
export interface LognormalPrior {
  readonly median: number;
  readonly geometricSd: number;
  /** Where both are from. */
  readonly source: string;
}

type PerElement<T> = ReadonlyMap<ElementSymbol, T>;

/** Priors for what an analysis does not give. */
export interface ImputationPriors {
  /** Content of clean metal by the form of its grade. */
  readonly byGradeForm: ReadonlyMap<GradeForm, PerElement<LognormalPrior>>;
  /** What the form of the lot adds on top: surface, residue, foreign metal. */
  readonly byLotForm: ReadonlyMap<string, PerElement<LognormalPrior>>;
}

const record = z
  .strictObject({
    ...origin,
    kind: z.enum(['grade-form', 'lot-form']),
    form: z.string().min(1),
    element: z.enum(ELEMENTS),
    median: z.number().positive(),
    spread: z.number().gt(1),
    n: z.int().positive().optional(),
    unit: z.strictObject({ median: z.literal('ppm'), spread: z.literal('1') }),
  })
  .refine((row) => row.kind === 'lot-form' || GRADE_FORMS.includes(row.form as GradeForm), 'form of a grade');

export const IMPUTATION_FILE = 'imputation-priors.json';

const readImputationPriors = (document: unknown) =>
  readTable(IMPUTATION_FILE, document, { kind: 'imputation-priors', record });

/** Imputation priors in kg/kg. Throws InputError (see readTable). */
export function imputationPriors(document: unknown): ImputationPriors {
  const byGradeForm = new Map<GradeForm, Map<ElementSymbol, LognormalPrior>>();
  const byLotForm = new Map<string, Map<ElementSymbol, LognormalPrior>>();
  const table = readImputationPriors(document);
  for (const row of table.records) {
    const source = citationOf(table, row.source);
    const prior = { median: row.median * 1e-6, geometricSd: row.spread, source };
    if (row.kind === 'grade-form') rowsOf(byGradeForm, row.form as GradeForm).set(row.element, prior);
    else rowsOf(byLotForm, row.form).set(row.element, prior);
  }
  return { byGradeForm, byLotForm };
}

/** Real heats sit well below a maximum: 718 prints Co up to 1.0 and holds 0.17 wt% (published heats). Assumption. */
const SHARE_OF_MAXIMUM = 0.3;

/**
 * The composition with contents for every element that a prior knows and the analysis does not give. They are
 * lognormal and marked `imputed`. Where the grade asks for the element (a lower limit), its window stands in, as
 * normal with a quarter of the window as standard deviation; where the grade prints a maximum, the prior's median is
 * at most 0.3 of it. The balance element and what is present stay as they are.
 */
export function imputeMissing(
  composition: Composition,
  priors: ImputationPriors,
  lot: { readonly gradeForm: GradeForm; readonly lotForm?: string; readonly grade?: Grade },
): Composition {
  const base = priors.byGradeForm.get(lot.gradeForm) ?? new Map<ElementSymbol, LognormalPrior>();
  const extra = priors.byLotForm.get(lot.lotForm ?? '') ?? new Map<ElementSymbol, LognormalPrior>();
  const wanted = elementsIn(lot.grade?.limits ?? {});
  const contents: Partial<Record<ElementSymbol, Content>> = { ...composition.contents };
  for (const element of new Set([...base.keys(), ...extra.keys(), ...wanted])) {
    if (contents[element] || element === composition.balance) continue;
    const content = imputedContent(element, base.get(element), extra.get(element), lot.grade);
    if (content) contents[element] = content;
  }
  return { ...composition, contents };
}

function imputedContent(
  element: ElementSymbol,
  base: LognormalPrior | undefined,
  extra: LognormalPrior | undefined,
  grade: Grade | undefined,
): Content | null {
  const limit = grade?.limits[element];
  if (limit?.min !== undefined && limit.max !== undefined && element !== grade?.balance) {
    return {
      mean: asMassFraction((limit.min + limit.max) / 2),
      spread: (limit.max - limit.min) / 4,
      law: 'normal',
      origin: 'imputed',
      reference: `window of ${grade?.id}`,
    };
  }
  const capped =
    base && limit?.max !== undefined
      ? { ...base, median: Math.min(base.median, SHARE_OF_MAXIMUM * limit.max) }
      : base;
  const parts = [capped, extra].filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  let mean = 0;
  let variance = 0;
  for (const part of parts) {
    const m = meanOf(part);
    mean += m;
    variance += m * m * (Math.exp(Math.log(part.geometricSd) ** 2) - 1);
  }
  return {
    mean: asMassFraction(mean),
    spread: Math.sqrt(variance),
    law: 'lognormal',
    origin: 'imputed',
    reference: `data/${IMPUTATION_FILE}`,
  };
}

/** Mean [kg/kg] of a lognormal: median exp(s^2/2) with s = ln(geometric standard deviation). */
const meanOf = ({ median, geometricSd }: LognormalPrior): number =>
  median * Math.exp(Math.log(geometricSd) ** 2 / 2);

function rowsOf<K>(
  map: Map<K, Map<ElementSymbol, LognormalPrior>>,
  key: K,
): Map<ElementSymbol, LognormalPrior> {
  const found = map.get(key);
  if (found) return found;
  const made = new Map<ElementSymbol, LognormalPrior>();
  map.set(key, made);
  return made;
}
