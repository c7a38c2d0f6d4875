import type { Store } from '../../evidence/ledger/store.ts';
import { cureBy, InputError, NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { idOf, METAL_TYPES, SUBJECT_TYPES, type Subject } from '../../metal/alloy/words.ts';

/** Something with records, or a person. */
export type Historied = Subject | `person:${string}`;

const TYPES: readonly string[] = SUBJECT_TYPES;

interface Known {
  readonly store: Store;
  /** Ids of the persons of the plant who have not ended; empty where it lists none. */
  readonly people: readonly string[];
}

/**
 * What a name stands for: `lot:R-1001` itself, else the one thing of that name. Throws NotFoundError for a name that
 * nothing has, InputError for one that several things have.
 */
export async function subjectNamed(name: string, known: Known): Promise<Historied> {
  const [type = ''] = name.split(':');
  const asked = TYPES.includes(type) && name.includes(':') ? [name] : TYPES.map((one) => `${one}:${name}`);
  const found: string[] = [];
  for (const one of asked) if (await exists(one, known)) found.push(one);
  if (found.length === 1) return found[0] as Historied;
  if (found.length > 1)
    throw new InputError(`"${name}" is the name of several things`, {
      path: 'about',
      value: name,
      allowed: found.join(', '),
      cure: `say which, such as ${found[0]!}`,
    });
  throw new NotFoundError(`nothing in this ledger is named ${name}`, {
    path: 'about',
    value: name,
    allowed: `${TYPES.map((one) => `${one}:ID`).join(', ')}, or the name alone`,
    cure: 'see the lots, the heats, or everything',
    does: [
      { verb: 'yard/list-lots', order: { usedUp: true } },
      { verb: 'heats/list-heats' },
      { verb: 'proof/show-history' },
    ],
  });
}

async function exists(subject: string, { store, people }: Known): Promise<boolean> {
  if (subject.startsWith('person:') && people.includes(subject.slice('person:'.length))) return true;
  try {
    await store.subject(subject as Subject);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}

/**
 * The metal that a person means: `lot:HS-005`, or the number alone where one lot, heat or object has it; capitals do not matter
 * where only one differs by them. Throws NotFoundError for a number that nothing has, InputError for one that several have.
 */
export async function metalTyped(
  typed: string,
  {
    store,
    path,
    types = METAL_TYPES,
  }: {
    readonly store: Store;
    readonly path: string;
    /** Kinds of metal that are meant; default all. */
    readonly types?: readonly (typeof METAL_TYPES)[number][];
  },
): Promise<Subject> {
  const type = METAL_TYPES.find((one) => typed.startsWith(`${one}:`));
  if (type && !types.includes(type))
    throw new InputError(`${typed} is a ${type}`, {
      path,
      value: typed,
      allowed: listed(types.map((one) => (one === 'object' ? 'an object' : `a ${one}`))),
    });
  const asked = type ? [typed] : types.map((one) => `${one}:${typed}`);
  const exact: string[] = [];
  for (const one of asked) if (await exists(one, { store, people: [] })) exact.push(one);
  const found = exact.length > 0 ? exact : await inOtherCase(asked, store);
  if (found.length === 1) return found[0] as Subject;
  if (found.length > 1)
    throw new InputError(`"${typed}" is the number of several things`, {
      path,
      value: typed,
      allowed: found.join(', '),
      cure: `say which, such as ${found[0]!}`,
    });
  // whoever asked says what is missing of its kind
  if (type) return typed as Subject;
  throw new NotFoundError(`nothing in this ledger is named ${typed}`, {
    path,
    value: typed,
    allowed: `the number of a ${listed(types)}, or ${listed(types.map((one) => `${one}:ID`))}`,
    ...(types.includes('lot')
      ? {
          cure: 'see the lots or the heats',
          does: [{ verb: 'yard/list-lots', order: { usedUp: true } }, { verb: 'heats/list-heats' }],
        }
      : cureBy('see the heats', 'heats/list-heats')),
  });
}

const listed = (words: readonly string[]): string => words.join(', ').replace(/, (?=[^,]*$)/, ' or ');

/** What `read` finds for a subject, or for the one that differs from it only by capitals. Throws as `read` does for none. */
export async function orOtherCase<Found>(
  subject: Subject,
  store: Store,
  read: (id: string) => Promise<Found>,
): Promise<Found> {
  try {
    return await read(idOf(subject));
  } catch (error) {
    const others = error instanceof NotFoundError ? await inOtherCase([subject], store) : [];
    if (others.length !== 1) throw error;
    return read(idOf(others[0] as Subject));
  }
}

/** Subjects that differ from what was asked only by capitals. */
async function inOtherCase(asked: readonly string[], store: Store): Promise<string[]> {
  const found: string[] = [];
  for (const one of asked) {
    const type = METAL_TYPES.find((name) => one.startsWith(`${name}:`))!;
    const wanted = one.toLowerCase();
    for (const { state } of await store.subjects(type))
      if (state.subject.toLowerCase() === wanted) found.push(state.subject);
  }
  return found;
}

/** Throws NotFoundError for a person whom the plant never had, where it lists any. */
export async function requirePerson(id: string, known: Known): Promise<void> {
  const { people } = known;
  if (people.length === 0 || (await exists(`person:${id}`, known))) return;
  throw new NotFoundError(`"${id}" is not a person of this plant`, {
    path: 'by',
    value: id,
    allowed: nearestWords(id, people).join(', '),
    ...cureBy('use the id of one of them', 'persons/list-persons'),
  });
}
