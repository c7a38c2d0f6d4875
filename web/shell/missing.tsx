import { Link } from '@tanstack/react-router';
import { Head } from '../design/head.tsx';
import { WORDS } from '../words.ts';

const { shell } = WORDS;

/** What stands at an address that no page has. */
export function Missing() {
  return (
    <>
      <Head title={shell.missing} />
      <p>
        <Link to="/">{shell.toYard}</Link>
      </p>
    </>
  );
}
