/** Booking without a server: what was sent, and what it answers. `vi.mock('../api/use-booking.ts', () => import('../testing/booking.ts'))`. */
import { addressOf } from '../../src/documents/contract/contract.ts';
import { type Addressed, ApiError, type Refusal } from '../api/client.ts';

interface Sent {
  readonly path: string;
  readonly order: Readonly<Record<string, unknown>>;
}

export const server = {
  sent: [] as Sent[],
  /** What is refused of the next orders; undefined: they are booked. */
  refusal: undefined as Refusal | undefined,
  error: undefined as unknown,
  isPending: false,
  /** Page that a booking answers. */
  page: { title: 'Booked' } as unknown,
  begin(): void {
    Object.assign(server, { sent: [], refusal: undefined, error: undefined, isPending: false });
  },
};

interface Asked {
  readonly order: Sent['order'];
}

async function send(contract: Addressed, { order }: Asked): Promise<unknown> {
  server.sent.push({ path: addressOf(contract), order });
  server.error = server.refusal && new ApiError(422, server.refusal);
  if (server.error) throw server.error;
  return server.page;
}

export const useBooking = (contract: Addressed) => ({
  ...{ error: server.error, isPending: server.isPending },
  reset: () => {
    server.error = undefined;
  },
  mutateAsync: (asked: Asked) => send(contract, asked),
  mutate: (asked: Asked, { onSuccess }: { readonly onSuccess?: (page: unknown) => void } = {}) =>
    void send(contract, asked).then(onSuccess, () => undefined),
});
export const bookedHere = (): void => undefined;
export const isOwnBooking = (): boolean => false;
