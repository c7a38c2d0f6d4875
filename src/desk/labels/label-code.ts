import type { Site } from '../../metal/plant/site.ts';

/** Names and addresses by which a computer reaches itself alone. */
const OWN = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** The address of the server without a slash at its end; undefined where none is named, or only this computer reaches it. */
function openAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url) || OWN.test(new URL(url).hostname)) return undefined;
  return url.replace(/\/+$/, '');
}

/** Where the codes of labels lead: the domain of the plant, else the server that is named; undefined where others reach neither. */
export const codesLeadTo = (
  site: Pick<Site, 'domain'> | undefined,
  url: string | undefined,
): string | undefined => (site?.domain === undefined ? openAddress(url) : `https://${site.domain}`);

/** Why codes open no page. */
export const unopenedWords = (url: string | undefined): string =>
  `The codes open no page: ${
    url === undefined ? 'nobody said where the server is reached' : `only this computer reaches ${url}`
  }, and plant.json states no domain. The scanner of the furnace page reads the lot in them all the same. For codes that open the page of the lot, state the domain of the site in plant.json ("domain": "id.plant.example"), or print from an address that others reach.`;

/** Where GS1 resolves its identifiers, for a plant with a prefix whose server others do not reach. */
const GS1 = 'https://id.gs1.org';

/** Characters that a GIAI may hold (GS1 General Specifications, character set 82), without those that an address escapes. */
const PLAIN = /^[A-Za-z0-9_.-]+$/;
/** Longest GIAI. */
const GIAI = 30;

interface Coded {
  readonly base: string | undefined;
  readonly site: Pick<Site, 'gs1Prefix'> | undefined;
}

/**
 * What the code of a lot or an ingot holds. With a GS1 prefix a Digital Link with a GIAI (AI 8004): the prefix, "-" for a lot or "." for an
 * ingot, and the plant's own number. Else the plant's own address in the shape of one: AI 10 (batch) or 21 (serial).
 */
export function codeOfMetal(kind: 'lot' | 'ingot', id: string, { base, site }: Coded): string {
  const asset = `${site?.gs1Prefix ?? ''}${kind === 'lot' ? '-' : '.'}${id}`;
  if (site?.gs1Prefix !== undefined && PLAIN.test(id) && asset.length <= GIAI)
    return `${base ?? GS1}/8004/${asset}`;
  return `${base ?? ''}/${kind === 'lot' ? '10' : '21'}/${encodeURIComponent(id)}`;
}

/** First digit of the serial numbers of pallets: those that another system of the plant gives mostly begin with 0. */
const EXTENSION = '9';

/** Serial Shipping Container Code of a pallet: extension digit, prefix, number, check digit. Null without a prefix. */
export function ssccOf(number: number, { gs1Prefix }: Pick<Site, 'gs1Prefix'>): string | null {
  if (gs1Prefix === undefined) return null;
  const room = 16 - gs1Prefix.length;
  const serial = String(number).padStart(room, '0');
  if (serial.length > room) return null;
  const digits = EXTENSION + gs1Prefix + serial;
  return digits + checkDigit(digits);
}

/** Check digit of GS1: weights 3 and 1 from the right. */
export function checkDigit(digits: string): string {
  const sum = [...digits].reduceRight(
    (total, digit, i) => total + Number(digit) * ((digits.length - i) % 2 === 1 ? 3 : 1),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/** What the code of a pallet holds: a Digital Link with its SSCC (AI 00), else its number alone. */
export const codeOfPallet = (number: number, { base, site }: Coded): string => {
  const sscc = site ? ssccOf(number, site) : null;
  return sscc === null ? `PALLET-${number}` : `${base ?? GS1}/00/${sscc}`;
};
