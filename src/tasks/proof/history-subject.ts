import type { Store } from '../../evidence/ledger/store.ts';
import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { SUBJECT_TYPES, type Subject } from '../../metal/alloy/words.ts';

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
    cure: 'see `remelt lots --all`, `remelt heat list`, or `remelt history` for everything',
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

/** Throws NotFoundError for a person whom the plant never had, where it lists any. */
export async function requirePerson(id: string, known: Known): Promise<void> {
  const { people } = known;
  if (people.length === 0 || (await exists(`person:${id}`, known))) return;
  throw new NotFoundError(`"${id}" is not a person of this plant`, {
    path: 'by',
    value: id,
    allowed: nearestWords(id, people).join(', '),
    cure: 'use the id of one of them: remelt persons list',
  });
}
