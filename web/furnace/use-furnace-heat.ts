import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { ChargeSheet } from '../../src/documents/heats/charge-sheet.ts';
import { contract as compareHeat } from '../../src/tasks/heats/compare-heat/contract.ts';
import { ApiError, readVerb } from '../api/client.ts';
import { sheetQuery } from '../heats/sheet-query.ts';
import { type HeatAtFurnace, type HeatNow, heatNow } from './heat-now.ts';
import { keepHeat, keepSheet, keptHeat, keptSheet } from './outbox/kept-heat.ts';
import { outbox } from './outbox/outbox.ts';

/** A heat at the furnace; from this device where the network is gone. */
export interface FurnaceHeat {
  readonly heat: HeatAtFurnace | undefined;
  readonly now: HeatNow | undefined;
  readonly sheet: ChargeSheet | undefined;
  /** When the server said so, where it does not answer now. */
  readonly readAt: string | undefined;
  /** When the server told how the heat stands [ms]; 0 where it did not. */
  readonly heardAt: number;
  readonly error: unknown;
  readonly again: () => void;
}

/** The heat, its sheet, and what waits of it on this device. */
export function useFurnaceHeat(id: string): FurnaceHeat {
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const recorded = useSyncExternalStore(outbox.subscribe, outbox.recorded);
  const state = useQuery({
    queryKey: ['furnace-heat', id],
    queryFn: async ({ signal }) => {
      const { heat } = await readVerb(compareHeat, { order: { heat: id }, signal });
      keepHeat(heat);
      return heat;
    },
    // what is kept here is shown at once; the server is asked again as soon as it answers
    retry: false,
  });
  const isPlanned = state.data?.target.grade !== null && state.data?.status !== 'cancelled';
  const paper = useQuery({ ...sheetQuery(id), enabled: state.data !== undefined && isPlanned });
  useEffect(() => {
    if (paper.data) keepSheet(paper.data);
  }, [paper.data]);
  // while the server is asked once more the kept heat stays: with it the forms that are open, and what stands in them
  const isAskedAgain = state.isPending && state.errorUpdateCount > 0;
  const isGone = isOffline(state.error) || isAskedAgain;
  const kept = state.data === undefined && isGone ? keptHeat(id) : undefined;
  const heat = state.data ?? kept?.heat;
  const since = recorded.filter(({ at }) => at > state.dataUpdatedAt);
  return {
    heat,
    readAt: kept?.readAt,
    heardAt: state.dataUpdatedAt,
    // what was recorded since the heat was read shows as recorded, not as to be done once more
    now: heat && heatNow(heat, [...since.toReversed(), ...waiting]),
    sheet: paper.data ?? (isGone || isOffline(paper.error) ? keptSheet(id) : undefined),
    error: (heat ? null : state.error) ?? (isOffline(paper.error) ? null : paper.error),
    again: () => {
      void state.refetch();
      void paper.refetch();
    },
  };
}

const isOffline = (error: unknown): boolean => error instanceof ApiError && error.status === 0;
