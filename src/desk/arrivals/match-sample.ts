import type { MatchedBy, Said } from '../../documents/results/arrival.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { sampleCodeIn } from '../../metal/alloy/sample-code.ts';
import { idOf } from '../../metal/alloy/words.ts';
import { isOpen, type KnownSample } from './known-samples.ts';

/** What a name in a file was found to be: a sample, or what is asked, with those that it may be. */
export type Matched =
  | { readonly known: KnownSample; readonly by: MatchedBy }
  | { readonly ask: Said; readonly candidates: readonly KnownSample[] };

/** Words of a place by the metal and the number of the sample. */
export type PlaceOf = (sample: KnownSample) => string | null;

const CURE = 'say whose sample it is, or refuse it';
/** Samples that are offered. */
const MOST_OFFERED = 8;

/**
 * The sample of the plant that a name in a file means. By its code; else by its number, where one sample of the plant has it; else by metal
 * and number or place, where one sample without a result fits. Anything else is asked: no result is ever put on the likeliest sample.
 */
export function matchSample(name: string, samples: readonly KnownSample[], placeOf: PlaceOf): Matched {
  const code = sampleCodeIn(name);
  if (code !== null) {
    const known = samples.find((one) => one.code === code);
    if (known) return { known, by: 'code' };
  }
  const wanted = plain(name);
  const numbered = samples.filter(({ sample, isOrdered }) => !isOrdered && plain(sample) === wanted);
  if (numbered.length === 1) return { known: numbered[0]!, by: 'number' };
  const ordered = samples.filter(({ sample, isOrdered }) => isOrdered && plain(sample) === wanted);
  if (ordered.length === 1 && numbered.length === 0) return { known: ordered[0]!, by: 'order' };
  if (numbered.length > 1) return which(name, numbered, 'is the number of');
  const found = byMetal(wanted, samples, placeOf);
  if (found) return 'known' in found ? found : which(name, found.fits, 'may be');
  return unknown(name, { code, samples });
}

/** Letters and digits in capitals, with one blank between: "h26-001_b1" and "H26 001 B1" are written alike. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** By the number of the metal at its beginning or end, and the number or place of the sample beside it. */
function byMetal(
  wanted: string,
  samples: readonly KnownSample[],
  placeOf: PlaceOf,
):
  | { readonly known: KnownSample; readonly by: MatchedBy }
  | { readonly fits: readonly KnownSample[] }
  | undefined {
  const metals = [...new Set(samples.map(({ of }) => of))].filter((of) => restOf(wanted, of) !== null);
  const longest = Math.max(0, ...metals.map((of) => plain(idOf(of)).length));
  const own = samples.filter(({ of }) => metals.includes(of) && plain(idOf(of)).length === longest);
  if (own.length === 0) return undefined;
  const rest = (of: string): string => restOf(wanted, of)!;
  const byNumber = own.filter(({ of, sample }) => rest(of) !== '' && plain(sample) === rest(of));
  if (byNumber.length === 1) return { known: byNumber[0]!, by: 'metal-and-number' };
  const byPlace = own.filter((one) => {
    const place = placeOf(one);
    return isOpen(one) && rest(one.of) !== '' && place !== null && plain(place) === rest(one.of);
  });
  if (byNumber.length === 0 && byPlace.length === 1) return { known: byPlace[0]!, by: 'metal-and-place' };
  return { fits: byNumber.length > 1 ? byNumber : byPlace.length > 1 ? byPlace : own };
}

/** What stands in a name beside the number of the metal; null where that is not its beginning or end. */
function restOf(wanted: string, of: string): string | null {
  const id = plain(idOf(of));
  if (wanted === id) return '';
  if (wanted.startsWith(`${id} `)) return wanted.slice(id.length + 1);
  return wanted.endsWith(` ${id}`) ? wanted.slice(0, -id.length - 1) : null;
}

const asSaid = ({ of, sample }: KnownSample): string => `${sample} of ${of.replace(':', ' ')}`;

function which(name: string, fits: readonly KnownSample[], verb: string): Matched {
  const open = fits.filter(isOpen);
  const offered = (open.length > 0 ? open : fits).slice(0, MOST_OFFERED);
  const more = fits.length > offered.length ? ' and others' : '';
  return {
    ask: {
      code: 'which-sample',
      words: `${name} ${verb} ${offered.map(asSaid).join(', ')}${more}`,
      cure: 'say which it is; a label with a code says it by itself',
    },
    candidates: offered,
  };
}

function unknown(
  name: string,
  { code, samples }: { readonly code: string | null; readonly samples: readonly KnownSample[] },
): Matched {
  const open = samples.filter(isOpen);
  const near = nearestWords(name, [...new Set(open.map(({ sample }) => sample))], 3);
  const words =
    code !== null
      ? `${name} is the code of a label, but of no sample that was booked here`
      : looksLikeCode(name)
        ? `${name} looks like the code of a label, and a sign of it is wrong`
        : `no sample, heat or lot of this plant is named ${name}`;
  return {
    ask: { code: code !== null || looksLikeCode(name) ? 'wrong-code' : 'unknown-sample', words, cure: CURE },
    candidates: open.filter(({ sample }) => near.includes(sample)).slice(0, MOST_OFFERED),
  };
}

/** Four, four and one sign with dashes, as labels print codes. */
const looksLikeCode = (name: string): boolean => /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/i.test(name.trim());
