import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';

interface Sent {
  readonly path: string;
  readonly method?: 'POST' | 'DELETE';
  readonly body?: unknown;
}

/** Sends what changes an account, and reads accounts and session anew afterwards. */
export function useSending() {
  const client = useQueryClient();
  return useMutation<unknown, unknown, Sent>({
    mutationFn: ({ path, method = 'POST', body }) => send(path, method, body),
    onSuccess: () =>
      Promise.all(
        ['account', 'accounts', 'session'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
