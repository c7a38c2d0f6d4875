import { useQueries, useQuery } from '@tanstack/react-query';
import { witnessesQuery } from '../ledger/log-key.tsx';
import { sourcesQuery } from '../links/sources-query.ts';
import { backupQuery } from '../plant/backup-due.tsx';
import { registerQuery } from '../plant/register.tsx';

const REGISTERS = ['site', 'furnace', 'scale', 'laboratory'] as const;
/** What a new plant enters of itself, in this order. */
export const STEPS = [...REGISTERS, 'source', 'key', 'backup'] as const;
type Step = (typeof STEPS)[number];

/** Which steps of the set-up are done; undefined while it is not known. */
export function useSetUp(): ReadonlyMap<Step, boolean> | undefined {
  const registers = useQueries({
    queries: REGISTERS.map((one) => registerQuery(one)),
  });
  const sources = useQuery(sourcesQuery);
  const key = useQuery(witnessesQuery);
  const backup = useQuery(backupQuery);
  if (registers.some(({ data }) => !data) || !sources.data || !key.data || !backup.data) return undefined;
  return new Map<Step, boolean>([
    ...REGISTERS.map(
      (one, i) => [one, registers[i]!.data!.entries.some(({ changes }) => changes.length > 0)] as const,
    ),
    ['source', sources.data.sources.length > 0],
    ['key', key.data.asked.signs],
    ['backup', backup.data.folder !== null],
  ]);
}
