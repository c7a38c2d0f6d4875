import { WORDS } from '../words.ts';

/** Says that nothing here is real. */
export function Mark() {
  return (
    <aside className="mark" aria-label={WORDS.shell.notice}>
      {WORDS.shell.demonstration}
    </aside>
  );
}
