import type { z } from 'zod';
import type { Deed } from '../../src/documents/common.ts';
import { addressOf, type Contract } from '../../src/documents/contract/contract.ts';
import { type Job, jobSchema } from '../../src/documents/job.ts';
import { type Page, pageSchema } from '../../src/documents/page.ts';
import { refusalWords } from '../../src/foundation/quantity/field-words.ts';
import { reach } from './reach.ts';
import { serverClock } from './server-clock.ts';
import { shownPerson } from './shown-person.ts';

/** What a server refused: what, where, what is allowed and the cure. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: readonly {
    readonly where?: string;
    readonly path?: string;
    readonly value?: unknown;
    readonly unit?: string;
    readonly allowed?: string;
    readonly cure?: string;
    /** Verbs that do what the cure says. */
    readonly does?: readonly Deed[];
    /** What is wrong here, where the refusal names several things. */
    readonly message?: string;
  }[];
  /** What can be had instead, as a page. */
  readonly instead?: unknown;
}

/** A request that was refused, or that did not reach the server (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(refusal.message);
    this.status = status;
    this.refusal = refusal;
  }
}

/** What the API asks of the person in the middle of a request. */
export interface AskedAgain {
  /** What is signed; absent where the session has ended. */
  readonly sentence?: string | undefined;
  /** By what the person is asked again. */
  readonly by: 'password' | 'token' | 'person';
  /** A passkey of the person does it too. */
  readonly passkey?: boolean | undefined;
  /** Who signs, where it is not who is signed in. */
  readonly signer?: { readonly id: string; readonly name: string } | undefined;
}

/** Asks the person; answers the confirmation, or an empty text once they have signed in again. Throws what is to be told instead. */
export type AskPerson = (asked: AskedAgain) => Promise<string>;

let askPerson: AskPerson | null = null;

/** Says who asks the person when a request needs it; null: nobody does. */
export const setAskPerson = (ask: AskPerson | null): void => {
  askPerson = ask;
};

/** An order as the API takes it: fields of a query, or a body. */
export type Order = Readonly<Record<string, unknown>>;

const PAGE_TYPE = 'application/vnd.remelt.page+json';

interface Asked {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Id of the person whose write it is. Default: the one that this tab shows. */
  readonly person?: string | undefined;
}

/** Document that an address answers, checked against its schema. */
export async function readDocument<T>(
  schema: z.ZodType<T>,
  path: string,
  { order = {}, signal }: { readonly order?: Order; readonly signal?: AbortSignal } = {},
): Promise<T> {
  const { json } = await call(path + queryOf(order), { signal });
  return schema.parse(json);
}

/** What a verb answers to an order that reads, checked against its contract. */
export const readVerb = <Asks, Answer, Typed extends Order>(
  contract: Contract<Asks, Answer, string | null, Typed>,
  asked: { readonly order?: NoInfer<Typed>; readonly signal?: AbortSignal } = {},
): Promise<Answer> => readDocument(contract.answer, addressOf(contract), asked);

/** A verb, known by its contract. */
export type Addressed = Pick<Contract<never, unknown>, 'group' | 'name'>;

/** How an answer is waited for. */
interface Following {
  readonly signal?: AbortSignal | undefined;
  /** Told what is being done, where it takes more than a moment. */
  readonly onProgress?: ((words: string) => void) | undefined;
}

/** The page of a verb or an address, followed as `readFollowed` does. */
export async function readPage(
  of: Addressed | string,
  order: Order,
  following: Following = {},
): Promise<Page> {
  const path = typeof of === 'string' ? of : addressOf(of);
  return pageSchema.parse(await answerInTime(path + queryOf(order), { Accept: PAGE_TYPE }, following));
}

/** What a verb answers. What takes long is a job of the server, which says how far it is; its answer is read when it has ended. */
export const readFollowed = async <Asks, Answer, Typed>(
  contract: Contract<Asks, Answer, string | null, Typed>,
  { order, ...following }: Following & { readonly order: Order },
): Promise<Answer> =>
  contract.answer.parse(await answerInTime(addressOf(contract) + queryOf(order), {}, following));

