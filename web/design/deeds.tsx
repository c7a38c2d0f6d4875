import { Fragment } from 'react';
import type { Deed } from '../../src/documents/common.ts';
import { WORDS } from '../words.ts';
import { placeOf } from './deed-places.ts';

/** Links to the pages that do what a text says, behind it, each once: ": the page of lot R-1". */
export function Deeds({ deeds = [] }: { readonly deeds?: readonly Deed[] | undefined }) {
  // a page does not send one to itself
  const places = deeds.map(placeOf).filter((place) => place?.href !== location.pathname);
  const own = places.filter((one, i) => places.findIndex((other) => other?.href === one?.href) === i);
  return own.map((place, i) => (
    <Fragment key={place?.href ?? ''}>
      {i === 0 ? ': ' : ', '}
      {place === null ? WORDS.deeds.onlyThere : <a href={place.href}>{place.text}</a>}
    </Fragment>
  ));
}
