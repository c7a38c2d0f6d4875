/** The closed set of errors. Each has a `code`, JSON `details` and, in one table, an exit code. */

/** A verb that somebody may do next, with what is known of its order: `{ verb: 'heats/measure-leak', order: { heat: 'H-1' } }`. */
export interface Deed {
  /** Group and name of a task; `terminal/NAME` where the command line alone has it. */
  readonly verb: string;
  /** A field that is null is told by whoever does it, as are those that the verb needs and that are not here. */
  readonly order?: Readonly<Record<string, unknown>>;
}

/** Where a refusal points to, what stood there and what would be accepted. Survives JSON and structuredClone. */
export interface ErrorDetail {
  /** Field as the caller wrote it: `materials[3].price_usd_per_kg`. */
  readonly path?: string;
  /** Id of the thing that the field is of, where it has one: the place in a list tells nobody which. */
  readonly item?: string;
  /** Place outside a JSON document: file, row and column, table. */
  readonly where?: string;
  readonly value?: string | number | boolean | null;
  readonly unit?: string;
  /** What would have been accepted, in words. */
  readonly allowed?: string;
  /** What to do about it, in words. */
  readonly cure?: string;
  /** Verbs that do it, in the order of the words. */
  readonly does?: readonly Deed[];
  readonly source?: string;
  readonly message?: string;
}

/** What to do about something, and the verbs that do it. */
export type Cure = Pick<ErrorDetail, 'cure' | 'does'>;

/** What to do, in words, and the verb that does it. */
export const cureBy = (cure: string, verb: string, order?: Deed['order']): Cure => ({
  cure,
  does: [{ verb, ...(order && { order }) }],
});

const EXIT = {
  input: 2,
  validity: 2,
  convergence: 3,
  balance: 6,
  infeasible: 1,
  conflict: 4,
  forbidden: 2,
  'not-found': 2,
  unavailable: 5,
  cancelled: 3,
} as const;

export type ErrorCode = keyof typeof EXIT;

