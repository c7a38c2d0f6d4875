/** The public library: named re-exports, nothing computed. The command line and the documents stand on the same functions. */

export type { Compute } from './calculations/compute.ts';
export type { Control } from './calculations/control.ts';
export { assembleFacts, type Facts } from './calculations/facts.ts';
export { identifyDocument } from './calculations/identify/identify.ts';
export type { Manifest } from './calculations/manifest.ts';
export { planDocument } from './calculations/plan/plan.ts';
export { releaseDocument } from './calculations/release/release.ts';
export { simulateDocument } from './calculations/simulate/simulate.ts';
export { openContext } from './desk/open-context.ts';
export { createCompute } from './engine/compute.ts';
export { readFacts } from './engine/data-folder.ts';
export type { Command } from './evidence/ledger/commands.ts';
export { openStore } from './evidence/ledger/open-store.ts';
export type { Store } from './evidence/ledger/store.ts';
export { verifyBundle } from './evidence/proof/bundle.ts';
export type { Bundle, BundleVerdict, Trust } from './evidence/proof/bundle-format.ts';
export {
  BalanceError,
  CancelledError,
  ConflictError,
  ConvergenceError,
  type ErrorDetail,
  ForbiddenError,
  InfeasibleError,
  InputError,
  NotFoundError,
  RemeltError,
  UnavailableError,
  ValidityError,
} from './foundation/errors.ts';
export { TASKS, taskNamed } from './tasks/registry.ts';
export { runTask, type Task } from './tasks/task.ts';
