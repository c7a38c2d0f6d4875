import { type ReactNode, useEffect } from 'react';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { settle } from '../design/settle.ts';
import { WORDS } from '../words.ts';
import type { Balance } from './balance.ts';
import { BalanceLine } from './losses.tsx';

const { furnace: words } = WORDS;

interface Props {
  readonly title: string;
  /** What is booked, in words. */
  readonly sentence: ReactNode;
  readonly balance: Balance;
  readonly onBook: () => void;
  readonly onClose: () => void;
}

/** A last look at a step that only quality takes back: what is booked, and whether its masses agree; where they do not, to change it comes next. */
export function BookStep({ title, sentence, balance, onBook, onClose }: Props) {
  useEffect(settle, []);
  const isOpen = Math.abs(balance.rest_g) > balance.tolerance_g;
  return (
    <Confirm title={title} isOpen onClose={onClose}>
      <p className="sentence">{sentence}</p>
      <BalanceLine balance={balance} />
      {isOpen ? <p className="hold">{words.notReleased}</p> : null}
      <div className="cluster glove">
        <Button tap go={isOpen} onPress={onClose}>
          {words.changeIt}
        </Button>
        <Button tap go={!isOpen} onPress={onBook}>
          {isOpen ? words.bookAllTheSame : words.confirm}
        </Button>
      </div>
    </Confirm>
  );
}
