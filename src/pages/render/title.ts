import type { Page } from '../../documents/page.ts';

/** What a page is called: its title, on a page for paper with the number of the heat or certificate. */
export const titleOf = ({ title, paper }: Page): string =>
  paper === undefined ? title : `${title}, ${paper.number}`;
