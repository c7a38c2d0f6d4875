import { useQueries, useQuery } from '@tanstack/react-query';
import { witnessesQuery } from '../ledger/log-key.tsx';
import { backupQuery } from '../plant/backup-due.tsx';
import { registerQuery } from '../plant/register.tsx';

const REGISTERS = ['site', 'furnace', 'scale', 'laboratory'] as const;
/** What a new plant enters of itself, in this order. */
export const STEPS = [...REGISTERS, 'key', 'backup'] as const;
type Step = (typeof STEPS)[number];

/** Which steps of the set-up are done; undefined while it is not known. */
export function useSetUp(): ReadonlyMap<Step, boolean> | undefined {
  const registers = useQueries({
    queries: REGISTERS.map((one) => registerQuery(one)),
  });
  const key = useQuery(witnessesQuery);
  const backup = useQuery(backupQuery);
  if (registers.some(({ data }) => !data) || !key.data || !backup.data) return undefined;
  return new Map<Step, boolean>([
    ...REGISTERS.map(
      (one, i) => [one, registers[i]!.data!.entries.some(({ changes }) => changes.length > 0)] as const,
    ),
    ['key', key.data.asked.signs],
    ['backup', backup.data.folder !== null],
  ]);
}
