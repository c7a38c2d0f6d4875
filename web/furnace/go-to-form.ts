/** Opens the form of a heat that something was typed into, brings it into view, and puts the focus into its first field. */
export function goToForm(form: string): void {
  // what was typed is in its fields only after the page has drawn them
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(`[data-form="${form}"]`);
    const folded = found?.closest('details');
    if (folded) folded.open = true;
    found?.scrollIntoView({ block: 'start' });
    found?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
  });
}
