import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session.ts';
import { WORDS } from '../words.ts';
import { menuFor, placesFor } from './places.ts';
import { useIsNarrow } from './use-is-phone.ts';
import './main-nav.css';

const { shell } = WORDS;

/**
 * The way to every place: five that the person works in, the others behind "More". On a phone the five stand at the foot, and all behind
 * one button, so that the page begins at the top of the screen.
 */
export function MainNav() {
  const isNarrow = useIsNarrow();
  return isNarrow ? <PhoneNav /> : <DeskNav />;
}

function DeskNav() {
  const { first, more } = menuFor(useSession());
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isBehind = more.some(([to]) => isAt(path, to));
  return (
    <nav id="places" aria-label={shell.main}>
      <Places of={first} />
      {/* it opens with a page behind it, and stays as the person leaves it */}
      <details key={String(isBehind)} className="more" open={isBehind}>
        <summary>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 8h1M7.5 8h1M12.5 8h1" />
          </svg>
          {shell.more}
        </summary>
        <Places of={more} />
      </details>
    </nav>
  );
}

const isAt = (path: string, to: string): boolean => path === to || path.startsWith(`${to}/`);

interface PlacesProps {
  readonly of: ReturnType<typeof menuFor>['first'];
  readonly onGo?: () => void;
}

const Places = ({ of, onGo }: PlacesProps) =>
  of.map(([to, words, , lines]) => (
    <Link key={to} to={to} activeProps={{ className: 'active' }} {...(onGo ? { onClick: onGo } : {})}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={lines} />
      </svg>
      {words}
    </Link>
  ));

function PhoneNav() {
  const session = useSession();
  const { first } = menuFor(session);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const press = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOpen]);
  const close = () => setOpen(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn quiet menu"
        aria-expanded={isOpen}
        aria-controls="places"
        onClick={() => setOpen(!isOpen)}
      >
        {shell.menu}
      </button>
      <nav id="places" aria-label={shell.main} hidden={!isOpen}>
        <Places of={placesFor(session)} onGo={close} />
      </nav>
      <nav className="foot" aria-label={shell.first}>
        <Places of={first} onGo={close} />
      </nav>
    </>
  );
}
