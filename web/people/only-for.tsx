import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Persons } from '../../src/documents/persons.ts';
import { capital } from '../design/capital.ts';
import { moment } from '../design/locale.ts';
import { phraseSpoken } from '../language/spoken.ts';
import { WORDS } from '../words.ts';
import { rolesFor, useMay } from './may.ts';
import { personsQuery } from './queries.ts';

interface Props {
  /** Act of the table of rights, such as `ship metal`, or several, of which one is enough. */
  readonly act: string | readonly string[];
  /** Says what is done, too. */
  readonly named?: boolean;
  /** What the button says that is not here for others. */
  readonly what?: string | undefined;
  /** Since when it waits, an instant. */
  readonly since?: string | undefined;
  /** Nothing stands there for others: it is said elsewhere. */
  readonly isSilent?: boolean;
  readonly children: ReactNode;
}

/** What only who has a role for an act is offered; anybody else reads who can, and since when it waits. Where it is not known the server decides. */
export function OnlyFor({ act, named = false, what, since, isSilent = false, children }: Props) {
  const { data } = useQuery(personsQuery);
  const may = useMay(data, act);
  if (!data || may) return children;
  if (isSilent) return null;
  const said = waitsWords(data, { act, what: what ?? (named ? actWords(data, act) : undefined), since });
  return what === undefined ? (
    <p className="dim only-for">{said}.</p>
  ) : (
    <span className="dim small only-for">{said}</span>
  );
}

const rightsFor = ({ rights = [] }: Pick<Persons, 'rights'>, act: Props['act']) =>
  rights.filter((right) => [act].flat().includes(right.act));

const actWords = (persons: Pick<Persons, 'rights'>, act: Props['act']): string =>
  capital(
    rightsFor(persons, act)
      .map(({ words }) => words)
      .join(', '),
  );

/** For whom an act waits: "Ship metal: waits for the shipping or certifier, A. Mori, since 09:10". */
export function waitsWords(
  persons: Pick<Persons, 'rights' | 'roles'>,
  { act, what, since }: Pick<Props, 'act' | 'what' | 'since'>,
): string {
  const names = [...new Set(rightsFor(persons, act).flatMap((right) => right.persons))];
  const waits = WORDS.people.waitsFor(
    rolesFor(persons, act).map(phraseSpoken),
    names,
    since && moment(since),
  );
  return what === undefined ? capital(waits) : `${what}: ${waits}`;
}
