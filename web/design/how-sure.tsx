import { Link } from '@tanstack/react-router';
import { WORDS } from '../words.ts';

const { validation: words } = WORDS;

interface Props {
  /** What was predicted: the symbol of an element. */
  readonly what: string;
  /** Operation that the prediction is of; empty where that is not known. */
  readonly operation: string;
}

/** From a prediction to how far it may be trusted: its row of the expected errors. */
export function HowSure({ what, operation }: Props) {
  return (
    <Link
      to="/validation"
      hash={operation === '' ? what : `${operation}-${what}`}
      className="how-sure"
      aria-label={words.of(what)}
    >
      {words.howSure}
    </Link>
  );
}
