import type { Page } from '../../documents/page.ts';
import { shortPage, table } from './parts.ts';

/** The calculations there are, and what each answers. */
export const calculationsPage = (rows: readonly { readonly name: string; readonly title: string }[]): Page =>
  shortPage('Calculations', [
    table(
      ['calculation', 'what it answers'],
      rows.map(({ name, title }) => [name, title]),
    ),
  ]);
