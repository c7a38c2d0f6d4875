import { AsTyped } from '../design/as-typed.tsx';
import { asksAsTyped, elsewhere } from '../design/field-errors.ts';
import { Refused } from '../design/states.tsx';
import { asksNames, type SameName, SameNames } from './same-names.tsx';

/** What was said of what the server asks before it books. */
export interface Said {
  readonly sameNames?: SameName;
  readonly asTyped?: true;
}

interface Props {
  readonly error: unknown;
  readonly onSay: (said: Said) => void;
  /** Fields of the form, which show what was refused of them. */
  readonly fields?: readonly string[];
}

/** What the server asks before it books, with the buttons that answer it; any other refusal as it is. */
export function Asked({ error, onSay, fields = [] }: Props) {
  if (asksNames(error)) return <SameNames error={error} onSay={(sameNames) => onSay({ sameNames })} />;
  if (asksAsTyped(error)) return <AsTyped error={error} onSay={() => onSay({ asTyped: true })} />;
  const others = elsewhere(error, fields);
  return others ? <Refused error={others} /> : null;
}
