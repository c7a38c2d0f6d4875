import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { lastTap } from './settle.ts';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** True where it shows a table. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** How long after it opened Enter, and a press beside it, do nothing [ms]: the second press of two is not meant for it. */
const OPENING_MS = 600;

/** A question over the page; Escape closes it, and so does a press beside it; Enter takes the one action that comes next. */
export function Confirm({ title, isOpen, onClose, wide = false, children }: Props) {
  const openedAt = useRef(0);
  useEffect(() => {
    if (isOpen) openedAt.current = performance.now();
  }, [isOpen]);
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable
      // when the press came counts, not when a busy page gets to it
      shouldCloseOnInteractOutside={() => lastTap() - openedAt.current > OPENING_MS}
    >
      <Modal className={wide ? 'modal wide' : 'modal'}>
        <Dialog ref={takesEnter}>
          <div className="stack">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What has an Enter of its own: a form sends itself. */
const OWN_ENTER = 'form, button, a, textarea, select, summary, input';

/** Presses the action that comes next when Enter is pressed on a dialog, not in what has an Enter of its own. */
function takesEnter(dialog: HTMLElement | null) {
  const openedAt = performance.now();
  const press = ({ key, repeat, target, timeStamp }: KeyboardEvent): void => {
    if (key !== 'Enter' || repeat || timeStamp - openedAt < OPENING_MS) return;
    if (!(target instanceof Element) || target.closest(OWN_ENTER)) return;
    dialog?.querySelector<HTMLButtonElement>('.btn.go:enabled')?.click();
  };
  dialog?.addEventListener('keydown', press);
  return () => dialog?.removeEventListener('keydown', press);
}
