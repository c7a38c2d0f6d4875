import { Fragment } from 'react';
import type { Deed } from '../../src/documents/common.ts';
import { WORDS } from '../words.ts';
import { PLACES } from './deed-places.ts';

/** Links to the pages that do what a text says, behind it: ": the page of lot R-1". */
export const Deeds = ({ deeds = [] }: { readonly deeds?: readonly Deed[] | undefined }) =>
  deeds.map(({ verb, order = {} }, i) => {
    const place = PLACES.get(verb)?.(order) ?? null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the verbs of a text never change
      <Fragment key={i}>
        {i === 0 ? ': ' : ', '}
        {place === null ? WORDS.deeds.onlyThere : <a href={place.href}>{place.text}</a>}
      </Fragment>
    );
  });
