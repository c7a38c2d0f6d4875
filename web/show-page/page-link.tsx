import type { Link } from '../../src/documents/page.ts';
import { addressInWeb } from './address-in-web.ts';

/** A link of a page: to a place on it, to a page of the web, or away. */
export function PageLink({ link: { text, href } }: { readonly link: Link }) {
  return href.startsWith('https:') ? (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  ) : (
    <a href={addressInWeb(href)}>{text}</a>
  );
}
