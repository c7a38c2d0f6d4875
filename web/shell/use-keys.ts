import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useSession } from '../api/session.ts';
import { focusPage } from './focus-page.ts';
import { placesFor } from './places.ts';

/** How long a `g` waits for its letter [ms]. */
const WAIT_MS = 1500;

/** Links that `j` and `k` go through: the first of each entry of a list. */
const ENTRIES =
  'main [data-item], main tbody tr > :first-child a, main [role="row"] [role="cell"]:first-child a';

/** What a key opened over the page, or the button that takes a label. */
export type Opened = 'palette' | 'scan' | 'keys' | null;

/** Keys of every page; silent while somebody types or a dialog is open. */
export function useKeys(): readonly [Opened, (opened: Opened) => void] {
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>(null);
  const session = useSession();
  const places = useMemo(() => placesFor(session), [session]);
  useEffect(() => {
    let goesUntil = 0;
    const press = (event: KeyboardEvent): void => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpened('palette');
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target)) return;
      // when a key was pressed counts, not when a busy page gets to it
      const { key, timeStamp } = event;
      const place = timeStamp < goesUntil ? places.find(([, , letter]) => letter === key) : undefined;
      goesUntil = key === 'g' ? timeStamp + WAIT_MS : 0;
      if (place) void navigate({ to: place[0] }).then(focusPage);
      else if (event.key === '?') setOpened('keys');
      else if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigate, places]);
  return [opened, setOpened];
}

const isBusy = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && target.closest('input, textarea, select') !== null) ||
  document.querySelector('[role="dialog"]') !== null;

/** Puts the focus on the next or the previous entry of the list. */
function step(by: 1 | -1): void {
  const entries = [...document.querySelectorAll<HTMLElement>(ENTRIES)];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : entries.length - 1) : at + by;
  entries[next]?.focus();
}
