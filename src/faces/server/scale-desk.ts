import type { ScaleProtocol, ShownWeight } from '../../documents/yard/scale.ts';
import { type ConnectedScales, connectedScales } from '../../links/scale/connected-scales.ts';

/** The scales of a server as the command line asks for them; who asks does not matter: nothing is booked. */
export interface ScaleDesk {
  readonly connected: (
    asker: unknown,
  ) => Promise<readonly (readonly [scale: string, protocol: ScaleProtocol])[]>;
  /** Throws what reading a scale throws. */
  readonly read: (asker: unknown, scale: string, within_ms: number) => Promise<ShownWeight>;
}

/** The desk of a server; without scales, none is connected. */
export const scaleDesk = (scales: ConnectedScales = connectedScales(new Map())): ScaleDesk => ({
  connected: async () => [...scales.connected],
  read: async (_, scale, within_ms) => scales.read(scale, { within_ms }),
});
