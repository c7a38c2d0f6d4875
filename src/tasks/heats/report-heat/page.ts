import type { Page } from '../../../documents/page.ts';

/** The answer is a page. */
export const page = (answer: Page) => answer;
