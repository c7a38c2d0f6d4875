/** What the margins of a print say: the plant on the left, the page on the right. */
type Margin = 'plant' | 'title';

/** Writes a name into a margin of every printed sheet. */
export const onPaper = (margin: Margin, name: string): void =>
  document.documentElement.style.setProperty(`--paper-${margin}`, JSON.stringify(name));
