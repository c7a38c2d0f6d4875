import { isReading, parseReading } from '../../foundation/quantity/reading.ts';

/** A row of contents of a printout, or a column where elements stand below each other. */
export interface Row {
  readonly label: string;
  /** As a column of its own names it; absent without such a column. */
  readonly sample?: string | undefined;
  readonly kind: 'mean' | 'spread' | 'bound' | 'intensity' | 'struck' | 'burn';
  /** By element, in the order of the heading; "" where nothing stands. */
  readonly contents: readonly string[];
}

/** The row that counts, what was left out, and what somebody has to decide. */
export interface RowsRead {
  readonly result: Row | undefined;
  /** Rows that are not the result, and why. */
  readonly left: readonly string[];
  readonly wrong: readonly string[];
  /** Samples that it holds, where it holds several. */
  readonly samples: readonly string[];
}

const MEAN = /^(avg|ave|average|mean|mittel|mittelwert|mw|x|ø|x̄|moyenne|moy|media|promedio|平均|平均值)$/i;
const SPREAD =
  /^(s|sd|std|std ?dev|stdev|standard ?deviation|stabw|std ?abw|standardabweichung|r?rsd|%? ?rsd ?%?|s ?rel ?%?|cv ?%?|σ|sigma|[123] ?s|[123] ?sigma|error|err|fehler|unc|uncertainty|unsicherheit|(\+\/-|±) ?([123] ?(s|sd|sigma|σ))?|标准偏差|相对标准偏差)$/i;
const BOUND =
  /^(min|max|minimum|maximum|range|spannweite|number|anzahl|count|n|lod|loq|limit|target|soll|certified|cert|reference|lower|upper|blank|leerwert|line|wavelength|λ|nm|spec)$/i;
const INTENSITY = /^(int|intensity|intensität|k?cps|k?counts?|ratio|mv)$/i;
/** Marks of a burn that the operator struck out. */
const STRUCK = /^(d|x|del|deleted|excl|excluded|out|rejected|gestrichen|gelöscht|verworfen|删除)$/i;
const CONTENT = /^[<>≤≥~]?=?\s*[+-]?[\d.,]*\d/;
/** What stands where nothing was found or asked. */
const NOTHING = /^(-+|–|n\.? ?[adm]\.?|n\/a|nd|n\. ?b\.?|\*+|<? ?lod)$/i;

/** True for a content, or for a mark that there is none. */
export const isCell = (cell: string): boolean => CONTENT.test(cell) || NOTHING.test(cell.trim());
/** True for a content that says something. */
export const isContent = (cell: string): boolean => CONTENT.test(cell);
/** True for a mark that there is no content. */
export const isNothing = (cell: string): boolean => NOTHING.test(cell.trim());