async function answerInTime(
  address: string,
  headers: Readonly<Record<string, string>>,
  { signal, onProgress }: Following,
): Promise<unknown> {
  const first = await call(address, { headers: { ...headers, Prefer: 'respond-async, wait=1' }, signal });
  if (first.status !== 202) return first.json;
  await jobEnded(jobSchema.parse(first.json), {
    signal,
    pause_ms: LOOK_MS,
    onLook: ({ state, words }) => {
      if (state === 'running') onProgress?.(words);
    },
  });
  const { json } = await call(address, { headers, signal });
  return json;
}

/** How often a job is looked at [ms]. */
const LOOK_MS = 400;

/** How a job is looked at. */
interface Looking {
  readonly signal?: AbortSignal | undefined;
  /** How long is waited between two looks [ms]. */
  readonly pause_ms: number;
  /** Told of the job while it waits or runs. */
  readonly onLook: (job: Job) => void;
}

/** A job once it has ended, however that was. */
export async function jobEnded(job: Job, { signal, pause_ms, onLook }: Looking): Promise<Job> {
  if (job.state !== 'waiting' && job.state !== 'running') return job;
  onLook(job);
  await new Promise((resolve) => setTimeout(resolve, pause_ms));
  signal?.throwIfAborted();
  const { json } = await call(`/api/jobs/${job.id}`, { signal });
  return jobEnded(jobSchema.parse(json), { signal, pause_ms, onLook });
}

/** Document that an address answers to a body; nothing is booked. */
export async function ask<T>(schema: z.ZodType<T>, path: string, body: unknown): Promise<T> {
  const { json } = await call(path, { method: 'POST', body });
  return schema.parse(json);
}

/** Whether an address has something to answer; what it holds is not read. */
export async function isThere(path: string, order: Order, signal?: AbortSignal): Promise<boolean> {
  try {
    await answered(path + queryOf(order), { signal });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status < 500 && error.status >= 400) return false;
    throw error;
  }
}

/** An answer as a file of a type, such as a PDF. */
export async function readFile(of: Addressed, order: Order, type: string): Promise<Blob> {
  const response = await answered(addressOf(of) + queryOf(order), { headers: { Accept: type } });
  return response.blob();
}

/** Books, and answers what was booked as a file of a type, such as a PDF. */
export async function bookFile({ path, order, key }: Booking, type: string): Promise<Blob> {
  const headers = { Accept: type, 'Idempotency-Key': key };
  const response = await answered(path, { method: 'POST', body: order, headers });
  return response.blob();
}

/** One booking: the same key may be sent again, and is booked once. */
export interface Booking {
  readonly path: string;
  readonly order: Order;
  readonly key: string;
  /** Tag of the ledger that the person saw; refused (412) when it has moved on. */
  readonly ifMatch?: string | undefined;
  readonly signal?: AbortSignal;
  /** Person who signs it in the session of somebody else. */
  readonly signer?: string;
  /** Id of the person whose booking it is. Default: the one that this tab shows. */
  readonly person?: string;
}

/** Books, and answers the page of what was booked. */
export async function book({ path, order, key, ifMatch, signal }: Booking): Promise<Page> {
  const { json } = await call(path, {
    method: 'POST',
    body: order,
    headers: {
      Accept: PAGE_TYPE,
      'Idempotency-Key': key,
      ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
    },
    signal,
  });
  return pageSchema.parse(json);
}

/** Books, and answers the document of what was booked, or of what is to be confirmed. */
export async function bookDocument<T>(
  schema: z.ZodType<T>,
  { path, order, key, signer, signal, person }: Booking,
): Promise<T> {
  const headers = { 'Idempotency-Key': key, ...(signer === undefined ? {} : { 'Remelt-Signer': signer }) };
  const { json } = await call(path, { method: 'POST', body: order, headers, signal, person });
  return schema.parse(json);
}

/** Books a verb, and answers what its contract says. */
export const bookVerb = <Asks, Answer, Typed>(
  contract: Contract<Asks, Answer, string | null, Typed>,
  booking: Omit<Booking, 'path'>,
): Promise<Answer> => bookDocument(contract.answer, { path: addressOf(contract), ...booking });

/** Books as a job, which goes on without this page; its answer comes by the same booking without. */
export async function startJob({ path, order, key }: Booking): Promise<Job> {
  const headers = { 'Idempotency-Key': key, Prefer: 'respond-async' };
  const { json } = await call(path, { method: 'POST', body: order, headers });
  return jobSchema.parse(json);
}

/** Tag of the ledger as it stands now. */
export async function headTag(): Promise<string | undefined> {
  const { tag } = await call('/api/proof/ledger-head', {});
  return tag;
}

