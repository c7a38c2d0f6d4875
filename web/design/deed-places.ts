import type { Deed } from '../../src/documents/common.ts';
import { DEED_PAGES } from '../../src/documents/deed-pages.ts';
import { WORDS } from '../words.ts';

/** The page that does a verb, in words; null: the command line alone does it. */
export function placeOf({ verb, order = {} }: Deed): { readonly text: string; readonly href: string } | null {
  const page = DEED_PAGES.get(verb)?.(order);
  if (page == null) return null;
  const words = WORDS.deeds[page.says];
  return { text: typeof words === 'string' ? words : words(page.of ?? ''), href: page.href };
}
