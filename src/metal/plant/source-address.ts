import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

/** How a driver reaches its source: which of these an address may be. */
const REACHES = ['folder', 'tcp', 'serial', 'broker', 'web'] as const;
export type Reach = (typeof REACHES)[number];

/** One setting behind the ? of an address: the values that it may have, or whole numbers from one to another, or any text. */
export type AddressSetting =
  | { readonly choices: readonly string[]; readonly usual?: string }
  | { readonly from: number; readonly to: number; readonly usual: number }
  | { readonly text: true; readonly usual?: string };

/** What an address of one driver may look like. */
export interface AddressForm {
  /** Kinds of address; none where the source comes to the server by itself. */
  readonly reaches: readonly Reach[];
  /** Port where a tcp:// or mqtt:// address names none. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, AddressSetting>>;
}

type Settings = Readonly<Record<string, string>>;

/** An address, taken apart. Settings that it leaves out have their usual value. */
export type SourceAddress =
  | { readonly reach: 'folder'; readonly path: string; readonly settings: Settings }
  | { readonly reach: 'tcp'; readonly host: string; readonly port: number; readonly settings: Settings }
  | { readonly reach: 'serial'; readonly device: string; readonly settings: Settings }
  | {
      readonly reach: 'broker';
      readonly host: string;
      readonly port: number;
      readonly isSecure: boolean;
      readonly settings: Settings;
    }
  | { readonly reach: 'web'; readonly url: string; readonly settings: Settings };

/** What a serial line needs to know of itself. */
const SERIAL_SETTINGS = {
  baud: {
    choices: ['1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200'],
    usual: '9600',
  },
  data: { choices: ['7', '8'], usual: '8' },
  parity: { choices: ['none', 'even', 'odd'], usual: 'none' },
} as const satisfies Readonly<Record<string, AddressSetting>>;

const LIKE = {
  folder: '/mnt/oes/results, \\\\server\\share\\results or D:\\results',
  tcp: 'tcp://HOST:PORT',
  serial: 'serial:DEVICE, such as serial:/dev/ttyUSB0 or serial:COM3',
  broker: 'mqtt://HOST:1883 or mqtts://HOST:8883',
  web: 'https://HOST/PATH',
} as const satisfies Record<Reach, string>;

const SCHEMES: Readonly<Record<string, Exclude<Reach, 'folder'>>> = {
  ...{ 'tcp:': 'tcp', 'serial:': 'serial', 'mqtt:': 'broker', 'mqtts:': 'broker' },
  ...{ 'http:': 'web', 'https:': 'web' },
};

/** Longest address that is kept. */
const LONGEST = 400;

/**
 * The address of a source as it is typed. Throws InputError, at the field or option `path`, for one that the driver cannot be reached by, for a
 * setting that it does not have, and for one that holds a password: an address is kept in the ledger.
 */
export function sourceAddressOf(text: string, form: AddressForm, path = 'address'): SourceAddress {
  const typed = text.trim();
  const allowed = allowedIn(form);
  const wrong = (words: string, more: { readonly value?: string; readonly allowed?: string } = {}) =>
    new InputError(words, { path, value: typed.slice(0, 100), allowed, ...more });
  if (typed.length > LONGEST) throw wrong(`an address has at most ${LONGEST} characters`);
  if (!isFolder(typed)) return urlOf(typed, { form, wrong });
  if (!form.reaches.includes('folder')) throw wrong(`"${typed.slice(0, 100)}" is a folder`);
  return { reach: 'folder', path: plainFolder(typed), settings: {} };
}

/** A folder from the root of its disk or share: what is meant by another depends on where the server was started. */
const isFolder = (text: string): boolean => /^(\/|\\\\[^\\]|[A-Za-z]:[\\/])/.test(text);

/** A folder without the stroke at its end. */
const plainFolder = (text: string): string => text.replace(/(?<=[^:\\/])[\\/]+$/, '');

/** What the driver's address may look like, in words. */
export const allowedIn = ({ reaches, settings = {} }: AddressForm): string => {
  const names = Object.entries(settings).map(([name, setting]) => `${name}=${valuesOf(setting)}`);
  const serial = reaches.includes('serial') ? ['for a serial line baud, data, parity'] : [];
  const more = [...names, ...serial];
  return [
    reaches.map((one) => LIKE[one]).join('; '),
    ...(more.length === 0 ? [] : [`behind a ?: ${more.join(', ')}`]),
  ].join('; ');
};

const valuesOf = (setting: AddressSetting): string =>
  'choices' in setting
    ? setting.choices.join('|')
    : 'from' in setting
      ? `${setting.from} to ${setting.to}`
      : 'TEXT';

interface Reading {
  readonly form: AddressForm;
  readonly wrong: (
    words: string,
    more?: { readonly value?: string; readonly allowed?: string },
  ) => InputError;
}

function urlOf(text: string, { form, wrong }: Reading): SourceAddress {
  const shown = text.slice(0, 100);
  // a # is a part of the topics of a broker
  const plain = text.replaceAll('#', '%23');
  const url = URL.canParse(plain) ? new URL(plain) : null;
  const reach = url ? ownValue(SCHEMES, url.protocol) : undefined;
  if (!url || reach === undefined || !form.reaches.includes(reach))
    throw wrong(`"${shown}" is not a valid address here`);
  if (url.username !== '' || url.password !== '')
    throw wrong('an address is kept in the ledger, so it holds no name and no password', { value: url.host });
  const known = { ...form.settings, ...(reach === 'serial' ? SERIAL_SETTINGS : {}) };
  // what stands behind the ? of a web address is the sender's own
  const settings = reach === 'web' ? {} : settingsOf(url.searchParams, { known, wrong });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (reach === 'web') return { reach, url: url.href, settings };
  if (reach === 'serial') {
    if (url.pathname === '') throw wrong('the address names no serial device');
    return { reach, device: decodeURIComponent(url.pathname), settings };
  }
  if (host === '') throw wrong('the address names no host');
  if (!['', '/'].includes(url.pathname))
    throw wrong(`"${url.pathname.slice(0, 100)}" is not part of the address of a host`);
  const isSecure = url.protocol === 'mqtts:';
  const usual = reach === 'broker' ? (isSecure ? 8883 : 1883) : form.port;
  const port = url.port === '' ? usual : Number(url.port);
  if (port === undefined || port === 0) throw wrong('the address names no port');
  return reach === 'tcp'
    ? { reach, host, port, settings }
    : { reach: 'broker', host, port, isSecure, settings };
}

interface Settable extends Pick<Reading, 'wrong'> {
  readonly known: Readonly<Record<string, AddressSetting>>;
}

function settingsOf(typed: URLSearchParams, { known, wrong }: Settable): Settings {
  const strange = [...typed.keys()].find((name) => !Object.hasOwn(known, name));
  if (strange !== undefined)
    throw wrong(`"${strange.slice(0, 60)}" is not a setting of this address`, {
      value: strange.slice(0, 60),
      allowed: Object.keys(known).join(', ') || 'no settings',
    });
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, setting]) => {
      const value = typed.get(name) ?? (setting.usual === undefined ? undefined : `${setting.usual}`);
      if (value === undefined && !('choices' in setting)) return [];
      if (value === undefined || !fits(value, setting))
        throw wrong(
          `${name} of the address ${value === undefined ? 'is missing' : `is "${value.slice(0, 60)}"`}`,
          {
            value: value?.slice(0, 60) ?? '',
            allowed: `${name}=${valuesOf(setting)}`,
          },
        );
      return [[name, value]];
    }),
  );
}

