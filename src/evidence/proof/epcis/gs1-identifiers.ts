/**
 * Identifiers of GS1 in their one form for a hash: `https://id.gs1.org/...` at the finest level that they name. EPC URNs, classes,
 * patterns and Digital Links on any domain are read; null for any other text.
 */
export const gs1Identifier = (text: string): string | null => fromUrn(text) ?? fromLink(text);

const BASE = 'https://id.gs1.org/';

/** How an EPC scheme becomes a key of a Digital Link. */
interface Scheme {
  /** Application identifier. */
  readonly ai: string;
  /** Digits of company prefix and reference together; absent = the reference is text. */
  readonly digits?: number;
  /** What stands before the digits. */
  readonly lead?: string;
  /** The first digit of the reference goes before the company prefix. */
  readonly indicator?: true;
  /** Where the serial number goes; absent = the scheme has none. */
  readonly serial?: (serial: string) => string;
  /** Pattern of a serial number; default that of most. */
  readonly serials?: RegExp;
  /** There are patterns of it, with `*` for the serial number. */
  readonly pattern?: true;
}

/** Characters of a serial number in an EPC URN. */
const SERIAL =
  /^(?:%2[125-9A-Fa-f]|%3[0-9A-Fa-f]|%4[1-9A-Fa-f]|%5[0-9AaFf]|%6[1-9A-Fa-f]|%7[0-9Aa]|[!')(*+,.0-9:;=A-Za-z_-]){1,28}$/;
const PART_REFERENCE = /^(?:%2[3dfDF]|%3[0-9]|%4[1-9A-Fa-f]|%5[0-9Aa]|[0-9A-Z-]){1,24}$/;
const DIGITS = /^\d{1,12}$/;

const behind =
  (ai: string) =>
  (serial: string): string =>
    `/${ai}/${serial}`;
const joined = (serial: string): string => serial;

const SCHEMES: Readonly<Record<string, Scheme>> = {
  'id:sgtin': { ai: '01', digits: 13, indicator: true, serial: behind('21'), pattern: true },
  'class:lgtin': { ai: '01', digits: 13, indicator: true, serial: behind('10') },
  'id:upui': { ai: '01', digits: 13, indicator: true, serial: behind('235'), pattern: true },
  'id:sscc': { ai: '00', digits: 17, indicator: true },
  'id:sgln': { ai: '414', digits: 12, serial: (serial) => (serial === '0' ? '' : `/254/${serial}`) },
  'id:pgln': { ai: '417', digits: 12 },
  'id:grai': { ai: '8003', digits: 12, lead: '0', serial: joined, pattern: true },
  'id:gdti': { ai: '253', digits: 12, serial: joined, pattern: true },
  'id:sgcn': { ai: '255', digits: 12, serial: joined, serials: DIGITS, pattern: true },
  'id:gsrn': { ai: '8018', digits: 17 },
  'id:gsrnp': { ai: '8017', digits: 17 },
  'id:gsin': { ai: '402', digits: 16 },
  'id:giai': { ai: '8004' },
  'id:ginc': { ai: '401' },
};

/** Characters that a Digital Link wants escaped and an EPC URN does not. */
const escaped = (text: string): string =>
  text.replace(/[!()*+,:]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Check digit of GS1: weights 3 and 1 from the right. */
function checkDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++)
    sum += Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}

function fromUrn(text: string): string | null {
  const parts = /^urn:epc:(id|class|idpat):([a-z]+):(\d{6,12})\.(.*)$/s.exec(text);
  if (parts === null) return null;
  const [, type = '', name = '', prefix = '', rest = ''] = parts;
  if (name === 'itip') return trade(prefix, rest, type);
  if (name === 'cpi') return part(prefix, rest, type);
  const isPattern = type === 'idpat';
  const key = `${isPattern ? 'id' : type}:${name}`;
  const scheme = Object.hasOwn(SCHEMES, key) ? SCHEMES[key] : undefined;
  if (scheme === undefined || (isPattern && !scheme.pattern)) return null;
  const { ai, digits } = scheme;
  if (digits === undefined) return SERIAL.test(rest) ? `${BASE + ai}/${prefix}${escaped(rest)}` : null;
  return numbered(scheme, { prefix, rest, isPattern });
}

/** What a scheme with a number of fixed length says. */
function numbered(
  { ai, digits = 0, lead = '', indicator, serial, serials = SERIAL }: Scheme,
  {
    prefix,
    rest,
    isPattern,
  }: { readonly prefix: string; readonly rest: string; readonly isPattern: boolean },
): string | null {
  const reference = rest.slice(0, digits - prefix.length);
  if (reference.length !== digits - prefix.length || !/^\d*$/.test(reference)) return null;
  const number =
    lead + (indicator ? reference.slice(0, 1) + prefix + reference.slice(1) : prefix + reference);
  const id = `${BASE}${ai}/${number}${checkDigit(number)}`;
  const after = rest.slice(reference.length);
  if (serial === undefined) return after === '' ? id : null;
  if (!after.startsWith('.')) return null;
  const given = after.slice(1);
  if (isPattern) return given === '*' ? id : null;
  return serials.test(given) ? id + serial(escaped(given)) : null;
}

/** A piece of a trade item: its number among how many, and a serial number. */
function trade(prefix: string, rest: string, type: string): string | null {
  const parts = /^(\d*)\.(\d{2})\.(\d{2})\.(.*)$/s.exec(rest);
  if (parts === null || type === 'class') return null;
  const [, reference = '', piece, total, serial = ''] = parts;
  if (prefix.length + reference.length !== 13) return null;
  const number = reference.slice(0, 1) + prefix + reference.slice(1);
  const id = `${BASE}8006/${number}${checkDigit(number)}${piece}${total}`;
  if (type === 'idpat') return serial === '*' ? id : null;
  return SERIAL.test(serial) ? `${id}/21/${escaped(serial)}` : null;
}

/** A component or part: its reference is text that may hold dots of its own, the serial number comes last. */
function part(prefix: string, rest: string, type: string): string | null {
  const parts = /^([^.]*)\.([^.]*)$/s.exec(rest);
  if (parts === null || type === 'class') return null;
  const [, reference = '', serial = ''] = parts;
  if (!PART_REFERENCE.test(reference)) return null;
  const id = `${BASE}8010/${prefix}${escaped(reference)}`;
  if (type === 'idpat') return serial === '*' ? id : null;
  return DIGITS.test(serial) ? `${id}/8011/${serial}` : null;
}

/** Names that a Digital Link may use instead of application identifiers. */
const SHORT: Readonly<Record<string, string>> = {
  gtin: '01',
  itip: '8006',
  cpid: '8010',
  gln: '414',
  party: '417',
  gsrnp: '8017',
  gsrn: '8018',
  gcn: '255',
  sscc: '00',
  gdti: '253',
  ginc: '401',
  gsin: '402',
  grai: '8003',
  giai: '8004',
  cpv: '22',
  lot: '10',
  ser: '21',
};

/** Keys, in the order in which they are looked for in a path. */
const KEYS: readonly string[] = [
  ...['00', '01', '253', '255', '401', '402', '414', '417'],
  ...['8003', '8004', '8006', '8010', '8017', '8018'],
];

const TEXT = `["'\\-.0-9;-?A-Z_a-z]`;
const PART = '[#\\-/0-9A-Z]';
const VALID = new RegExp(
  `^(?:00/\\d{18}|01/\\d{14}(?:/(?:21|10)/${TEXT}{0,20}|/235/${TEXT}{0,28})?|253/\\d{13}${TEXT}{0,17}|255/\\d{13}\\d{0,12}` +
    `|401/${TEXT}{0,30}|402/\\d{17}|414/\\d{13}(?:/254/${TEXT}{0,20})?|417/\\d{13}|8003/\\d{14}${TEXT}{0,16}|8004/${TEXT}{0,30}` +
    `|8006/\\d{18}(?:/(?:21|10)/${TEXT}{0,20})?|8010/${PART}{0,30}(?:/8011/\\d{0,12})?|801[78]/\\d{18})$`,
);

function fromLink(text: string): string | null {
  if (!/^https?:/.test(text)) return null;
  const [path = ''] = text.split('?', 1);
  const named = path.replace(/(?<=\/)([a-z]+)(?=\/)/g, (name) =>
    Object.hasOwn(SHORT, name) ? SHORT[name]! : name,
  );
  const own = /^https:\/\/id\.gs1\.org\/(\d+)\/\d{4}/.exec(named);
  const key =
    own && KEYS.includes(own[1]!) ? own[1] : KEYS.find((one) => new RegExp(`/${one}/\\d{4}[^/]`).test(named));
  if (key === undefined) return null;
  const finest = finestLevel(named.slice(named.indexOf(`/${key}/`) + 1));
  return VALID.test(finest) ? BASE + finest : null;
}

/** Without consumer variant, and without the lot where there is a serial number; numbers of trade items with 14 digits. */
function finestLevel(path: string): string {
  if (!/^(01|8006)\//.test(path)) return path;
  const [key = '', value = '', ...others] = path.split('/');
  const number = key === '01' && [8, 12, 13].includes(value.length) ? value.padStart(14, '0') : value;
  const pairs: string[] = [];
  for (let i = 0; i < others.length; i += 2) {
    if (others[i] === '22' || (others[i] === '10' && others[i + 2] === '21')) continue;
    pairs.push(others.slice(i, i + 2).join('/'));
  }
  return [key, number, ...pairs].join('/');
}
