import {
  ConflictError,
  type ErrorCode,
  errorDocument,
  ForbiddenError,
  RemeltError,
  UnavailableError,
} from '../../foundation/errors.ts';

/** HTTP status of each error of the closed set. */
const STATUS: Readonly<Record<ErrorCode, Status>> = {
  input: 400,
  validity: 422,
  convergence: 422,
  infeasible: 422,
  conflict: 409,
  forbidden: 403,
  'not-found': 404,
  unavailable: 503,
  cancelled: 409,
  balance: 500,
};

type Status = 400 | 403 | 404 | 409 | 412 | 422 | 500 | 503;

/** A refusal with a status of HTTP that its code alone does not give: 401, 412, 413, 415, 426, 429. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly error: RemeltError;
  readonly more: More;

  constructor(status: number, error: RemeltError, more: More = {}) {
    super(error.message, { cause: error });
    this.status = status;
    this.error = error;
    this.more = more;
  }
}

/** Too much at once: of one person (429), or of all together (503), to be asked again after so long [s]. */
export const tooMuch = (
  status: 429 | 503,
  words: string,
  { allowed, cure, wait_s }: { readonly allowed: string; readonly cure: string; readonly wait_s: number },
): HttpRefusal =>
  new HttpRefusal(
    status,
    status === 429
      ? new ForbiddenError(words, { allowed, cure })
      : new UnavailableError(words, { allowed, cure }),
    { headers: { 'Retry-After': String(wait_s) } },
  );

/** What a refusal of HTTP says besides. */
interface More {
  readonly headers?: Readonly<Record<string, string>>;
  /** Code that stands for that of the error. */
  readonly code?: 'confirm-person';
  /** What is signed, and by what its person is asked again: `password`, `token` or `person`. */
  readonly sentence?: string;
  readonly by?: 'password' | 'token' | 'person';
  /** A passkey of the person does it too. */
  readonly passkey?: boolean;
  /** Who signs, where it is not who is signed in. */
  readonly signer?: { readonly id: string; readonly name: string };
}

/** Status, headers and the `{"error":{...}}` document of what was thrown; of a fault of ours only that it is one. */
export function replyTo(thrown: unknown): {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: { readonly error: object };
} {
  if (thrown instanceof HttpRefusal) {
    const { headers = {}, ...more } = thrown.more;
    const { error } = errorDocument(thrown.error);
    return { status: thrown.status, headers, document: { error: { ...error, ...more } } };
  }
  if (!(thrown instanceof RemeltError) || thrown.code === 'balance')
    return {
      status: 500,
      headers: {},
      document: { error: { code: 'internal', message: 'a fault of the program', details: [] } },
    };
  return { status: statusOf(thrown), headers: {}, document: errorDocument(thrown) };
}

/** 412 for a head that the caller expected and that is not there any more. */
const statusOf = (error: RemeltError): Status =>
  error instanceof ConflictError && error.details.some(({ path }) => path === 'If-Match')
    ? 412
    : STATUS[error.code];
