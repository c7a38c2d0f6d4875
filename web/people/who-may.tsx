import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { WORDS } from '../words.ts';
import { useMay } from './may.ts';
import { personsQuery } from './queries.ts';

const { plant: words } = WORDS;

interface Props {
  /** Act of the ledger, such as "set price". */
  readonly act: string;
  readonly children: ReactNode;
}

/** What only who has a role for an act is offered; others read who that is. */
export function WhoMay({ act, children }: Props) {
  const { data } = useQuery(personsQuery);
  const may = useMay(data, act);
  if (!data || may) return children;
  const able = data.roles.filter((one) => one.may.includes(act)).map(({ role }) => role);
  const names = data.persons
    .filter(({ roles }) => roles.some((role) => able.includes(role)))
    .map(({ name }) => name);
  return <p className="dim">{words.whoMay(act, able, names)}</p>;
}
