import type { FormEvent, ReactNode } from 'react';
import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { Refused } from './states.tsx';

interface Props {
  readonly onSend: () => void;
  /** On the button that sends it. */
  readonly send: ReactNode;
  /** It cannot be sent yet. */
  readonly disabled?: boolean;
  /** How its sending goes: not twice at once, and what was refused is said. */
  readonly sending?: { readonly isPending: boolean; readonly error: unknown };
  /** What is said to be refused; default: all that was refused of its sending. */
  readonly error?: unknown;
  /** To send it is what comes next on the page; default true. */
  readonly go?: boolean;
  /** For gloves: its buttons lie one below the other. */
  readonly tap?: boolean;
  readonly onCancel?: (() => void) | undefined;
  /** Default: `Cancel`. */
  readonly cancel?: string;
  /** It is a card of the page. */
  readonly card?: boolean;
  readonly label?: string | undefined;
  /** Name under which what is typed is kept. */
  readonly form?: string;
  readonly id?: string;
  /** Beside its button. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A form: what is asked, what was refused, and the button that sends it. It is sent by Enter too, and only when it is ready. */
export function Form(props: Props) {
  const { onSend, send, sending, go = true, tap = false, onCancel, form } = props;
  const error = 'error' in props ? props.error : sending?.error;
  const disabled = props.disabled === true || sending?.isPending === true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // a dialog may stand inside another form of the page
    event.stopPropagation();
    if (!disabled) onSend();
  };
  const buttons = (
    <>
      {onCancel ? (
        <Button tap={tap} onPress={onCancel}>
          {props.cancel ?? WORDS.sign.cancel}
        </Button>
      ) : null}
      <Button submit {...{ go, tap, disabled }}>
        {send}
      </Button>
      {props.beside}
    </>
  );
  return (
    <form
      className={[props.card && 'card', 'stack', tap && onCancel && 'glove'].filter(Boolean).join(' ')}
      onSubmit={submit}
      aria-label={props.label}
      data-form={form}
      id={props.id}
      noValidate
    >
      {props.children}
      {error ? <Refused error={error} /> : null}
      {tap ? buttons : <div className="cluster">{buttons}</div>}
    </form>
  );
}
