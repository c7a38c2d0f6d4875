import type { Context } from 'hono';
import type { TaskContext } from '../../../desk/context.ts';
import { inOwnPlant } from '../../../desk/reference/own-plant.ts';
import { signedStore } from '../../../desk/signed-store.ts';
import { isVisitor, notForVisitors } from '../../../desk/visitors.ts';
import { PROGRAM_TOKEN } from '../../../documents/session.ts';
import { openResults } from '../../../engine/tables/result-file.ts';
import { readSheets } from '../../../engine/tables/sheets.ts';
import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { openPrinter } from '../../../links/zpl/zpl-printer.ts';
import { type AnyTask, TASKS } from '../../../tasks/registry.ts';
import { requireMayAsk } from '../../../tasks/rights.ts';
import type { KnownPerson, Plant } from '../plant.ts';
import { recorderShelf } from '../recorder-shelf.ts';
import { HttpRefusal } from '../replies.ts';
import { scaleReadings } from '../scale-readings.ts';
import { heldUntilFounded, requireFoundingWord, wordIn } from './founding.ts';
import { type Session, sessionOf } from './session.ts';

/** Who asks, and what tasks need to act as that person. */
export interface Caller {
  readonly person: KnownPerson;
  readonly context: TaskContext;
  /** How they are proved; a program has a token of its own, and signs nothing. */
  readonly how: Session['how'] | 'program';
  /** Names the session or token, so that a confirmation belongs to it alone. */
  readonly credential: string;
  readonly session: Session | null;
  /** Proves the founding word; absent once a plant is founded here. */
  readonly proveWord?: () => Promise<void>;
}

interface Shown {
  readonly proof: Parameters<TaskContext['store']['signIn']>[0] | null;
  readonly how: Caller['how'];
  readonly credential: string;
  readonly session: Session | null;
  /** The person that it must be. */
  readonly person?: string;
}

const asked = new WeakMap<Request, Promise<Caller>>();

/** Who is behind a request: by a token in its header, or by its session. Throws HttpRefusal (401) where nobody is proved. */
export function callerOf(c: Context, plant: Plant): Promise<Caller> {
  const { raw } = c.req;
  const caller = asked.get(raw) ?? callerBehind(c, plant);
  asked.set(raw, caller);
  return caller;
}

/** Id of the person whom a request was answered as; nothing where it asked for nobody. */
export const personAsked = async (c: Context): Promise<string | undefined> =>
  (await asked.get(c.req.raw)?.catch(() => null))?.person.id;

/** Asks anew who is behind a request that lasts; null where nobody is any more. */
export const stillThere = (c: Context, plant: Plant): Promise<Caller | null> =>
  callerBehind(c, plant).catch((error: unknown) => {
    if (error instanceof HttpRefusal) return null;
    throw error;
  });

async function callerBehind(c: Context, plant: Plant): Promise<Caller> {
  const context = await plant.open();
  const { store: whole } = context;
  const { demonstration, persons, plant: founded } = await whole.roster();
  const shown = await shownBy(c, plant);
  if (shown === null) throw nobody('nobody is signed in');
  const { proof, how, credential, session } = shown;
  const signer = proof ? await whole.signIn(proof).catch(refusedProof) : null;
  const id = signer?.person ?? (demonstration && how === 'demonstration' ? shown.person : undefined);
  const person = persons.find((one) => one.id === id);
  if (!person || (shown.person !== undefined && shown.person !== person.id))
    throw nobody('nobody is signed in');
  const proveWord = () => requireFoundingWord(c, { person: person.id, word: wordIn(c) }, plant);
  const isFounded = founded !== null;
  const store = isFounded ? whole : heldUntilFounded(whole, proveWord);
  return {
    person,
    how,
    credential,
    session,
    ...(isFounded ? {} : { proveWord }),
    context: {
      ...(await inOwnPlant(context)),
      openFile: openResults,
      openTable: readSheets,
      ...(plant.sources ? { sources: plant.sources } : {}),
      ...(plant.backups ? { backups: plant.backups } : {}),
      ...(plant.scales ? { scales: scaleReadings(plant.scales, plant) } : {}),
      printers: { open: openPrinter },
      recorders: recorderShelf(plant),
      actor: { kind: 'person', person },
      store: signer ? signedStore(store, signer) : store,
    },
  };
}

