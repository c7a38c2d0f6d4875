import { InputError } from '../../foundation/errors.ts';
import { shortPercent } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { MeltCandidate } from '../../models/intake/furnace-block.ts';
import type { Facts } from '../facts.ts';

/** One check of a lot as the ledger holds it; `text` and `unit` as printed. */
export interface LotCheck {
  readonly check: string;
  readonly verdict: 'PASS' | 'FAIL' | 'HOLD';
  readonly text?: string;
  readonly unit?: string;
  readonly reason?: string;
}

/** What the gate found on the metal of a lot. Shares in kg/kg of lot; null = nobody looked. */
export interface LotFindings {
  readonly oil: number | null;
  readonly coating: MeltCandidate['coating'] | null;
  readonly residues: readonly { readonly residue: string; readonly share: number }[];
  readonly film_m: number | null;
}

/** Names under which findings stand among the checks of a lot. */
export const OIL_CHECK = 'moisture-and-oil';
export const COATING_CHECK = 'coating';
export const FILM_CHECK = 'oxide-film';
export const RESIDUE_CHECK = 'residue: ';
/** Why something that was found before is found no more. */
export const EARLIER_CHECK = 'earlier-finding';

const COATINGS: readonly MeltCandidate['coating'][] = ['none', 'metallic', 'ceramic', 'unknown'];

/** Findings out of the checks of a lot. Throws InputError for a coating that is not a word of the rules. */
export function findingsOf(checks: readonly LotCheck[]): LotFindings {
  const named = (name: string): LotCheck | undefined => checks.find(({ check }) => check === name);
  return {
    oil: numberOf(named(OIL_CHECK)),
    coating: coatingOf(named(COATING_CHECK)?.reason),
    residues: checks.flatMap((row) => {
      const share = row.check.startsWith(RESIDUE_CHECK) ? numberOf(row) : null;
      return share === null ? [] : [{ residue: row.check.slice(RESIDUE_CHECK.length), share }];
    }),
    film_m: numberOf(named(FILM_CHECK)),
  };
}

const numberOf = (row: LotCheck | undefined): number | null =>
  row?.text === undefined ? null : parseReading(row.text).value;

/** The word for a coating. Throws InputError for one that the rules do not know. */
export function coatingOf(word: string | null | undefined): MeltCandidate['coating'] | null {
  if (word === null || word === undefined) return null;
  const known = COATINGS.find((one) => one === word);
  if (known) return known;
  throw new InputError(`"${word}" is not a coating that Remelt knows`, {
    path: COATING_CHECK,
    value: word,
    allowed: COATINGS.join(', '),
  });
}

/**
 * Oil [kg/kg] from which a lot must be washed before it is identified: it brings 850 ppm of carbon and 10 ppm of sulfur,
 * as much as the whole carbon window of many grades (assumption).
 */
const OILY = 0.001;

/** Oil and moisture of a lot that must be washed [kg/kg]; null for one that need not, or whose oil nobody measured. */
export function oilToWash(checks: readonly LotCheck[]): number | null {
  const { oil } = findingsOf(checks);
  return oil !== null && oil > OILY ? oil : null;
}

/** Why a lot must be prepared before it is identified (Y3), in words; null = it need not. */
export function mustPrepare(
  lot: { readonly form: string; readonly lotClass: string; readonly checks: readonly LotCheck[] },
  facts: Pick<Facts, 'forms'>,
): string | null {
  if (lot.lotClass === 'virgin' || lot.lotClass === 'addition-alloy') return null;
  const { oil, coating } = findingsOf(lot.checks);
  const comesOily = (facts.forms.get(lot.form)?.oil.min ?? 0) > 0;
  if (oil === null && comesOily)
    return `${lot.form} usually arrive oily, and the oil was not measured: wash them`;
  if (oil !== null && oil > OILY) return `${shortPercent(oil)} of oil and moisture: wash it`;
  if (coating === 'metallic' || coating === 'ceramic') return `${coating} coating: strip it`;
  if (coating === null && lot.form === 'end-of-life-blades')
    return 'not checked for a coating: inspect it and strip coated parts';
  return null;
}

/**
 * What one look found on the metal of a lot and the next finds no more, in words; null = nothing that would have to be prepared. Oil above
 * what the form usually brings is drained and weighed again: a smaller number is expected then.
 */
export function foundNoMore(before: readonly LotCheck[], after: readonly LotCheck[]): string | null {
  const [was, is] = [findingsOf(before), findingsOf(after)];
  const drained = before.some(({ check, verdict }) => check === OIL_CHECK && verdict !== 'PASS');
  if (!drained && was.oil !== null && is.oil !== null && was.oil > OILY && is.oil <= OILY)
    return `${shortPercent(was.oil)} of oil and moisture before, ${shortPercent(is.oil)} now`;
  const isCoated = was.coating === 'metallic' || was.coating === 'ceramic';
  return isCoated && is.coating === 'none' ? `a ${was.coating} coating before, none now` : null;
}
