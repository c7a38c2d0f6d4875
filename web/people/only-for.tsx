import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSession } from '../api/session.ts';
import { WORDS } from '../words.ts';
import { personsQuery } from './queries.ts';

const { people: words } = WORDS;

interface Props {
  /** Act of the table of rights, such as `ship metal`. */
  readonly act: string;
  /** What the button says that is not here for others. */
  readonly what?: string;
  readonly children: ReactNode;
}

/** A form for who has a role for the act; anybody else reads who may. Where that is not known the server decides. */
export function OnlyFor({ act, what, children }: Props) {
  const { data } = useQuery(personsQuery);
  const { person } = useSession();
  const able = data?.roles.filter(({ may }) => may.includes(act)).map(({ role }) => role);
  if (!able || person?.roles.some((role) => able.includes(role))) return children;
  if (what !== undefined)
    return <span className="dim small">{words.whatOnlyFor(what, able.join(', '))}</span>;
  return <p className="dim">{words.onlyFor(able.join(', '))}</p>;
}
