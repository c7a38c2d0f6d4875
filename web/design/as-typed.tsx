import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { sentenceInLocale } from './locale.ts';

/** Asks whether what was typed is right (`asksAsTyped`): one tap confirms, and to correct it is as near. */
export const AsTyped = ({ error, onSay }: { readonly error: unknown; readonly onSay: () => void }) => (
  <section className="card stack" role="alert">
    <p>{sentenceInLocale(error instanceof Error ? error.message : String(error))}</p>
    <div className="cluster">
      <Button tap onPress={onSay}>
        {WORDS.states.asTyped}
      </Button>
    </div>
  </section>
);
