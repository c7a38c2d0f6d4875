import { headingOf } from './heading.ts';
import { plainCell } from './plain-cell.ts';
import { isSymbol, substanceOf } from './substances.ts';
import type { TextLine } from './table.ts';
import { gramsOf, litresOf, type Unit, unitOf } from './units.ts';
import { kIn } from './words.ts';

/** What a sign or letter beside a figure means by a note of the file. */
export interface Meaning {
  readonly kind:
    | 'unit'
    | 'excluded'
    | 'above'
    | 'below'
    | 'interference'
    | 'estimate'
    | 'accreditation'
    | 'calculated'
    | 'range'
    | 'other';
  readonly words: string;
  readonly unit?: Unit;
  /** Standard deviations of a spread that carries the sign. */
  readonly k?: number;
}

/** What a line of text says of the contents behind or before it. */
export interface Note {
  readonly row: number;
  readonly text: string;
  /** The sample that it names, and how well its key says so: the lowest counts. */
  readonly sample?: { readonly name: string; readonly rank: number; readonly part?: number };
  readonly unit?: Unit;
  readonly k?: number;
  /** Its errors are per cent of the content. */
  readonly relative?: true;
  /** What kind of sample follows: "Control sample". */
  readonly type?: string;
  readonly mass_g?: number;
  readonly volume_L?: number;
  readonly dilution?: number;
}