/** A word as the lists above have it: without brackets, points, colons and what is counted in them: "RSD (%)", "Std. dev.", "Mean (n=3)". */
const bare = (label: string): string =>
  label
    .replaceAll(/[([]\s*n?\s*=?\s*\d+\s*[)\]]/g, '')
    .replaceAll(/[()[\].:=]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What a row is by its label cells. */
export function kindOf(labels: readonly string[]): Row['kind'] {
  const words = [...labels, labels.join(' ')].map(bare);
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  const isNumbered = /^\d+$/.test(words[0] ?? '');
  if (has(STRUCK) && (isNumbered || !has(MEAN))) return 'struck';
  if (has(SPREAD)) return 'spread';
  if (has(INTENSITY)) return 'intensity';
  if (has(MEAN)) return 'mean';
  return has(BOUND) ? 'bound' : 'burn';
}

const WHY: Readonly<Record<Row['kind'], string>> = {
  mean: 'a second mean',
  spread: 'a spread, not a content',
  bound: 'a bound, not a content',
  intensity: 'an intensity, not a content',
  struck: 'struck out',
  burn: 'a single burn; the mean is taken',
};

/**
 * The row that counts: the mean, else the only burn. Several burns without a mean are asked about, and so is a mean that its burns do
 * not come to. Of several samples the chosen one counts; without a choice none does.
 */
export function resultAmong(
  all: readonly Row[],
  elements: readonly string[],
  chosen?: string | undefined,
): RowsRead {
  const names = samplesOf(all);
  const samples = [...new Set(names.filter((name) => name !== ''))];
  const isChosen = chosen !== undefined && samples.includes(chosen);
  if (samples.length > 1 && !isChosen)
    return {
      ...{ result: undefined, left: [], samples },
      wrong: [`it holds ${samples.length} samples: ${samples.join(', ')}; leave the rows of one`],
    };
  const rows = samples.length > 1 ? all.filter((_, i) => names[i] === chosen) : all;
  const means = rows.filter(({ kind }) => kind === 'mean');
  const burns = rows.filter(({ kind }) => kind === 'burn');
  const result =
    means.length === 1 ? means[0] : means.length === 0 && burns.length === 1 ? burns[0] : undefined;
  const named = (row: Row): string => (row.label === '' ? row.contents.join(' ').slice(0, 30) : row.label);
  const asked = means.length > 0 ? means : burns;
  return {
    ...{ result, samples },
    left: rows
      .filter((row) => row !== result && (result !== undefined || row.kind !== 'burn'))
      .map((row) => `row "${named(row)}": ${WHY[row.kind]}`),
    wrong:
      result?.kind === 'mean'
        ? elements.flatMap((element, i) => disagreement(element, [result, ...burns], i))
        : result !== undefined || asked.length === 0
          ? []
          : [
              `${asked.length} rows may be the result: ${asked.map(named).join(', ')}; leave one, or one that is called Mean`,
            ],
  };
}

/** The sample of each row: of a burn as its column or its label names it; of a mean or a spread the same, else that of the burn above it. "" where none is named. */
function samplesOf(rows: readonly Row[]): readonly string[] {
  const ofBurn = ({ sample, label }: Row): string => sample ?? sampleIn(label);
  const known = new Set(rows.filter(({ kind }) => kind === 'burn').map(ofBurn));
  let above = '';
  return rows.map((row) => {
    // the column of names says "Mean" of a mean that is below its burns
    if (row.kind === 'burn') above = ofBurn(row);
    return row.sample !== undefined && known.has(row.sample) ? row.sample : above;
  });
}

/** Words of a label that say which burn it is or when it was, not of which sample. */
const OF_BURN =
  /^(#?\d{1,3}|\d+[.,]\d+|\d+[./-]\d+[./-]\d+|\d+:\d+(:\d+)?|burn|run|spark|shot|no|abbrand|messung|am|pm)[.:]?$/i;

/** The sample that a label of a burn names; "" for a label that only numbers it. */
const sampleIn = (label: string): string =>
  label
    .split(/\s+/)
    .filter((word) => !OF_BURN.test(word) && !STRUCK.test(word))
    .join(' ');

/** A printed mean may be off the mean of its burns by its own last digit. */
const LAST_DIGITS = 1;

/** Says where the burns of an element do not come to its mean; nothing where they do, or where one of them is not a plain number. */
function disagreement(element: string, [mean, ...burns]: readonly Row[], at: number): readonly string[] {
  const printed = [mean!, ...burns].map(({ contents }) => (contents[at] ?? '').replace(',', '.'));
  if (burns.length === 0 || printed.some((text) => !/^\d/.test(text) || !isReading(text))) return [];
  const [said, ...each] = printed.map((text) => parseReading(text));
  const comes = each.reduce((sum, { value }) => sum + value, 0) / each.length;
  // the largest step that was printed; a hair more for the binary digits
  const step = Math.max(...[said!, ...each].map(({ decimals }) => 10 ** -decimals));
  return Math.abs(comes - said!.value) <= 1.001 * LAST_DIGITS * step
    ? []
    : [
        `${element}: the mean says ${said!.text}, and its ${each.length} burns come to ${comes.toFixed(said!.decimals)}; strike out the burn that does not count, or leave the mean alone`,
      ];
}
