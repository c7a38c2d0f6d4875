import type { Context } from 'hono';
import { ForbiddenError } from '../../foundation/errors.ts';
import type { TaskContext } from '../../tasks/context.ts';
import type { AnyTask } from '../../tasks/registry.ts';
import { mayAsk, rolesAsking } from '../../tasks/rights.ts';
import { signedStore } from '../../tasks/signed-store.ts';
import type { Plant } from './plant.ts';
import { HttpRefusal } from './replies.ts';
import { type KnownPerson, sessionOf } from './session.ts';

/** Who asks, and what tasks need to act as that person. */
export interface Caller {
  readonly person: KnownPerson;
  readonly context: TaskContext;
}

/** Who is behind a request: by a token in its header, or by its session. Throws HttpRefusal (401) where nobody is proved. */
export async function callerOf(c: Context, plant: Plant): Promise<Caller> {
  const context = await plant.open();
  const { store } = context;
  const { demonstration, persons } = await store.roster();
  const [, token] = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  const session = token === undefined ? await sessionOf(c, plant) : null;
  const proof = token !== undefined ? { token } : session?.proof ? { begunOn: session.proof } : null;
  const signer = proof ? await store.signIn(proof).catch(refusedProof) : null;
  const id = signer?.person ?? (demonstration && session?.proof === null ? session.person : undefined);
  const person = persons.find((one) => one.id === id);
  if (!person || (session && session.person !== person.id)) throw nobody('nobody is signed in');
  return {
    person,
    context: {
      ...context,
      actor: { kind: 'person', person },
      store: signer ? signedStore(store, signer) : store,
    },
  };
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
      cure: 'sign in with the token that "remelt persons token" gave you',
    }),
    { 'WWW-Authenticate': 'Bearer' },
  );

/** Throws ForbiddenError when the person has no role for the task. */
export function requireRight(task: AnyTask, { person, context }: Caller): void {
  const on = context.clock().toISOString().slice(0, 10);
  if (mayAsk(task, person, on)) return;
  throw new ForbiddenError(`${person.id} may not ask for ${task.name}`, {
    path: 'role',
    value: person.roles.join(', '),
    allowed: rolesAsking(task),
    cure: 'let a person with the role do it',
  });
}
