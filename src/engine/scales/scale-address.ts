import { SCALE_PROTOCOLS, type ScaleProtocol } from '../../documents/yard/scale.ts';
import { InputError } from '../../foundation/errors.ts';

/** Where a scale is reached, and how it speaks. */
export interface ScaleAddress {
  readonly protocol: ScaleProtocol;
  readonly at:
    | { readonly host: string; readonly port: number }
    | { readonly path: string; readonly baudRate: number; readonly dataBits: 7 | 8; readonly parity: Parity };
}

const PARITIES = ['none', 'even', 'odd'] as const;
type Parity = (typeof PARITIES)[number];

/** Port of MT-SICS over TCP on METTLER TOLEDO devices. */
const DEFAULT_PORT = 4305;

const ALLOWED =
  'tcp://HOST:PORT?protocol=PROTOCOL, or serial:DEVICE?protocol=PROTOCOL&baud=9600&data=8&parity=none, ' +
  `with a protocol of ${SCALE_PROTOCOLS.join(', ')}`;

/** The address of a scale as it is typed. Throws InputError naming the `option` that it was typed for. */
export function scaleAddressOf(text: string, option: string): ScaleAddress {
  const wrong = (words: string, value: string, allowed = ALLOWED): InputError =>
    new InputError(`${words}: "${value.slice(0, 100)}"`, {
      path: option,
      value: value.slice(0, 100),
      allowed,
    });
  if (!URL.canParse(text)) throw wrong('this is no address of a scale', text);
  const { protocol: scheme, hostname, port, pathname, searchParams } = new URL(text);
  const chosen = (name: string, allowed: readonly string[], usual?: string): string => {
    const value = searchParams.get(name) ?? usual;
    if (value !== undefined && allowed.includes(value)) return value;
    throw wrong(`the ${name} of a scale`, value ?? 'none', `${name}=${allowed.join(` or ${name}=`)}`);
  };
  const known = ['protocol', ...(scheme === 'serial:' ? ['baud', 'data', 'parity'] : [])];
  const strange = [...searchParams.keys()].find((name) => !known.includes(name));
  if (strange !== undefined) throw wrong('this is no setting of a scale', strange, known.join(', '));
  const protocol = chosen('protocol', SCALE_PROTOCOLS) as ScaleProtocol;
  if (scheme === 'tcp:' && hostname !== '')
    return {
      protocol,
      at: { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? DEFAULT_PORT : Number(port) },
    };
  if (scheme !== 'serial:' || pathname === '') throw wrong('this is no address of a scale', text);
  return {
    protocol,
    at: {
      path: decodeURIComponent(pathname),
      baudRate: Number(chosen('baud', BAUD_RATES, '9600')),
      dataBits: Number(chosen('data', ['7', '8'], '8')) as 7 | 8,
      parity: chosen('parity', PARITIES, 'none') as Parity,
    },
  };
}

const BAUD_RATES = ['1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200'];

/** Name and address of `NAME=ADDRESS`. Throws InputError. */
export function namedScale(text: string, option: string): readonly [name: string, address: ScaleAddress] {
  const [, name, address] = /^([^=]{1,100})=(.+)$/.exec(text) ?? [];
  if (name !== undefined && address !== undefined) return [name.trim(), scaleAddressOf(address, option)];
  throw new InputError(`"${text.slice(0, 100)}" names no scale`, {
    path: option,
    value: text.slice(0, 100),
    allowed: `the id of a scale of plant.json, =, and its address: ${ALLOWED}`,
  });
}
