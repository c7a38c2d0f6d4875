import type { SourceAddress } from '../metal/plant/source-address.ts';

/** Where a line is: a port of a host, or a serial port of this machine with its settings. */
export type LineAddress =
  | { readonly host: string; readonly port: number }
  | {
      readonly path: string;
      readonly baudRate: number;
      readonly dataBits: 7 | 8;
      readonly parity: 'none' | 'even' | 'odd';
    };

/** The line of an address. */
export function lineAddressOf(address: Extract<SourceAddress, { reach: 'tcp' | 'serial' }>): LineAddress {
  if (address.reach === 'tcp') return { host: address.host, port: address.port };
  const { baud, data, parity } = address.settings;
  return {
    path: address.device,
    baudRate: Number(baud),
    dataBits: data === '7' ? 7 : 8,
    parity: parity === 'even' || parity === 'odd' ? parity : 'none',
  };
}