/** Base of the closed set. `message` says what, with value and unit, what is allowed, and what to do. */
export class RemeltError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];

  constructor(code: ErrorCode, message: string, details: readonly ErrorDetail[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

type Details = readonly ErrorDetail[] | ErrorDetail;
const list = (details: Details): readonly ErrorDetail[] =>
  Array.isArray(details) ? details : [details as ErrorDetail];

/** The caller's document, file or option is wrong. */
export class InputError extends RemeltError {
  constructor(message: string, details: Details = [], cause?: unknown) {
    super('input', message, list(details), cause);
  }
}
/** Outside the range in which a model or a datum may be used. */
export class ValidityError extends RemeltError {
  constructor(message: string, details: Details = [], cause?: unknown) {
    super('validity', message, list(details), cause);
  }
}
/** An iteration stopped before its answer was good. */
export class ConvergenceError extends RemeltError {
  constructor(message: string, details: Details = [], cause?: unknown) {
    super('convergence', message, list(details), cause);
  }
}
/** Mass was made or lost: a fault of this program, never of the caller. */
export class BalanceError extends RemeltError {
  constructor(message: string, details: Details = [], cause?: unknown) {
    super('balance', message, list(details), cause);
  }
}
/** No answer satisfies what was asked. `instead` is what can be had, as a page (`remelt-page/1`). */
export class InfeasibleError extends RemeltError {
  instead: unknown;

  constructor(message: string, details: Details = [], cause?: unknown) {
    super('infeasible', message, list(details), cause);
  }

  /** The same error with what can be had in place of what was asked. */
  offering(instead: unknown): this {
    this.instead = instead;
    return this;
  }
}

/** What can be had in place of what was asked, however often its refusal was told again; undefined where nobody said. */
const insteadOf = (error: unknown): unknown =>
  error instanceof InfeasibleError ? (error.instead ?? insteadOf(error.cause)) : undefined;
/** Somebody else's write came first, or a resource is locked. */
export class ConflictError extends RemeltError {
  constructor(message: string, details: Details = [], cause?: unknown) {
    super('conflict', message, list(details), cause);
  }
}
/** A rule of the plant forbids it, whoever asks. */
export class ForbiddenError extends RemeltError {
  constructor(message: string, details: Details = [], cause?: unknown) {
    super('forbidden', message, list(details), cause);
  }
}
/** The thing named does not exist. */
export class NotFoundError extends RemeltError {
  constructor(message: string, details: Details = [], cause?: unknown) {
    super('not-found', message, list(details), cause);
  }
}
/** A disk, database, worker or other part of the environment does not answer. */
export class UnavailableError extends RemeltError {
  constructor(message: string, details: Details = [], cause?: unknown) {
    super('unavailable', message, list(details), cause);
  }
}
/** The caller stopped it. */
export class CancelledError extends RemeltError {
  constructor(message = 'cancelled', details: Details = [], cause?: unknown) {
    super('cancelled', message, list(details), cause);
  }
}

/** An error of a file or a port; `code` says what the system refused: `ENOENT`. */
export const systemError = (error: unknown): Error & { readonly code?: string } => error as Error;

const CLASSES = {
  input: InputError,
  validity: ValidityError,
  convergence: ConvergenceError,
  balance: BalanceError,
  infeasible: InfeasibleError,
  conflict: ConflictError,
  forbidden: ForbiddenError,
  'not-found': NotFoundError,
  unavailable: UnavailableError,
  cancelled: CancelledError,
} as const;

/** An error of the class that belongs to a code: for errors that crossed a thread, or learnt more on their way. */
export const errorOfCode = (
  code: ErrorCode,
  message: string,
  details: readonly ErrorDetail[] = [],
  cause?: unknown,
): RemeltError => new CLASSES[code](message, details, cause);

/** How an error is told to somebody who wrote its places elsewhere. */
export interface Retelling {
  readonly detail: (detail: ErrorDetail) => ErrorDetail;
  /** Default: the message as it is. */
  readonly message?: (message: string, details: readonly ErrorDetail[]) => string;
}

/**
 * What `work` gives, or its promise. An error of the closed set that it throws names its places as the caller wrote them:
 * with a prefix such as `heats[2].`, or detail by detail. Class and code stay; the error itself is the cause.
 */
export function placed<T>(retelling: string | Retelling, work: () => T): T {
  const retold = (error: unknown): never => {
    throw error instanceof RemeltError ? retoldAs(retelling, error) : error;
  };
  try {
    const made = work();
    return made instanceof Promise ? (made.catch(retold) as T) : made;
  } catch (error) {
    return retold(error);
  }
}

function retoldAs(retelling: string | Retelling, error: RemeltError): RemeltError {
  const { detail, message = (words: string) => words } =
    typeof retelling === 'string' ? { detail: under(retelling) } : retelling;
  const details = error.details.map(detail);
  return errorOfCode(error.code, message(error.message, details), details, error);
}

const under =
  (prefix: string) =>
  (detail: ErrorDetail): ErrorDetail =>
    detail.path === undefined ? detail : { ...detail, path: `${prefix}${detail.path}` };

/** The `{"error":{...}}` document of `formats.md`. Anything outside the closed set becomes `internal` without its stack. */
export function errorDocument(error: unknown): {
  readonly error: {
    readonly code: ErrorCode | 'internal';
    readonly message: string;
    readonly details: readonly ErrorDetail[];
    readonly instead?: unknown;
  };
} {
  if (error instanceof RemeltError) {
    const instead = insteadOf(error);
    const { code, message, details } = error;
    return { error: { code, message, details, ...(instead === undefined ? {} : { instead }) } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { error: { code: 'internal', message: `internal fault: ${message}`, details: [] } };
}

/**
 * A fault of this program, whoever was asked: such an error is never told as one of a disk or a database. What the system or a driver
 * throws of the same class has a `code`.
 */
export const isFault = (error: unknown): boolean =>
  (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) &&
  !('code' in error);

/** Process exit code: 1 negative verdict, 2 bad input, 3 undecided, 4 conflict, 5 environment, 6 internal. */
export function exitCode(error: unknown): number {
  return error instanceof RemeltError ? EXIT[error.code] : 6;
}

/** Throws CancelledError when the signal is aborted; call between steps of long work. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError();
}
