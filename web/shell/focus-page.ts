/** Puts the focus on the heading of the page that has just been gone to: Tab goes on to its first field, and keys of pages stay keys. */
export function focusPage(): void {
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
}
