import type { ScaleProtocol, ShownWeight } from '../../documents/yard/scale.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { type ReadingOptions, readScale } from './read-scale.ts';
import type { ScaleAddress } from './scale-address.ts';

/** The scales that a process reads. */
export interface ConnectedScales {
  readonly connected: ReadonlyMap<string, ScaleProtocol>;
  readonly read: (
    scale: string,
    options: Pick<ReadingOptions, 'within_ms' | 'signal'>,
  ) => Promise<ShownWeight>;
}

/**
 * Reads scales by their addresses, each by one caller at a time: most of them take one connection. Addresses may come and go: sources
 * of the plant are entered while a server runs.
 */
export function connectedScales(addresses: ReadonlyMap<string, ScaleAddress>): ConnectedScales {
  const last = new Map<string, Promise<unknown>>();
  return {
    get connected() {
      return new Map([...addresses].map(([scale, { protocol }]) => [scale, protocol]));
    },
    read: (scale, options) => {
      const address = addresses.get(scale);
      if (!address)
        throw new NotFoundError(`there is no address of scale ${scale}`, { path: 'scale', value: scale });
      const reading = (last.get(scale) ?? Promise.resolve()).then(() =>
        readScale({ scale, address, ...options }),
      );
      last.set(
        scale,
        reading.catch(() => undefined),
      );
      return reading;
    },
  };
}
