import type { KeyboardEvent } from 'react';

/** Arrow keys of the graph: up and down in a level, right into the next one, left back. */
export function goByKey(event: KeyboardEvent<HTMLElement>): void {
  const here = (event.target as HTMLElement).closest<HTMLElement>('[data-level]');
  if (here === null || !event.key.startsWith('Arrow')) return;
  event.preventDefault();
  const level = here.closest('ul')!;
  const all = [...level.querySelectorAll<HTMLElement>('[data-level]')];
  if (event.key === 'ArrowDown') all[all.indexOf(here) + 1]?.focus();
  if (event.key === 'ArrowUp') all[all.indexOf(here) - 1]?.focus();
  if (event.key === 'ArrowLeft') beside(level, 'previousElementSibling')?.focus();
  if (event.key !== 'ArrowRight') return;
  if (here.ariaExpanded === 'false') here.click();
  // the next level is drawn first
  requestAnimationFrame(() => beside(level, 'nextElementSibling')?.focus());
}

/** The open entry of the level beside one, or else its first. */
function beside(level: Element, way: 'previousElementSibling' | 'nextElementSibling'): HTMLElement | null {
  let other = level[way];
  while (other !== null && other.tagName !== 'UL') other = other[way];
  return (
    other?.querySelector<HTMLElement>('[aria-expanded="true"]') ??
    other?.querySelector<HTMLElement>('[data-level]') ??
    null
  );
}
