import type { ReactNode } from 'react';
import { WORDS } from '../../words.ts';
import { Button } from '../button.tsx';

const { instrument: words } = WORDS;

interface Props {
  /** What is ticked: "3 lots, 450 kg". */
  readonly sum: string;
  /** Default: for the ticked rows. */
  readonly label?: string;
  readonly onClear: () => void;
  /** What may be done with it, what comes next first. */
  readonly children: ReactNode;
}

/** What is done with the ticked rows, at the foot of the screen; while it is there no other button of the page is the primary one. */
export const ActBar = ({ sum, label = words.acts, onClear, children }: Props) => (
  <section className="act-bar" aria-label={label}>
    <b role="status">{sum}</b>
    {children}
    <Button quiet onPress={onClear}>
      {words.untick}
    </Button>
  </section>
);