/** "Key: value" pairs of a line. */
export function pairsOf({
  cells: printed,
}: TextLine): readonly { readonly key: string; readonly value: string }[] {
  const cells = printed.map(cleanCell);
  const pairs: { key: string; value: string }[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    const inside = [
      ...cell.matchAll(/(?:^|\s{2,}|;\s*)([\p{L}#][\p{L}\d ./()#'-]{0,40}?)\s*[:=]\s*(\S.*?)(?=\s{2,}|$)/gu),
    ];
    if (inside.length > 0) {
      for (const [, key = '', value = ''] of inside) pairs.push({ key: key.trim(), value: value.trim() });
      continue;
    }
    const key = /^(.*?)\s*[:=]$/.exec(cell)?.[1];
    const value = cells[i + 1];
    if (value === undefined) continue;
    if (key !== undefined) {
      pairs.push({ key, value: value.replace(/^[:=]\s*/, '') });
      i++;
    } else if (
      /^[:=]\s*\S/.test(value) ||
      (cells.length === 2 && i === 0) ||
      (cells.length % 2 === 0 && i % 2 === 0 && cells.length <= 8)
    ) {
      pairs.push({ key: cell, value: value.replace(/^[:=]\s*/, '') });
      i++;
    }
  }
  return pairs;
}

/** Signs of full width as plain ones; blanks between words stay. */
const cleanCell = (cell: string): string => (/[\uff01-\uff5e]/.test(cell) ? plainCell(cell) : cell);

/** What a line of text says. */
export function noteOf(line: TextLine, sampleKey?: string): Note {
  const text = line.cells.join('  ');
  const pairs = pairsOf(line);
  const named = pairs
    .flatMap(({ key, value }) => {
      const { role, rank = 0 } = headingOf(key);
      const isKey = sampleKey !== undefined && key.toLowerCase() === sampleKey.toLowerCase();
      return (isKey || role === 'sample') && value !== ''
        ? [{ name: value, rank: isKey ? -1 : rank, ...partOf(key) }]
        : [];
    })
    .sort((a, b) => a.rank - b.rank)[0];
  const [, plainName] =
    /^(?:sample|probe|specimen)\s+(?=[^:=]*\d)([^:=,]+)(?:,[^:=]*)?$/i.exec(line.cells[0] ?? '') ?? [];
  const unit = unitOfAll(text, pairs);
  const type = pairs.find(({ key }) => headingOf(key).role === 'type')?.value;
  const ofKey = pairs.find(
    ({ key, value }) => headingOf(key).role === 'k' && /^[1-3](\.\d)?$/.test(value.trim()),
  )?.value;
  const k =
    ofKey !== undefined
      ? Number(ofKey)
      : /sigma|σ|k\s*=|std|deviation|uncertaint|error|±/i.test(text)
        ? kIn(text)
        : undefined;
  const amounts = pairs.map(({ key, value }) => ({ role: headingOf(key).role, key, value }));
  const mass = amounts.find(({ role, value }) => role === 'mass' && /\d/.test(value));
  const volume = amounts.find(({ role, value }) => role === 'volume' && /\d/.test(value));
  const dilution = amounts.find(({ role, value }) => role === 'dilution' && /\d/.test(value));
  return {
    row: line.row,
    text,
    ...(named
      ? { sample: named }
      : plainName === undefined
        ? {}
        : { sample: { name: plainName.trim(), rank: 2 } }),
    ...(unit ? { unit } : {}),
    ...(k === undefined ? {} : { k }),
    ...(type === undefined ? {} : { type }),
    ...(saysRelative(text) ? { relative: true as const } : {}),
    ...(mass ? amount('mass_g', mass, gramsOf) : {}),
    ...(volume ? amount('volume_L', volume, litresOf) : {}),
    ...(dilution ? { dilution: Number(/[\d.,]+/.exec(dilution.value)![0].replace(',', '.')) } : {}),
  };
}

/** "Stat. error = relative", "U: relativ in Prozent des Messwertes". */
const saysRelative = (text: string): boolean =>
  /\brel(ativ\w*|\.)?(?![\p{L}])/iu.test(text) &&
  /error|uncertaint|deviation|sigma|fehler|unsicherheit|abweichung|incertitude|incertidumbre|(^|\s)U\s?[:=]/i.test(
    text,
  );

/** "Sample 2" is the second part of a name. */
const partOf = (key: string): { readonly part?: number } => {
  const part = /\D([12])$/.exec(key.trim())?.[1];
  return part === undefined ? {} : { part: Number(part) };
};

function amount<Name extends string>(
  name: Name,
  { key, value }: { readonly key: string; readonly value: string },
  inUnit: (word: string) => number | undefined,
): { readonly [N in Name]?: number } {
  const [, digits = '', word = ''] = /([\d.,]+)\s*([a-z]+\d?)?/i.exec(value) ?? [];
  const factor =
    inUnit(word) ?? inUnit(/[[(](\w+)[\])]/.exec(key)?.[1] ?? '') ?? inUnit(key.split(/\s+/).at(-1) ?? '');
  const read = Number(digits.replace(',', '.'));
  return (factor === undefined || !Number.isFinite(read) ? {} : { [name]: read * factor }) as {
    [N in Name]?: number;
  };
}

/** "Results in ppb wt unless marked", "Unit: %", "(all values in mg/kg)": the unit of what stands below. */
function unitOfAll(
  text: string,
  pairs: readonly { readonly key: string; readonly value: string }[],
): Unit | undefined {
  for (const { key, value } of pairs)
    if (
      /^(units?|einheit(en)?|concentration units?|result units?|unité|unidad|单位|单位为)$/i.test(
        key.trim(),
      ) ||
      /^(results?|concentrations?|values?|contents?|gehalte?)( in)?$/i.test(key.trim())
    ) {
      const unit = unitOf(value.replace(/[.;,]$/, ''));
      if (unit) return unit;
    }
  const others = /\b(?:all )?(?:others?|remaining|übrigen?)(?: elements| values)? (?:are )?in (\S+)/i.exec(
    text,
  )?.[1];
  const ofOthers = others === undefined ? undefined : unitOf(others.replace(/[.;,]$/, ''));
  if (ofOthers) return ofOthers;
  if (
    !/\b(all|alle|results?|concentrations?|values?|contents?|units?|figures|analys[ie]s|composition|gehalte?|werte|angaben|einheit(en)?|ergebnisse|zusammensetzung|massenanteile?|teneurs?|résultats?|composición|composizione|amounts?|data)\b/i.test(
      text,
    )
  )
    return undefined;
  const words = text.split(/\s+/);
  for (let i = 0; i < words.length; i++) {
    const before = (words[i - 1] ?? '').replace(/[:,]$/, '');
    const isStated =
      /^(in|as|are|=|is|:|units?|en|als)$/i.test(before) ||
      /^[[(]/.test(words[i]!) ||
      /[:=]$/.test(words[i - 1] ?? '');
    if (!isStated) continue;
    const two = unitOf(
      words
        .slice(i, i + 2)
        .join(' ')
        .replace(/[.;,:)]+$/, '')
        .replace(/^[([]/, ''),
    );
    const one = unitOf(words[i]!.replace(/[.;,:)]+$/, '').replace(/^[([]/, ''));
    if (one ?? two) return one ?? two;
  }
  return undefined;
}

/** What a note says of a sign: "(m) = ppm wt", "X = excluded from the average", "~  estimate, factor of 2". */
export function meaningsIn(
  texts: readonly TextLine[],
  used: ReadonlySet<string>,
): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  const tell = (sign: string, words: string): void => {
    if (used.has(sign) && !meanings.has(sign) && words.trim() !== '')
      meanings.set(sign, { ...meaningOf(words.trim()), ...kOf(words) });
  };
  for (const { cells } of texts) {
    const text = cells.join('  ').replaceAll(/\(\s*\)/g, '()');
    for (const [, sign = '', words = ''] of text.matchAll(
      /(?:^|[\s;,(])(\S{1,6}?)\s*(?:=|:|≙|means|–|—)\s*([^;=]+?)(?=;|(?:\s{2,}|,\s*)\S{1,6}\s*[=:]|$)/g,
    ))
      tell(sign, words);
    // "k = 2, except * : k = 1"
    for (const [, sign = '', words = ''] of text.matchAll(
      /([*†‡#]{1,3})\s*[:=]?\s*(k\s*=\s*\d(?:[.,]\d+)?)/g,
    ))
      tell(sign, words);
    const [, sign = '', words = ''] = /^(\S{1,6})\s+[-–:]?\s*(\S.*)$/.exec(text.trim()) ?? [];
    if (!isSymbol(sign) || /^\s{2}/.test(text.trim().slice(sign.length)) || cells.length > 1 || sign === 'I')
      tell(sign, words);
  }
  return meanings;
}

const kOf = (words: string): { readonly k?: number } => {
  const k = kIn(words);
  return k === undefined ? {} : { k };
};

/** What words say of the figures that carry a sign. */
export function meaningOf(words: string): Meaning {
  const bareWords = words.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '');
  const has = (pattern: RegExp): boolean => pattern.test(words) || pattern.test(bareWords);
  const unit = words
    .split(/[\s,;]+/)
    .slice(0, 5)
    .map((word, i, all) => unitOf(word) ?? unitOf(`${word}${all[i + 1] ?? ''}`))
    .find((one) => one !== undefined && one.kind !== 'intensity');
  if (
    has(
      /exclud|reject|delet|outlier|not (used|in|included)|struck|discard|ausrei|gestrichen|gelöscht|verworfen|nicht im mittel|invalid|superseded|exclu[se]?|annul|rejete|scartat|descartad/i,
    )
  )
    return { kind: 'excluded', words };
  if (
    has(
      /not (determined|measured|analy[sz]ed)|typical|nicht (bestimmt|gemessen|ermittelt)|typisch|non (determine|mesure)|typique|no (determinado|medido)/i,
    )
  )
    return { kind: 'excluded', words };
  if (has(/interferen|overlap|upper bound|störung|überlagerung/i)) return { kind: 'interference', words };
  if (
    has(/estimat|semi-?quant|approx|indicative|information|factor of|geschätzt|orientierend|not certified/i)
  )
    return { kind: 'estimate', words };
  if (has(/out(side)? (of )?(the )?(cal|range)|extrapolat|außerhalb/i)) return { kind: 'range', words };
  if (has(/accredit|akkredit|acreditaci|scope/i)) return { kind: 'accreditation', words };
  // what is said of the spread or the recovery is not said of the content
  if (has(/\brsd|std\.? ?dev|precision|repeatab|recover|drift|streuung|wiederfind/i))
    return { kind: 'other', words };
  if (has(/above|over|exceed|saturat|higher than|übers|oberhalb/i)) return { kind: 'above', words };
  if (has(/below|less than|not detected|under|detection limit|unter|nachweis/i))
    return { kind: 'below', words };
  if (has(/difference|balance|calculated|berechnet|differenz/i)) return { kind: 'calculated', words };
  if (unit && words.split(/\s+/).length <= 6) return { kind: 'unit', words, unit };
  return { kind: 'other', words };
}

/** Elements that a text names behind a word: "superseded for Al, Ti". */
export const elementsNamed = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,;:()/]+/)
      .map((word) => word.replace(/\.$/, ''))
      .filter(
        (word) =>
          (isSymbol(word) && (word.length > 1 || /^[CSPBNOWVYH]$/.test(word))) ||
          (word.length > 3 && substanceOf(word)),
      )
      .map((word) => substanceOf(word)!.element),
  ),
];
