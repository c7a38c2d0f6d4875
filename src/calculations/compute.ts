import type { AnswerOf, Registry } from './calculation.ts';
import type { Control } from './control.ts';
import type { Facts } from './facts.ts';
import type { CALCULATIONS } from './index.ts';

/** A registry to call: each calculation under its name. */
export type Calls<All extends Registry> = {
  readonly [Name in keyof All]: (document?: unknown, control?: Control) => Promise<AnswerOf<All[Name]>>;
};

/**
 * The calculations as tasks and faces call them. `engine` implements it; where the work is done (this thread,
 * another, another machine) is its business. Documents come in unparsed and are parsed by their own schema:
 * InputError with path, value and cure for what is wrong.
 */
export type Compute<All extends Registry = typeof CALCULATIONS> = Calls<All> & {
  readonly facts: () => Facts;
  /** What there is, for faces that offer all of it. */
  readonly calculations: All;
  /** The calculation of that name. Throws NotFoundError naming those that exist, and what the calculation throws. */
  readonly run: (name: string, document?: unknown, control?: Control) => Promise<unknown>;
  /** Ends threads; the process can exit after it. */
  readonly close: () => Promise<void>;
};
