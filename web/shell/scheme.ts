export type Scheme = 'light' | 'dark';

const KEPT = 'remelt-scheme';

/** What the person chose, else what the device says. */
export function currentScheme(): Scheme {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Sets the page light or dark where the person chose. */
export function applyScheme(): void {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.scheme = kept;
}

/** Keeps the choice on this device. */
export function chooseScheme(scheme: Scheme): void {
  localStorage.setItem(KEPT, scheme);
  applyScheme();
}
