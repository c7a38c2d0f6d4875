import type { RegisterState } from '../../evidence/ledger/subjects/register.ts';
import type { TaskContext } from '../context.ts';

/** What a source of results says of all its files. */
export interface ResultSource {
  readonly method?: string;
  readonly laboratory?: string;
  readonly lesson?: string;
}

/** What the plant has entered of a source; nothing of one that it has not. */
export async function sourceOf(name: string, context: Pick<TaskContext, 'store'>): Promise<ResultSource> {
  const entry = await entryIn(`source/${name}`, context);
  return textsOf(entry, ['method', 'laboratory', 'lesson']);
}

/** An entry of the registers that stands; undefined for one that was never made or has ended. */
async function entryIn(
  name: string,
  { store }: Pick<TaskContext, 'store'>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [found] = await registered([name], { store });
  return found?.entry;
}

/** Entries of the registers that stand, of these names or of all. */
export async function registered(
  names: readonly string[] | ((name: string) => boolean),
  { store }: Pick<TaskContext, 'store'>,
): Promise<
  readonly {
    readonly name: string;
    readonly by: string | null;
    readonly at: string;
    readonly entry: Readonly<Record<string, unknown>>;
  }[]
> {
  const isAsked = typeof names === 'function' ? names : (name: string) => names.includes(name);
  return (await store.subjects('register'))
    .map(({ state }) => state as RegisterState)
    .filter(({ id, status }) => status === 'entered' && isAsked(id))
    .map(({ id, by, at, entry }) => ({ name: id, by, at, entry: JSON.parse(entry) }));
}

function textsOf<Name extends string>(
  entry: Readonly<Record<string, unknown>> | undefined,
  names: readonly Name[],
): { readonly [One in Name]?: string } {
  return Object.fromEntries(
    names.flatMap((name) => (typeof entry?.[name] === 'string' ? [[name, entry[name]]] : [])),
  ) as { readonly [One in Name]?: string };
}
