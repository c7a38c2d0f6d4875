import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows that are drawn above and below those in sight. */
const BESIDE = 4;

/** Where a list of rows of one height [px] stands on the screen. */
interface Place {
  /** How much of it is above the screen [px]; negative where it begins below the top. */
  readonly above: number;
  readonly screen: number;
  readonly height: number;
  readonly count: number;
}

/** Rows that are drawn: from which, how many, and the key of the first; each after it has the next key. */
export interface Drawn {
  readonly first: number;
  readonly count: number;
  readonly key: number;
}

/**
 * Rows to draw after those before. A row that stays keeps its key, so a turn of the wheel makes only what is new; after a leap every
 * row is filled anew where it stands, and nothing is put into the page or taken out.
 */
export function drawnRows(before: Drawn, { above, screen, height, count }: Place): Drawn {
  const most = Math.ceil(screen / height) + 1 + 2 * BESIDE;
  const drawn = Math.min(count, most);
  const first = Math.max(0, Math.min(Math.floor(above / height) - BESIDE, count - drawn));
  const by = first - before.first;
  const key = Math.abs(by) < drawn / 2 ? before.key + by : before.key;
  return first === before.first && drawn === before.count ? before : { first, count: drawn, key };
}

/** A row that is drawn: which of the list, and the key of its element. */
interface Row {
  readonly at: number;
  readonly key: number;
}

/** Rows of a list that are in sight as the page is scrolled, and a few beside them; drawn before the screen is. */
export function useRowsInSight(
  list: RefObject<HTMLElement | null>,
  { height, count }: Pick<Place, 'height' | 'count'>,
): readonly Row[] {
  const [drawn, setDrawn] = useState<Drawn>(() =>
    drawnRows({ first: 0, count: 0, key: 0 }, { above: 0, screen: window.innerHeight, height, count }),
  );
  useLayoutEffect(() => {
    const look = (): void => {
      const above = -(list.current?.getBoundingClientRect().top ?? 0);
      setDrawn((before) => drawnRows(before, { above, screen: window.innerHeight, height, count }));
    };
    const lookAtOnce = (): void => flushSync(look);
    look();
    window.addEventListener('scroll', lookAtOnce, { passive: true });
    // what opens or is hidden above the list moves it, and so does another size of the window
    const moved = new ResizeObserver(lookAtOnce);
    moved.observe(document.documentElement);
    moved.observe(document.body);
    return () => {
      window.removeEventListener('scroll', lookAtOnce);
      moved.disconnect();
    };
  }, [list, height, count]);
  // a list that became shorter is drawn before its place is known
  const rows = Math.min(drawn.count, count);
  const first = Math.min(drawn.first, count - rows);
  return Array.from({ length: rows }, (_, i) => ({ at: first + i, key: drawn.key + i }));
}
