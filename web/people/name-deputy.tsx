import type { Persons } from '../../src/documents/persons.ts';
import { contract } from '../../src/tasks/persons/name-deputy/contract.ts';
import { VerbForm } from '../forms/verb-form.tsx';
import type { Person } from './may.ts';

interface Props {
  readonly persons: Persons;
  /** Who is away. */
  readonly absent: Pick<Person, 'id' | 'name'>;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Names the deputy of a person; a third person confirms it. */
export function NameDeputy({ persons, absent, onClose, onDone }: Props) {
  const others = persons.persons.filter(({ id }) => id !== absent.id);
  return (
    <VerbForm
      contract={contract}
      given={{ for: absent.id }}
      about={absent.name}
      offers={{ person: Object.fromEntries(others.map(({ id, name }) => [id, name])) }}
      onClose={onClose}
      {...(onDone ? { onDone } : {})}
    />
  );
}
