import type { Link } from '../../src/documents/page.ts';
import { sentenceInLocale } from '../design/locale.ts';
import { addressInWeb } from './address-in-web.ts';

/** A link of a page: to a place on it, to a page of the web, or away. */
export function PageLink({ link: { text: said, href } }: { readonly link: Link }) {
  // a link that is nothing but a number names what it leads to
  const text = /^\d+\.\d+$/.test(said) ? said : sentenceInLocale(said);
  return href.startsWith('https:') ? (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  ) : (
    <a href={addressInWeb(href)}>{text}</a>
  );
}
