import { useRef } from 'react';

/** Idempotency keys of what a form sends: the same thing sent again has the same key, until it is done. */
export function useKey() {
  const sent = useRef({ text: '', key: '' });
  return {
    of: (asked: unknown): string => {
      const text = JSON.stringify(asked);
      if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
      return sent.current.key;
    },
    done: () => {
      sent.current = { text: '', key: '' };
    },
  };
}
