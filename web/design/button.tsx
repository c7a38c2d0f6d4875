import { type ReactNode, useSyncExternalStore } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { settling } from './settle.ts';

interface Props {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly submit?: boolean;
  /** The one action that comes next. */
  readonly go?: boolean;
  /** For gloves: 56 px high, as wide as there is room. */
  readonly tap?: boolean;
  readonly quiet?: boolean;
  readonly disabled?: boolean;
}

/** A button; `go` marks the one action that comes next. It is inert while the page settles. */
export function Button({ children, onPress, submit, go, tap, quiet, disabled }: Props) {
  const isSettling = useSyncExternalStore(settling.subscribe, settling.now);
  const names = ['btn', go && 'go', tap && 'tap', quiet && 'quiet'].filter(Boolean).join(' ');
  return (
    <AriaButton
      className={names}
      type={submit ? 'submit' : 'button'}
      isDisabled={disabled ?? false}
      // taps are stopped before they come here (settle.ts)
      {...(isSettling && { 'aria-disabled': true })}
      {...(onPress ? { onPress } : {})}
    >
      {children}
    </AriaButton>
  );
}
