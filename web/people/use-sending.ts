import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { useKey } from '../api/use-key.ts';

interface Sent {
  readonly path: string;
  readonly method?: 'POST' | 'DELETE';
  readonly body?: unknown;
}

/** Sends what changes an account, and reads accounts and session anew afterwards. */
export function useSending() {
  const client = useQueryClient();
  const key = useKey();
  return useMutation<unknown, unknown, Sent>({
    mutationFn: ({ path, method = 'POST', body }) => send(path, method, body, key.of([path, body])),
    onSuccess: () => {
      key.done();
      return Promise.all(
        ['account', 'accounts', 'session'].map((of) => client.invalidateQueries({ queryKey: [of] })),
      );
    },
  });
}