/** Answer of an address that has no page: sign-in and out, accounts. What is sent again with its key is done once. */
export async function send(
  path: string,
  method: 'POST' | 'DELETE',
  body?: unknown,
  key: string = crypto.randomUUID(),
): Promise<unknown> {
  const headers = method === 'POST' ? { 'Idempotency-Key': key } : {};
  const { json } = await call(path, { method, headers, ...(body === undefined ? {} : { body }) });
  return json;
}

/** As `send`, with the word that stands at the terminal of the server: nobody is signed in before a ledger begins. */
export async function sendWithWord(path: string, word: string, body?: unknown): Promise<unknown> {
  const headers = { 'Remelt-Founding-Word': word };
  const { json } = await call(path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  return json;
}

async function call(
  address: string,
  asked: Asked,
): Promise<{ readonly json: unknown; readonly tag: string | undefined; readonly status: number }> {
  const response = await answered(address, asked);
  const json: unknown = await response.json().catch(() => null);
  return { json, tag: response.headers.get('etag') ?? undefined, status: response.status };
}

/** What the server answers. Throws ApiError for a refusal, and where no server answers. */
async function answered(
  address: string,
  { method = 'GET', body, headers, signal, person = shownPerson.get()?.id }: Asked,
): Promise<Response> {
  const response = await fetch(address, {
    method,
    headers: {
      Accept: 'application/json',
      'Remelt-Client': REMELT_VERSION,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(method === 'GET' || person === undefined ? {} : { [SHOWN]: person }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    reach.note(false);
    throw new ApiError(0, { code: 'offline', message: 'the server cannot be reached', details: [] });
  });
  reach.note(true);
  serverClock.note(response.headers.get('remelt-time'));
  if (response.ok) return response;
  const json: unknown = await response.json().catch(() => null);
  const refused = new ApiError(response.status, refusalIn(json, response.status));
  const asked = askedAgain(refused, json);
  // who has signed in again may have to sign; the same is not asked a second time
  const told = headers?.[CONFIRMATION];
  const isTold = told !== undefined && !(told === '' && asked?.sentence !== undefined);
  if (asked === null || askPerson === null || isTold) throw refused;
  const confirmation = await askPerson(asked);
  return answered(address, {
    ...{ method, body, signal, person },
    headers: { ...headers, [CONFIRMATION]: confirmation },
  });
}

const CONFIRMATION = 'Remelt-Confirmation';
const SHOWN = 'Remelt-Person';

/** True for the refusal of a write whose person is not who is signed in here now. */
export const isOfOther = ({ refusal }: ApiError): boolean =>
  refusal.details.some(({ path }) => path === SHOWN);

/** Ends the session of a person, and of nobody else: who has signed in since stays. */
export async function endSessionOf(person: string): Promise<void> {
  await call('/api/session', { method: 'DELETE', person }).catch((error: unknown) => {
    if (!(error instanceof ApiError && isOfOther(error))) throw error;
  });
}

/** Whether a refusal asks for the person; a sign-in that was refused does not. */
function askedAgain({ status, refusal }: ApiError, json: unknown): AskedAgain | null {
  if (status !== 401) return null;
  const { error } = (json ?? {}) as { error?: Partial<AskedAgain> };
  if (refusal.code === 'confirm-person')
    return {
      ...{ sentence: error?.sentence ?? '', by: error?.by ?? 'password' },
      ...{ passkey: error?.passkey, signer: error?.signer },
    };
  const isEnded = refusal.details.some(({ path }) => path === 'Authorization');
  return isEnded ? { by: 'password' } : null;
}

/** The refusal of an answer: `{"error":{...}}`, or its page. */
function refusalIn(json: unknown, status: number): Refusal {
  const { error, title } = (json ?? {}) as { error?: Partial<Refusal>; title?: string };
  return {
    code: error?.code ?? String(status),
    message: refusalWords(error) ?? title ?? `the server answered ${status}`,
    details: error?.details ?? [],
    ...(error?.instead === undefined ? {} : { instead: error.instead }),
  };
}

/** A refusal of a job, in the words of a page. */
export const refusalOfJob = (error: unknown): Refusal => refusalIn({ error }, 409);

/** Plain fields as they are, others as JSON: what the server reads. */
export function queryOf(order: Order): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(order))
    if (value !== undefined && value !== '')
      query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  return query.size > 0 ? `?${query}` : '';
}
