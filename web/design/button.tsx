import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

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

/** A button; `go` marks the one action that comes next. */
export function Button({ children, onPress, submit, go, tap, quiet, disabled }: Props) {
  const names = ['btn', go && 'go', tap && 'tap', quiet && 'quiet'].filter(Boolean).join(' ');
  return (
    <AriaButton
      className={names}
      type={submit ? 'submit' : 'button'}
      isDisabled={disabled ?? false}
      {...(onPress ? { onPress } : {})}
    >
      {children}
    </AriaButton>
  );
}
