import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session.ts';
import { WORDS } from '../words.ts';
import { placesFor } from './places.ts';
import { useIsPhone } from './use-is-phone.ts';

const { shell } = WORDS;

/** The way to every place; on a phone behind one button, so that the page begins at the top of the screen. */
export function MainNav() {
  const session = useSession();
  const isPhone = useIsPhone();
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
  return (
    <>
      {isPhone ? (
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
      ) : null}
      <nav id="places" aria-label={shell.main} hidden={isPhone && !isOpen}>
        {placesFor(session).map(([to, words]) => (
          <Link key={to} to={to} activeProps={{ className: 'active' }} onClick={() => setOpen(false)}>
            {words}
          </Link>
        ))}
      </nav>
    </>
  );
}
