import { useSyncExternalStore } from 'react';

/** A hook that is true while the page is at most so wide [px]. */
function upTo(width: number): () => boolean {
  const query = matchMedia(`(max-width: ${width}px)`);
  const subscribe = (listener: () => void): (() => void) => {
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => query.matches);
}

/** True where the page is as narrow as a phone. */
export const useIsPhone = upTo(640);

/** True where the menu has no room at the side. */
export const useIsNarrow = upTo(900);
