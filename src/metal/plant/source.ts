import { InputError } from '../../foundation/errors.ts';
import {
  type AddressForm,
  type AddressSetting,
  placeOf,
  type SourceAddress,
  sourceAddressOf,
} from './source-address.ts';

/** What a source is to the plant. A printer and an ERP are written to; nothing is ever written to the others but a question. */
const SOURCE_KINDS = ['instrument', 'recorder', 'scale', 'printer', 'erp'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What a source speaks for: which of these fields a driver asks for. */
export const SPOKEN_FOR = ['laboratory', 'method', 'lesson', 'furnace', 'scale'] as const;
type SpokenFor = (typeof SPOKEN_FOR)[number];

/** Fields of a source whose files lie in a folder. */
export const FOLDER_FIELDS = ['files', 'subfolders', 'settle_s'] as const;

/** How one kind of source is read or written: what its address looks like, and what else is asked of it. */
export interface DriverForm extends AddressForm {
  readonly kind: SourceKind;
  /** As lists and forms name it. */
  readonly title: string;
  /** Help of the field of its address; absent where it has none. */
  readonly help?: string;
  readonly asks: readonly (SpokenFor | (typeof FOLDER_FIELDS)[number])[];
  /** Fields that it cannot be without. */
  readonly needs?: readonly SpokenFor[];
}

/** How telegrams of a line end: by a character, or by a pause. */
const FRAMING = {
  end: { choices: ['line', 'crlf', 'cr', 'lf', 'etx', 'pause'], usual: 'line' },
  pause_ms: { from: 20, to: 60_000, usual: 500 },
} as const satisfies Readonly<Record<string, AddressSetting>>;

const READS_RESULTS = ['laboratory', 'method', 'lesson'] as const;
const scaleBy = (title: string, port?: number): DriverForm => ({
  ...{ kind: 'scale', title, reaches: ['tcp', 'serial'], asks: ['scale'] },
  ...(port === undefined ? {} : { port }),
  help: 'tcp://HOST:PORT, or serial:DEVICE?baud=9600&data=8&parity=none',
});

/** The drivers by name. A driver of a new kind of source is one row here and one folder in src/links. */
const DRIVERS = {
  folder: {
    kind: 'instrument',
    title: 'Files of an instrument in a folder',
    reaches: ['folder'],
    help: 'the folder that the instrument saves its results in, as the server sees it: /mnt/oes/results or \\\\server\\share\\results',
    asks: [...READS_RESULTS, ...FOLDER_FIELDS],
  },
  'tcp-line': {
    kind: 'instrument',
    title: 'Telegrams of an instrument over the network',
    reaches: ['tcp'],
    settings: FRAMING,
    help: 'tcp://HOST:PORT?end=line; end is line, crlf, cr, lf, etx, or pause with pause_ms=500',
    asks: READS_RESULTS,
  },
  'serial-line': {
    kind: 'instrument',
    title: 'Telegrams of an instrument on a serial line',
    reaches: ['serial'],
    settings: FRAMING,
    help: 'serial:/dev/ttyUSB0?baud=9600&data=8&parity=none&end=line; end is line, crlf, cr, lf, etx, or pause',
    asks: READS_RESULTS,
  },
  upload: {
    kind: 'instrument',
    title: 'Files that the computer of an instrument sends',
    reaches: [],
    asks: READS_RESULTS,
  },
  'recorder-csv': {
    kind: 'recorder',
    title: 'Files of a furnace recorder in a folder',
    reaches: ['folder'],
    help: 'the folder that the recorder saves its files in, as the server sees it: /mnt/recorder or \\\\server\\share\\recorder',
    asks: ['furnace', ...FOLDER_FIELDS],
    needs: ['furnace'],
  },
  modbus: {
    kind: 'recorder',
    title: 'Furnace controller over Modbus TCP',
    reaches: ['tcp'],
    port: 502,
    settings: { unit: { from: 0, to: 255, usual: 1 } },
    help: 'tcp://HOST:502?unit=1',
    asks: ['furnace'],
    needs: ['furnace'],
  },
  mqtt: {
    kind: 'recorder',
    title: 'Furnace values from an MQTT broker',
    reaches: ['broker'],
    settings: {
      topic: { text: true, usual: '#' },
      payload: { choices: ['plain', 'sparkplug'], usual: 'plain' },
    },
    help: 'mqtt://HOST:1883?topic=works/vim1/#&payload=plain; payload is plain or sparkplug',
    asks: ['furnace'],
    needs: ['furnace'],
  },
  'mt-sics': scaleBy('Scale that speaks MT-SICS', 4305),
  sma: scaleBy('Scale that speaks SMA'),
  toledo: scaleBy('Scale with the Toledo continuous output'),
  and: scaleBy('Scale that sends as A&D scales do'),
  zpl: {
    kind: 'printer',
    title: 'Label printer that speaks ZPL',
    reaches: ['tcp'],
    port: 9100,
    settings: {
      size: { choices: ['100x50', '70x37', '50x25'], usual: '100x50' },
      dpi: { choices: ['203', '300', '600'], usual: '203' },
      status: { choices: ['ask', 'none'], usual: 'ask' },
    },
    help: 'tcp://HOST:9100?size=100x50&dpi=203; size of its labels in mm; status=none where a print server hands no answers back',
    asks: [],
  },
  webhook: {
    kind: 'erp',
    title: 'Address that is told when there is news',
    reaches: ['web'],
    help: 'https://HOST/PATH',
    asks: [],
  },
} as const satisfies Readonly<Record<string, DriverForm>>;
export type Driver = keyof typeof DRIVERS;

export const DRIVER_NAMES = Object.keys(DRIVERS) as readonly Driver[];

/** A driver as any other is. */
export const driverForm = (driver: Driver): DriverForm => DRIVERS[driver];

/** Something of the plant that speaks by itself, or is written to: where it is reached, how, and whom it speaks for. */
export interface Source {
  readonly id: string;
  readonly kind: SourceKind;
  readonly driver: Driver;
  /** Empty where the source comes to the server by itself. */
  readonly address: string;
  /** Laboratory and method of its results. */
  readonly laboratory?: string;
  readonly method?: string;
  /** Furnace that it records. */
  readonly furnace?: string;
  /** Scale of the register whose weights it shows. */
  readonly scale?: string;
  /** Lesson by which its files are read. */
  readonly lesson?: string;
  /** Names of the files that are meant, such as "*.csv, *.txt"; absent: all. */
  readonly files?: string;
  /** Folders in the folder are looked into. */
  readonly subfolders?: boolean;
  /** How long a file must not have changed before it is read [s]. */
  readonly settle_s?: number;
  /** Longest silence in its working hours that is nothing strange [s]; absent: its silence says nothing. */
  readonly quietAfter_s?: number;
  /** When it works, such as "Mon-Fri 06:00-22:00", by the clock of the server; absent: always. */
  readonly hours?: string;
}

/** The address of a source, taken apart; null for one that comes by itself. Throws InputError as `sourceAddressOf` does. */
export function addressOf({ driver, address }: Pick<Source, 'driver' | 'address'>): SourceAddress | null {
  const form = driverForm(driver);
  if (form.reaches.length > 0) return sourceAddressOf(address, form);
  if (address === '') return null;
  throw new InputError('this source comes to the server by itself, so it has no address', {
    path: 'address',
    value: address.slice(0, 100),
    allowed: 'no address',
    cure: 'leave the address out',
  });
}

/** The source of the others that is at the same place; null = none is. */
export function atSamePlace<T extends Pick<Source, 'id' | 'driver' | 'address'>>(
  source: T,
  others: readonly T[],
): T | null {
  const address = addressOf(source);
  if (address === null) return null;
  const place = placeOf(address);
  const isThere = (one: T): boolean => {
    const its = addressOf(one);
    return its !== null && placeOf(its) === place;
  };
  return others.find((one) => one.id !== source.id && isThere(one)) ?? null;
}
