/**
 * Brings what takes the place of something else to the head of the screen, with the focus: in its first field, or on the whole where
 * a field would open the keyboard of the screen over it.
 */
export function comeIntoView(found: HTMLElement | null): void {
  if (found === null) return;
  const field = matchMedia('(pointer: coarse)').matches ? null : found.querySelector<HTMLElement>('input');
  (field ?? found).focus({ preventScroll: true });
  found.scrollIntoView({ block: 'start' });
}
