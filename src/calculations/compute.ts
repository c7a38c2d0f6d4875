import type { CheckDataOutput } from './data-check.ts';
import type { Facts } from './facts.ts';
import type { IdentifyOutput } from './identify.ts';
import type { PlanOutput } from './plan.ts';
import type { ReleaseOutput } from './release.ts';
import type { SimulateOutput } from './simulate.ts';

/** How a caller follows and stops long work. */
export interface Control {
  readonly signal?: AbortSignal;
  /** Called with 0 to 1 and a few words, at most a few times a second. */
  readonly onProgress?: (done: number, words: string) => void;
}

/**
 * The calculations as tasks and faces call them. `faces/worker` implements it; where the work is done (this thread,
 * another, another machine) is its business. Documents come in unparsed and are parsed by their own schema:
 * InputError with path, value and cure for what is wrong.
 */
export interface Compute {
  readonly facts: () => Facts;
  readonly identify: (document: unknown, control?: Control) => Promise<IdentifyOutput>;
  readonly plan: (document: unknown, control?: Control) => Promise<PlanOutput>;
  readonly simulate: (document: unknown, control?: Control) => Promise<SimulateOutput>;
  readonly release: (document: unknown, control?: Control) => Promise<ReleaseOutput>;
  readonly checkData: () => CheckDataOutput;
  /** Ends threads; the process can exit after it. */
  readonly close: () => Promise<void>;
}
