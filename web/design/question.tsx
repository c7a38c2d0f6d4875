import type { ReactNode } from 'react';
import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { Confirm } from './confirm.tsx';
import { Refused } from './states.tsx';

interface Props {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  /** On the button that does it. */
  readonly go: string;
  readonly onGo: () => void;
  readonly disabled?: boolean;
  readonly sending?: { readonly isPending: boolean; readonly error: unknown };
  /** Default: `Cancel`. */
  readonly cancel?: string;
  readonly children?: ReactNode;
}

/** A question over the page, with the two answers to it: do it, or leave it. */
export function Question({ go, onGo, disabled, sending, cancel, children, ...dialog }: Props) {
  return (
    <Confirm isOpen {...dialog}>
      {children}
      {sending?.error ? <Refused error={sending.error} /> : null}
      <div className="cluster">
        <Button onPress={dialog.onClose}>{cancel ?? WORDS.sign.cancel}</Button>
        <Button go disabled={disabled === true || sending?.isPending === true} onPress={onGo}>
          {go}
        </Button>
      </div>
    </Confirm>
  );
}
