import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Order } from '../api/client.ts';
import { useCorrection } from '../api/use-correction.ts';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly title: string;
  /** What is corrected; the reason is asked here. */
  readonly order: Order;
  readonly onClose: () => void;
  /** More of what is corrected. */
  readonly children?: ReactNode;
  /** What is corrected is not said yet. */
  readonly isOpen?: boolean;
  /** It was recorded; without it, the dialog is closed. */
  readonly onDone?: () => void;
}

/** Corrects what is recorded: first the reason, then what that does and what rests on it, then the record. */
export function CorrectRecord({ title, order, onClose, onDone = onClose, children, isOpen = false }: Props) {
  const [reason, setReason] = useState('');
  const { go, shown, error, isPending } = useCorrection({ ...order, reason: reason.trim() });
  const close = useRef(onDone);
  close.current = onDone;
  const isDone = shown?.done === true && !isPending;
  useEffect(() => {
    if (isDone) close.current();
  }, [isDone]);
  return (
    <Confirm title={title} isOpen onClose={onClose}>
      <Form
        onSend={go}
        send={shown ? words.recordIt : words.showIt}
        disabled={reason.trim() === '' || isOpen || isPending}
        error={error}
        tap
        onCancel={onClose}
        cancel={words.leaveIt}
      >
        {children}
        <TextField label={words.reason} value={reason} onChange={setReason} focus={children === undefined} />
        {shown ? (
          <>
            {shown.effects.map((effect) => (
              <p key={effect} className="sentence">
                {sentenceInLocale(effect)}
              </p>
            ))}
            {shown.restsOn.length > 0 ? (
              <p className="hold">{sentenceInLocale(words.restsOn(shown.restsOn))}</p>
            ) : null}
          </>
        ) : null}
      </Form>
    </Confirm>
  );
}
