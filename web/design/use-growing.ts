import { startTransition, useEffect, useState } from 'react';
import { useIsPrinted } from '../shell/use-is-printed.ts';

/** Rows that are drawn at first, and that each further step adds. */
const STEP = 100;

/**
 * How many of the rows of a list are drawn now: a few screens at first, then more and more until they all are, so that a long list is
 * read and scrolled before its end is here. On paper all.
 */
export function useGrowing(count: number): number {
  const [drawn, setDrawn] = useState(STEP);
  const isPrinted = useIsPrinted();
  useEffect(() => {
    if (drawn >= count) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + STEP)));
    return () => clearTimeout(timer);
  }, [drawn, count]);
  return isPrinted ? count : Math.min(drawn, count);
}
