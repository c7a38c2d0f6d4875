import { Button } from '../design/button.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { sentenceInLocale } from '../design/locale.ts';
import { PAGE_WORDS } from '../page-words.ts';

const { imports: words } = PAGE_WORDS;

/** What a person says of two spellings: one name, or two. */
export type SameName = 'join' | 'apart';

interface Props {
  readonly error: unknown;
  readonly onSay: (word: SameName) => void;
}

/** True where the server asks whether two spellings are one supplier or laboratory. */
export const asksNames = (error: unknown): boolean => wrongAt(error, 'sameNames') !== undefined;

/** Asks once for the sheet whether names that are written otherwise already are the same. */
export function SameNames({ error, onSay }: Props) {
  return (
    <section className="card stack" role="alert">
      <p>{sentenceInLocale(error instanceof Error ? error.message : String(error))}</p>
      <div className="cluster">
        <Button go onPress={() => onSay('join')}>
          {words.namesJoin}
        </Button>
        <Button onPress={() => onSay('apart')}>{words.namesApart}</Button>
      </div>
    </section>
  );
}
