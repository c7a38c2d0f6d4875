import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { WORDS } from '../words.ts';
import { rolesFor, useMay } from './may.ts';
import { personsQuery } from './queries.ts';

interface Props {
  /** Act of the table of rights, such as `ship metal`, or several, of which one is enough. */
  readonly act: string | readonly string[];
  /** Says who has the roles, too. */
  readonly named?: boolean;
  /** What the button says that is not here for others. */
  readonly what?: string;
  /** Nothing stands there for others: it is said elsewhere. */
  readonly isSilent?: boolean;
  readonly children: ReactNode;
}

/** What only who has a role for an act is offered; anybody else reads who that is. Where it is not known the server decides. */
export function OnlyFor({ act, named = false, what, isSilent = false, children }: Props) {
  const { data } = useQuery(personsQuery);
  const may = useMay(data, act);
  if (!data || may) return children;
  if (isSilent) return null;
  const able = rolesFor(data, act);
  if (what !== undefined)
    return <span className="dim small only-for">{WORDS.people.whatOnlyFor(what, able.join(', '))}</span>;
  const persons = data.persons.filter(({ roles }) => roles.some((role) => able.includes(role)));
  return (
    <p className="dim only-for">
      {named
        ? WORDS.plant.whoMay(
            [act].flat().join(', '),
            able,
            persons.map(({ name }) => name),
          )
        : WORDS.people.onlyFor(able.join(', '))}
    </p>
  );
}
