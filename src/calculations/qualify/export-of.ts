import type { QualifyInput, QualifyOutput } from '../../documents/qualification/qualify.ts';
import type { Facts } from '../facts.ts';

/** What a part of a plan is written from. */
export interface ExportOf {
  readonly input: QualifyInput;
  readonly output: QualifyOutput;
  readonly facts: Facts;
}
