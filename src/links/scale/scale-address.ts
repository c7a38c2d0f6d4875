import { SCALE_PROTOCOLS, type ScaleProtocol } from '../../documents/yard/scale.ts';
import { InputError } from '../../foundation/errors.ts';
import { addressOf, type Source } from '../../metal/plant/source.ts';
import { allowedIn, type SourceAddress, sourceAddressOf } from '../../metal/plant/source-address.ts';
import { type LineAddress, lineAddressOf } from '../line-address.ts';

/** Where a scale is reached, and how it speaks. */
export interface ScaleAddress {
  readonly protocol: ScaleProtocol;
  readonly at: LineAddress;
}

/** Port of MT-SICS over TCP on METTLER TOLEDO devices. */
const DEFAULT_PORT = 4305;

const FORM = {
  reaches: ['tcp', 'serial'],
  port: DEFAULT_PORT,
  settings: { protocol: { choices: SCALE_PROTOCOLS } },
} as const;

/** The address of a scale as it is typed, with its protocol. Throws InputError naming the `option` that it was typed for. */
export function scaleAddressOf(text: string, option: string): ScaleAddress {
  const address = sourceAddressOf(text, FORM, option) as Extract<SourceAddress, { reach: 'tcp' | 'serial' }>;
  return { protocol: address.settings.protocol as ScaleProtocol, at: lineAddressOf(address) };
}

/** Name and address of `NAME=ADDRESS`. Throws InputError. */
export function namedScale(text: string, option: string): readonly [name: string, address: ScaleAddress] {
  const [, name, address] = /^([^=]{1,100})=(.+)$/.exec(text) ?? [];
  if (name !== undefined && address !== undefined) return [name.trim(), scaleAddressOf(address, option)];
  throw new InputError(`"${text.slice(0, 100)}" names no scale`, {
    path: option,
    value: text.slice(0, 100),
    allowed: `the id of a scale of the plant, =, and its address: ${allowedIn(FORM)}`,
  });
}

/** Scale and address of a source that is a scale; null for another source. */
export function scaleOfSource(source: Source): readonly [scale: string, address: ScaleAddress] | null {
  const protocol = SCALE_PROTOCOLS.find((one) => one === source.driver);
  const address = addressOf(source);
  if (protocol === undefined || (address?.reach !== 'tcp' && address?.reach !== 'serial')) return null;
  return [source.scale ?? source.id, { protocol, at: lineAddressOf(address) }];
}