/** What a request shows of who sends it; null where it shows nothing that holds. */
async function shownBy(c: Context, plant: Plant): Promise<Shown | null> {
  const token = tokenShown(c);
  if (token === undefined) {
    const session = await sessionOf(c, plant);
    if (session === null) return null;
    const { proof, how, person, idHash } = session;
    return { proof: proof === null ? null : { begunOn: proof }, how, credential: idHash, session, person };
  }
  const credential = `token ${hashOfText(token)}`;
  if (token.startsWith(PROGRAM_TOKEN)) {
    const { accounts } = await plant.office();
    const known = await accounts.token(hashOfText(token), plant.clock().toISOString());
    if (known === null) throw nobody('this token of a program belongs to nobody, or has ended');
    const { proof, person } = known;
    return { proof: { begunOn: proof }, how: 'program', credential, session: null, person };
  }
  return { proof: { token }, how: 'token', credential, session: null };
}

/** A list is read by spreadsheets too: they know a name and a password, which is the token. */
export const isForSheets = ({ method, path }: Context['req']): boolean =>
  (method === 'GET' || method === 'HEAD') && /^\/odata(\/|$)|^\/api\/[^/]+\/[^/]+\.(csv|xlsx)$/.test(path);

function tokenShown(c: Context): string | undefined {
  const shown = c.req.header('authorization') ?? '';
  const [, token] = /^Bearer (\S+)$/i.exec(shown) ?? [];
  const [, basic] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(shown) ?? [];
  if (basic === undefined || !isForSheets(c.req)) return token;
  const text = Buffer.from(basic, 'base64').toString();
  return text.slice(text.indexOf(':') + 1);
}

/** What has ended or was replaced proves nobody any more. */
function refusedProof(error: unknown): never {
  throw error instanceof ForbiddenError ? nobody('what you signed in with belongs to no person here') : error;
}

const nobody = (words: string): HttpRefusal =>
  new HttpRefusal(
    401,
    new ForbiddenError(words, {
      path: 'Authorization',
      allowed: 'a session, or your own token: Authorization: Bearer TOKEN',
      ...cureBy('sign in with your password, or with your own token', 'terminal/token'),
    }),
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  );

/** Header in which a page says which person it shows. */
export const SHOWN = 'Remelt-Person';

/**
 * Holds a write of a browser to the person that its page shows: the cookie is that of whoever signed in last, in whatever tab. A
 * program shows nobody. Throws ConflictError for another person, InputError where the page does not say.
 */
export function requireShown(c: Context, { person, session }: Pick<Caller, 'person' | 'session'>): void {
  const shown = c.req.header(SHOWN);
  if (shown === person.id || (shown === undefined && session === null)) return;
  if (shown === undefined)
    throw new InputError('this request does not say which person its page shows', {
      path: SHOWN,
      allowed: 'the id of who is signed in, as GET /api/session tells it',
      cure: 'load the page again',
    });
  throw new ConflictError(`${person.name} is signed in here now`, {
    path: SHOWN,
    value: shown.slice(0, 100),
    allowed: person.id,
    cure: 'nothing was booked; sign in as yourself, then send it again',
  });
}

/** What visitors ask besides tasks, each of which says itself whether it is for them: all of it is their own. */
const VISITED: ReadonlySet<string> = new Set([
  ...['session', 'account', 'jobs', 'events', 'camera', 'calculations', 'first-run'],
  ...Object.keys(TASKS),
]);

/** Throws ForbiddenError for a visitor at an address where others keep what they read and book. */
export function requireVisitable(c: Context, { person }: Pick<Caller, 'person'>): void {
  const [, , part = ''] = c.req.path.split('/');
  if (!VISITED.has(part) && isVisitor(person)) throw notForVisitors(part.slice(0, 100));
}

/** Throws ForbiddenError when the person has no role for the task. */
export function requireRight(
  task: Pick<AnyTask, 'name' | 'title' | 'act' | 'reads' | 'ofOneself' | 'forVisitors'>,
  { person, context }: Caller,
): void {
  requireMayAsk(task, person, context.clock().toISOString().slice(0, 10));
}
