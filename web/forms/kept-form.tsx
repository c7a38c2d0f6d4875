import { useRef } from 'react';
import { shownPerson } from '../api/shown-person.ts';
import { Button } from '../design/button.tsx';
import { moment } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { useDraft } from './drafts.ts';

const { keptForm: words } = WORDS;

/** What of a form is kept: absent while nothing is typed. */
interface Kept<T> {
  readonly typed?: T;
  /** When it was typed last. */
  readonly at?: string;
}

/**
 * What its person types into a form, kept on this device until it is sent or discarded: a page may be left, loaded again, or lose its
 * session. `since` is when it was typed, where it was there before this page.
 */
export function useKept<T extends object>(form: string, blank: T) {
  const [kept, keep, forget] = useDraft<Kept<T>>(shownPerson.get()?.id ?? '', form, {});
  const before = useRef({ form, at: kept.at });
  if (before.current.form !== form) before.current = { form, at: kept.at };
  return {
    typed: kept.typed ?? blank,
    change: (typed: T) => keep({ typed, at: new Date().toISOString() }),
    forget: () => {
      before.current = { form, at: undefined };
      forget();
    },
    since: kept.typed === undefined ? undefined : before.current.at,
  };
}

/** Says that a form stands as it was typed before, and lets it begin anew. */
export const KeptSince = ({
  since,
  onDiscard,
}: {
  readonly since: string | undefined;
  readonly onDiscard: () => void;
}) =>
  since === undefined ? null : (
    <div className="cluster" role="status">
      <span className="dim small">{words.from(moment(since))}</span>
      <Button quiet onPress={onDiscard}>
        {words.discard}
      </Button>
    </div>
  );
