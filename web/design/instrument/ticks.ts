import { useCallback, useMemo, useRef, useState } from 'react';

/** Key of each row in its order; of a row that is not read yet undefined. */
export type Keys = readonly (string | undefined)[];

/**
 * What is ticked after the row at a place was pressed: that row is turned over. With `from`, the row that was pressed before, all rows
 * between the two become as it becomes.
 */
export function pressedTick(
  ticked: ReadonlySet<string>,
  keys: Keys,
  { at, from }: { readonly at: number; readonly from?: number | undefined },
): ReadonlySet<string> {
  const key = keys[at];
  if (key === undefined) return ticked;
  const isOn = !ticked.has(key);
  const [first, last] = from === undefined ? [at, at] : [Math.min(at, from), Math.max(at, from)];
  const next = new Set(ticked);
  for (const one of keys.slice(first, last + 1))
    if (one !== undefined)
      if (isOn) next.add(one);
      else next.delete(one);
  return next;
}

/** Rows that are ticked, and how they are. */
export interface Ticks {
  /** Those of the rows in the list that are ticked. */
  readonly ticked: ReadonlySet<string>;
  readonly keys: Keys;
  /** Turns a row over; `isRange`: with all between it and the one before. */
  readonly press: (at: number, isRange: boolean) => void;
  /** Ticks all rows of the list, or none where all are. */
  readonly pressAll: () => void;
  readonly clear: () => void;
}

/** The ticks of a list. A row that leaves the list, as another filter is chosen, is not ticked while it is away. */
export function useTicks(keys: Keys): Ticks {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<number>(undefined);
  const ticked = useMemo(
    () =>
      chosen.size === 0
        ? chosen
        : new Set(keys.filter((key): key is string => key !== undefined && chosen.has(key))),
    [chosen, keys],
  );
  const press = useCallback(
    (at: number, isRange: boolean) => {
      const from = isRange ? last.current : undefined;
      last.current = at;
      setChosen((before) => pressedTick(before, keys, { at, from }));
    },
    [keys],
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  const pressAll = useCallback(() => {
    const all = keys.filter((key) => key !== undefined);
    setChosen((before) => (all.every((key) => before.has(key)) ? new Set() : new Set(all)));
  }, [keys]);
  return useMemo(() => ({ ticked, keys, press, pressAll, clear }), [ticked, keys, press, pressAll, clear]);
}
