import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { ScaleReading } from '../../../src/documents/yard/scale.ts';
import { contract as listScales } from '../../../src/tasks/heats/list-scales/contract.ts';
import { contract as readScale } from '../../../src/tasks/heats/read-scale/contract.ts';
import { bookVerb, readVerb } from '../../api/client.ts';
import { reach } from '../../api/reach.ts';
import { chosenScale, keptScales, type Tare } from './read-weight.ts';

/** The scales that the server reads, which of them this device uses, and its tare. */
export interface ScaleHere {
  readonly names: readonly string[];
  /** Undefined where no scale is connected. */
  readonly name: string | undefined;
  readonly choose: (name: string) => void;
  readonly tare: Tare | null;
  readonly setTare: (tare: Tare | null) => void;
  readonly isThere: boolean;
}

/** The scale of this device: the one that was chosen here, else that of the sheet, else the first. */
export function useScale(ofSheet: string | undefined): ScaleHere {
  const isThere = useSyncExternalStore(reach.subscribe, reach.isThere);
  const { data } = useQuery({
    queryKey: ['scales'],
    queryFn: async ({ signal }) => {
      const { scales } = await readVerb(listScales, { signal });
      const found = scales.flatMap(({ scale, protocol }) => (protocol === null ? [] : [scale]));
      keptScales.keep(found);
      return found;
    },
    staleTime: 60_000,
  });
  const chosen = useSyncExternalStore(chosenScale.subscribe, chosenScale.now);
  // without a network the button stands where it stood, and says why it does not read
  const names = data ?? keptScales.names();
  const name = [chosen.name, ofSheet].find((one) => one != null && names.includes(one)) ?? names[0];
  return {
    names,
    name,
    choose: chosenScale.choose,
    tare: chosen.tare?.scale === name ? chosen.tare : null,
    setTare: chosenScale.setTare,
    isThere,
  };
}

/** One stable weight of a scale. Throws ApiError with the words of the server. */
export const readNow = (scale: string): Promise<ScaleReading> =>
  bookVerb(readScale, { order: { scale }, key: crypto.randomUUID() });
