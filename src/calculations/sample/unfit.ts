import { RemeltError } from '../../foundation/errors.ts';

const UNFIT: readonly string[] = ['input', 'validity', 'not-found'];

/** True for what makes a result, a sample or a heat unfit, so that a history may leave it out. */
export const isUnfit = (error: unknown): error is RemeltError =>
  error instanceof RemeltError && UNFIT.includes(error.code);