const fits = (value: string, setting: AddressSetting): boolean =>
  'choices' in setting
    ? setting.choices.includes(value)
    : 'from' in setting
      ? /^\d{1,9}$/.test(value) && Number(value) >= setting.from && Number(value) <= setting.to
      : value.length > 0 && value.length <= 200;

/**
 * What makes two addresses the same place: the folder, the line, or the host with its port. What is read there (the topic of a broker, the
 * unit of a Modbus line) makes another place; how it is read (baud, framing) does not.
 */
export function placeOf(address: SourceAddress): string {
  if (address.reach === 'folder') return `folder ${sameFolder(address.path)}`;
  if (address.reach === 'serial') return `serial ${address.device}`;
  if (address.reach === 'web') return address.url;
  const { topic, unit } = address.settings;
  const part = [topic, unit].flatMap((one) => (one === undefined ? [] : [` ${one}`])).join('');
  return `tcp ${address.host.toLowerCase()}:${address.port}${part}`;
}

/** A folder for comparison: Windows does not tell capital letters apart, and takes both strokes. */
const sameFolder = (path: string): string =>
  /^([A-Za-z]:|\\\\)/.test(path) ? path.replaceAll('/', '\\').toLowerCase() : path.replace(/\/{2,}/g, '/');

/** True where the folder is the other one or lies in it. */
export function isWithin(folder: string, other: string): boolean {
  const [inner, outer] = [sameFolder(folder), sameFolder(plainFolder(other))];
  return inner === outer || inner.startsWith(`${outer}${outer.includes('\\') ? '\\' : '/'}`);
}
