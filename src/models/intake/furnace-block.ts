import type { GradeForm } from '../../metal/alloy/grade.ts';

/** What is known of a lot that decides where it may be melted. */
export interface MeltCandidate {
  readonly id: string;
  /** Form as booked: `grindings`, `turnings`, `end-of-life-blades` ... */
  readonly form: string;
  /** Form of the grade it was identified as, or is declared to be; null = not known. */
  readonly gradeForm: GradeForm | null;
  /** `unknown` until somebody looked. */
  readonly coating: 'none' | 'metallic' | 'ceramic' | 'unknown';
}

/** Operations with a crucible under vacuum: what floats or gasses there ends in the casting. */
const VACUUM_INDUCTION = 'vacuum-induction';
/** Forms that come off blades and other coated parts: their coating must be looked at. */
const MAY_BE_COATED: readonly string[] = ['end-of-life-blades'];

/**
 * Why a lot may never go into an operation, in words; empty = it may. Vacuum induction: oxide-dispersed alloys (the
 * dispersoid neither dissolves nor floats out), grindings (abrasive and oxide), scrap with a ceramic coating. There is
 * no override: such metal goes to a refinery, or is stripped and booked again as another lot.
 */
export function furnaceBlocks(lot: MeltCandidate, operation: string): string[] {
  if (operation !== VACUUM_INDUCTION) return [];
  return [
    ...(lot.gradeForm === 'ODS'
      ? ['oxide-dispersion strengthened metal: its oxide would stay in the melt as inclusions']
      : []),
    ...(lot.form === 'grindings' ? ['grindings: melting does not remove the abrasive and the oxide'] : []),
    ...(lot.coating === 'ceramic' ? ['ceramic coating: strip it and book the metal as a new lot'] : []),
    ...(lot.coating === 'unknown' && MAY_BE_COATED.includes(lot.form)
      ? ['the parts have not been checked for a ceramic coating']
      : []),
  ];
}
