import type { PageHead } from '../../src/documents/page.ts';
import { useSession } from '../api/session.ts';
import { placeOf } from '../design/deed-places.ts';
import { WORDS } from '../words.ts';

const { head: words } = WORDS;

/** The way to the page where the next step is done: the primary one for whoever has its role, a look for everybody else. */
export function TurnButton({ turn: { who, by = [] } }: { readonly turn: NonNullable<PageHead['turn']> }) {
  const { person } = useSession();
  const [deed] = by;
  const place = deed && placeOf(deed);
  if (!place) return null;
  const isMine = person?.roles.some((role) => who.includes(role)) ?? false;
  const label = isMine ? words.go : words.look;
  return (
    <a className={isMine ? 'btn go' : 'btn'} href={place.href} aria-label={`${label}: ${place.text}`}>
      {label}
    </a>
  );
}
