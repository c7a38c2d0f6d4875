import { ForbiddenError } from '../../foundation/errors.ts';
import type { TaskContext } from '../../tasks/context.ts';
import type { AnyTask } from '../../tasks/registry.ts';
import { mayAsk, rolesAsking } from '../../tasks/rights.ts';
import { signedStore } from '../../tasks/signed-store.ts';
import type { Plant } from './plant.ts';
import { HttpRefusal } from './replies.ts';

type Roster = Awaited<ReturnType<TaskContext['store']['roster']>>;
export type KnownPerson = Roster['persons'][number];

/** Who asks, and what tasks need to act as that person. */
export interface Caller {
  /** Null only in a demonstration, where an invented person stands in. */
  readonly person: KnownPerson | null;
  readonly context: TaskContext;
}

/** Who is behind the headers of a request. Throws HttpRefusal (401) where nobody is proved. */
export async function callerOf(headers: Headers, plant: Plant): Promise<Caller> {
  const context = await plant.open();
  const { demonstration, persons } = await context.store.roster();
  const [, token] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (token !== undefined) {
    const signer = await context.store.signIn({ token }).catch((error: unknown) => {
      throw error instanceof ForbiddenError
        ? nobody('this token belongs to no person of this ledger')
        : error;
    });
    const person = persons.find(({ id }) => id === signer.person) ?? null;
    return { person, context: { ...acting(context, person), store: signedStore(context.store, signer) } };
  }
  if (demonstration) return { person: null, context };
  throw nobody('nobody is signed in');
}

const acting = (context: TaskContext, person: KnownPerson | null): TaskContext =>
  person ? { ...context, actor: { kind: 'person', person } } : context;

const nobody = (words: string): HttpRefusal =>
  new HttpRefusal(
    401,
    new ForbiddenError(words, {
      path: 'Authorization',
      allowed: 'your own token: Authorization: Bearer TOKEN',
      cure: 'sign in with the token that "remelt persons token" gave you',
    }),
    { 'WWW-Authenticate': 'Bearer' },
  );

/** Throws ForbiddenError when the person has no role for the task. */
export function requireRight(task: AnyTask, { person, context }: Caller): void {
  const on = context.clock().toISOString().slice(0, 10);
  if (person === null || mayAsk(task, person, on)) return;
  throw new ForbiddenError(`${person.id} may not ask for ${task.name}`, {
    path: 'role',
    value: person.roles.join(', '),
    allowed: rolesAsking(task),
    cure: 'let a person with the role do it',
  });
}
