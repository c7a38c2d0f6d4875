import type { ColumnRole } from '../documents/results/lesson.ts';
import { isDigits, plainCell } from './plain-cell.ts';
import { isSymbol, largeSymbol, type Substance, substanceOf } from './substances.ts';
import { type Unit, unitOf } from './units.ts';
import { bare, isBalance, kIn, type LabelKind, labelKind } from './words.ts';

/** What a heading says of its column. */
export interface Heading {
  readonly text: string;
  readonly role:
    | ColumnRole
    | 'number'
    | 'intensity'
    | 'limit'
    | 'note'
    | 'method'
    | 'operator'
    | 'unknown'
    | 'blank';
  readonly substance?: Substance;
  readonly unit?: Unit;
  /** Standard deviations of a spread, where the heading says it. */
  readonly k?: number;
  /** Wavelength, isotope or line. */
  readonly line?: string;
  /** A sign that a note may explain: "Ni*", "P(m)". */
  readonly mark?: string;
  /** Nobody measured its contents: they are what is missing to 100 %, or were typed in. */
  readonly by?: 'balance' | 'fixed';
  /** How well it names a sample: the lowest counts. */
  readonly rank?: number;
}

/** Headings of columns that name the sample, the best first. */
const SAMPLE: readonly RegExp[] = [
  /^((your|our) sample( (id|name|no))?|(ihre|unsere) probe(nbezeichnung|n?nr)?|votre echantillon|su muestra|(client|customer)( ?'?s?)?( sample)?( ?(id|name|ref|reference|no))?|kundenprobe|sample ?(name|description)|probenname|probenbezeichnung|sample ?(ident\w*|id ?1?)|nom (de l'|d')?echantillon|muestra nombre)$/,
  /^(sample|samples|probe|proben|specimen|echantillon|muestra|campione|amostra|monster|prov|样品|试样|試料名?|試料番号|サンプル名?|試験片|образец|образцы|проба|имя пробы|номер пробы|наименование пробы|шифр пробы|样品名称|样品编号|test ?label|(solution|tube|vial|cup) ?(label|name|id)|sample ?(no|nr|number|code|label|ref)|proben?(nr|nummer|id|-id| id| nr)|sample ?\/ ?.*|test piece)$/,
  /^(name|label|ident|ident\w*|bezeichnung|id|spectrum|file ?name|title|piece|bar|object|material|名称|编号|名前|имя|наименование)$/,
  /^(lab(oratory)?( sample)?( ?(id|no|ref|number))|labor-?(nr|nummer)|heat( ?(no|nr|number|id))?|melt( ?(no|nr|number))?|schmelze( ?nr)?|charge|charge ?nr|batch( ?(no|nr|id))?|lot( ?(no|nr|id))?|coulee|colada|炉号)$/,
];
const ELEMENT =
  /^((el|elem|element|analyte|analyt|symbol)( ?\/ ?line| name| symbol| line)?|elements|analytes|component|komponente|parameter|determination|determinand|species|compound|formula|formel|bestandteil|elemento|元素|检测项目|项目|成分|分析元素|элемент|компонент|показатель|property|test|isotope|constituent|bestimmung|prufung|merkmal|essai)$/;
const CONTENT =
  /^(conc|concn|concentration|concentrations|content|contents|result|results|value|found|measured|gehalt|wert|ergebnis|mass ?fraction|amount|reported|teneur|resultat|valor|contenido|final conc|conc calc|含量|结果|濃度|含有率|含有量|分析値|結果|測定値|定量値|содержание|концентрация|результат|массовая доля|значение|massenanteil|messwert|quantity|weight|mass|meas|calc conc|sample conc|corr conc|cal conc|reading|composition|actual|ist|konz|konzentration|determined|gefunden|检测结果|测定值|massenanteil w|measured value|test result|conc mean|mean conc)$/;
/** "Soln Conc", "Konz. Lösung": a content by the word for it beside another one. */
const SOLN =
  /^(soln|solution|sol|losung|messlosung) (conc\w*|konz\w*|gehalt|teneur)$|^(conc\w*|konz\w*|gehalt|teneur) (soln|solution|sol|losung|messlosung)$/;
const ROLES: readonly (readonly [RegExp, Heading['role']])[] = [
  [
    /^(initial )?(sample ?|proben?)?(mass|weight|重量|質量|試料重量|試料量|навеска|масса|einwaage|wt|amount weighed|masse|peso|gewicht|quantity|amount)( sample)?$/,
    'mass',
  ],
  [
    /^(final |end|solution |sample |sample prep |prep |probe?n?)?vol(ume|umen)?$|^made up to$|^masskolben$/,
    'volume',
  ],
  [
    /^(total )?(dil|dilution|df|verdunnung|dilut\w*|facteur de dilution|verd)( ?(factor|faktor|ratio|f))?$/,
    'dilution',
  ],
  [/^(sigma( ?value)?|k|k ?factor|coverage( factor)?|sigma level|u ?k|k ?u)$/, 'k'],
  [
    /^(sample ?type|result ?type|type|class|probentyp|probenart|art|kind|role|category|typ|種類|種別|区分|тип|тип пробы|类型)$/,
    'type',
  ],
  [
    /^(is )?(ex|excl|excluded?|status|flags?|valid|used?|incl|included?|deleted|state|qual|qualifier|mark|in mean|accept(ed)?|rejected?|etat|estado|zustand|statut|result status|判定|状態|статус|признак|rjct|reject\w*|rej|gultig|del|outlier|superseded( by)?|replaced( by)?|ersetzt( durch)?)$/,
    'mark',
  ],
  [
    /^(notes?|comments?|remarks?|bemerkung(en)?|reason|kommentar|anmerkung|remarque|observations?|备注|備考|コメント|примечание|комментарий|vermerk|commentaires?|observaciones|info)$/,
    'note',
  ],
  [
    /^(op(er)?|operator|operateur|operador|operatore|bediener(in)?|bearbeiter(in)?|prufer(in)?|laborant(in)?|chemiker(in)?|chemist|analyst|analyste|analista|analysed by|analyzed by|measured by|tested by|run by|technician|techniker|technicien|tecnico|user|benutzer|utilisateur|usuario|utente|initials|initialen|initiales|iniziali|kurzel|kurzzeichen|操作者|操作员|分析员|分析者|检验员|测定者|測定者|検査者|担当者?|оператор|лаборант|аналитик|исполнитель)( ?(name|id|initials|kurzel))?$/,
    'operator',
  ],
  [
    /^(methods?|verfahren|methode|procedure|technique|norm|standard method|方法|检测方法|标准|分析方法|метод|методика|m[ée]thode)$/,
    'method',
  ],
  [
    /^(burn|run|reps?|replicates?|repeat|shot|spark|measurement|messung|meas|portion|abbrand|funken|point|spot|burn ?(no|nr|#)|run ?(no|nr|#)|rep ?(no|nr|#)|measurement ?(no|nr)|(measurement )?replicate ?(no|nr|number)|(burn|run|shot|spark) ?number|shot ?(no|nr)|spark ?(no|nr)|aliquot|determination no|position|brennfleck|次数|回数|測定回数|測定|прожиг|измерение|повтор|параллель)$/,
    'burn',
  ],
  [
    /^(date|time|datum|zeit|uhrzeit|meas date ?\/ ?time|acq date-time|分析日期|检测日期|meas date|analysis (date|time)|date ?\/? ?time|date\/time|measured|analy[sz]ed|acq(uisition)? ?(date|time)|timestamp|when|fecha|日期|时间|日付|測定日時?|分析日時?|時刻|дата|время|дата анализа|acquired|run (date|time)|date analy[sz]ed)$/,
    'date',
  ],
  [
    /^(no|nr|n|z|ordnungszahl|atomic (no|nr|number)|index|seq|sequence|reading( ?(no|nr|#|number))?|row|line|pos|lfd ?nr|item|lecture|lectura|messung nr|rack( ?tube)?|tube|vial|cup|wellenlange|wavelength|lambda|nm|序号|番号|№|номер|№ ?п\/п|rdg|rec|record)$/,
    'number',
  ],
  [
    /^(lod|loq|lld|lldq?|mdl|mql|dl|rl|detection limit|reporting limit|limit|limits|ng|nwg|bg|pql|nachweisgrenze|bestimmungsgrenze|检出限|定量限|検出限界|定量下限|检测限|предел обнаружения|по|limit of (detection|quantification|quantitation))$/,
    'limit',
  ],
];

/** "Run 1", "Abbrand 2": a column for each burn. */
const NUMBERED_BURN =
  /^(burn|run|rep|repl|replicate|shot|spark|measurement|messung|meas|abbrand|brennfleck|point|spot|aliquot|determination|reading|no)[.-]? ?#?(\d{1,2}|[a-d])$/;

/** Words of a heading beside its element that say nothing of its kind. */
const CONTENT_WORDS =
  /^(conc|concentration|content|contents|result|results|value|gehalt|mean|avg|average|of|in|solid|as|mass|fraction|calc|calculated|corr|corrected|final|total|tot|t|meas|measured|wert|含量|sample|element|weight|w|c|abs)$/i;
const LINE_WORDS =
  /^(nm|\d{1,3}|[KLM][abαβ]?[12]?|[KLM]-?(alpha|beta)[12]?|axial|radial|ax|rad|ked|he|h2|o2|nh3|no ?gas|nogas|std|dual|[Ii]{1,3}|col+|\d|\d{3}(\.\d+)?|ka|kb|la|lb|ka1|la1|lb1|iron|mode|gas|no|line|→.*|->.*|\[?\d+\]?|r|a)$/i;
const SPREAD_WORDS =
  /^(error|err|sd|std|stdev|dev|stddev|s|sigma|σ|uncertainty|unc|u|±|\+\/-|\+-|fehler|unsicherheit|precision|stabw|deviation|standard|expanded|\d\s?(s|sd|sigma|σ)|error\d\s?(s|sigma|σ)?|[123])$/i;
const RELATIVE_WORDS = /^(rsd|%rsd|rsd%|cv|%cv|rel)$/i;
const INTENSITY_WORDS =
  /^(k?cps|int|intensity|counts?|kcounts|ratio|net|gross|raw|bkg|background|cnts|area|height|peak)$/i;
const IGNORED_WORDS =
  /^(lod|loq|dl|mdl|limit|min|max|target|cert|certified|recovery|rec|norm|normali[sz]ed|spec|flag|qual|qualifier|unit|units|istd?|is|status|note|drift|blank|bias|diff|grade|low|high|lower|upper|date|time)$/i;

const seen = new Map<string, Heading>();

/** What a heading says; memory of what was read keeps long files quick. */
export function headingOf(text: string): Heading {
  if (isDigits(text)) return { text, role: 'unknown' };
  const known = seen.get(text);
  if (known) return known;
  const heading = readHeading(plainCell(text));
  if (seen.size > 20_000) seen.clear();
  seen.set(text, heading);
  return heading;
}

/** "Element 1", "Conc. SD": a heading without its number and the words before its kind. */
const plainWord = (word: string): string =>
  word.replace(/ \d{1,2}$/, '').replace(/^(conc|concentration|result|content|final|mean) (?=\p{L}|%)/u, '');

function readHeading(text: string): Heading {
  if (text === '') return { text, role: 'blank' };
  // "[3-sigma]": brackets round the whole are of no meaning, but round a unit
  const inner = /^\[\s*([^[\]]*\S)\s*\]$/.exec(text)?.[1];
  if (inner !== undefined && !unitOf(inner)) return { ...readHeading(inner), text };
  const [, before, mark] = /^([A-Z][a-z]?(?: [^*†‡#]*)?)\s?([*†‡#]{1,2}|\([a-z]\))$/.exec(text) ?? [];
  const marked = before === undefined ? undefined : ofElement(before);
  if (marked && mark !== undefined) return { ...marked, text, mark };
  if (text.length > 60) return { text, role: 'unknown' };
  return ofElement(text) ?? ofColumn(text);
}

/** Words of a heading: parts between blanks, brackets and underscores; units stay whole. */
function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/([A-Z][a-z]?)-(K[abαβ]?\d?|L[abαβ]?\d?|K[AB]\d?|L[AB]\d?)(?![a-z])/g, '$1 $2')
    .replace(/^([A-Z][a-z]?)\s*\/\s*(?=%|ppm|ppb|wt|mg|[uµμ]g|10)/, '$1 ')
    .replaceAll(/\b(wt|w|m|mass|gew|ma|at|atom|mol)[.-]*\s*-?\s*%/gi, '$1%')
    .replaceAll(/%\s*\(?(m\/m|w\/w)\)?/gi, '%$1')
    .replaceAll(/([[({])\s+/g, '$1')
    .replaceAll(/\s+([\])}])/g, '$1')
    .replaceAll(/([\])}])(?=\S)/g, '$1 ')
    .replaceAll(/(\S)(?=[[({])/g, '$1 ')
    .replaceAll(/([A-Za-z0-9])%(?=$|\s)/g, (whole, before: string) =>
      /[A-Z]/.test(before) ? `${before} %` : whole,
    )
    .split(/[\s_,;|"]+/)
    .flatMap((word) =>
      /^(%|±|σ)(?=\p{L})/u.test(word) && !/^%(rsd|cv|m\/m|w\/w|wt)$/i.test(word)
        ? [word[0]!, word.slice(1)]
        : [word],
    )
    .flatMap((word) => {
      // "s(Cr)", "w(Cr)": a sign before brackets
      const inner = /^[[({](.*)[\])}]$/.exec(word)?.[1];
      return [inner ?? word.replace(/^[[({](?=[^\])}]*$)/, '').replace(/^([^[({]*)[\])}]$/, '$1')];
    })
    .map((word) => word.replace(/[:.]+$/, ''))
    .filter((word) => word !== '' && word !== '-' && word !== '/');
}

/** An element or oxide with what its column holds of it; undefined for another heading. */
function ofElement(text: string): Heading | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > 7 || /^(u_?k|k_?u)$/i.test(words.join('_'))) return undefined;
  const at = placeOfSubstance(words);
  if (at < 0) return undefined;
  const substance = substanceOf(words[at]!)!;
  // "Chrome (Cr)" names one element twice
  const rest = words.filter((word, i) => i !== at && substanceOf(word)?.element !== substance.element);
  // two words behind each other may be one unit: "wt %", "mg L-1", "ppm wt"
  const joined = rest.join('');
  const unit =
    rest.map((word) => unitOf(word)).find((one) => one !== undefined) ??
    (rest.length > 1 ? unitOf(joined) : undefined);
  const isUnit = (word: string): boolean =>
    unitOf(word) !== undefined || (unit !== undefined && rest.length > 1 && unitOf(joined) === unit);
  const others = rest.filter((word) => !isUnit(word) && !(unit && /^(wt|mass|w|at)$/i.test(word)));
  // behind an isotope "STD" is a mode of the instrument
  const isMode = (word: string): boolean => word === 'STD' && /^\d/.test(text.trim());
  const says = (kind: LabelKind): boolean => others.some((word) => labelKind(word) === kind);
  const spread =
    others.some((word) => SPREAD_WORDS.test(word) && !/^[123]$/.test(word) && !isMode(word)) ||
    (says('wide') && !others.some(isMode));
  const relative = others.some((word) => RELATIVE_WORDS.test(word)) || says('relative');
  const line = others.filter((word) => LINE_WORDS.test(word) && (!spread || !SPREAD_WORDS.test(word)));
  const strange = others.filter(
    (word) =>
      labelKind(word) === undefined &&
      !isBalance(word) &&
      ![CONTENT_WORDS, LINE_WORDS, SPREAD_WORDS, RELATIVE_WORDS, INTENSITY_WORDS, IGNORED_WORDS].some(
        (known) => known.test(word),
      ) &&
      !/^\d{3}\.\d{1,4}$/.test(word),
  );
  if (strange.length > 0) return undefined;
  const wave = [
    ...others.filter((word) => /^\d{2,3}(\.\d{1,4})?$/.test(word)),
    ...line.filter((word) => !/^nm$/i.test(word)),
  ];
  const isotope = /\d/.test(words[at]!) && substance.oxide === undefined ? words[at]! : undefined;
  const shownLine = isotope ?? ([...new Set(wave)].join(' ') || undefined);
  const base = { text, substance, ...(unit ? { unit } : {}), ...(shownLine ? { line: shownLine } : {}) };
  const k =
    kIn(text) ??
    (/(\d)\s?(s|sigma|σ)\b/i.exec(others.join(' '))?.[1]
      ? Number(/(\d)\s?(s|sigma|σ)\b/i.exec(others.join(' '))![1])
      : undefined);
  if (unit?.kind === 'intensity' || others.some((word) => INTENSITY_WORDS.test(word)))
    return { ...base, role: 'intensity' };
  if (unit?.kind === 'atomic') return { ...base, role: 'ignore' };
  if (relative) return { ...base, role: 'relative-spread' };
  if (others.length === 1 && others[0] === 'k') return { text, substance, role: 'k' };
  if (others.some((word) => IGNORED_WORDS.test(word)))
    return {
      ...base,
      role: others.some((word) => /^(lod|loq|dl|mdl|limit)$/i.test(word))
        ? 'limit'
        : others.some((word) => /^units?$/i.test(word))
          ? 'unit'
          : others.some((word) => /^(flag|qual|qualifier|status|note)$/i.test(word))
            ? 'mark'
            : 'ignore',
    };
  if (spread)
    return {
      ...base,
      role: 'spread',
      ...(k === undefined ? (isPlainDeviation(others) ? { k: 1 } : {}) : { k }),
    };
  return { ...base, role: 'content', ...(others.some(isBalance) ? { by: 'balance' as const } : {}) };
}

/** A plain standard deviation has k = 1; an error or an uncertainty says nothing of its k. */
const isPlainDeviation = (words: readonly string[]): boolean =>
  words.some((word) => /^(sd|std|stdev|stddev|s|sigma|σ|stabw|dev|deviation)$/i.test(word));

/** Where the element stands among the words: the first that is one and no unit; a letter that is also a sign counts only first. */
function placeOfSubstance(words: readonly string[]): number {
  const isOne = (word: string): boolean =>
    substanceOf(word) !== undefined && unitOf(word) === undefined && !/^(wt|ppm|ppb)$/i.test(word);
  const places = words.flatMap((word, i) => (isOne(word) ? [i] : []));
  const [first = -1] = places;
  if (places.length < 2) return first;
  // "S Cr", "U Cr": a sign for the spread before the element
  return first === 0 && /^[SUuC]$/.test(words[0]!) && isSymbol(words[1]!) && words[1]!.length > 1 ? 1 : first;
}

/** A column that is not of one element. */
function ofColumn(text: string): Heading {
  const inner = /[[(]([^\])]*)[\])]\s*$/.exec(text)?.[1];
  // "Einwaage/g" is "Einwaage [g]"
  const [, quantity, per] = /^(\p{L}{4,})\s*\/\s*(g|mg|kg|ml|l|%|ppm)$/iu.exec(text) ?? [];
  if (quantity !== undefined) return { ...ofColumn(`${quantity} [${per}]`), text };
  const unit = unitOf(text) ?? (inner === undefined ? undefined : unitOf(inner)) ?? lastUnit(text);
  const named = bare(text.replace(/[[(][^\])]*[\])]\s*$/, ''));
  const whole = named === '' ? bare(text) : named;
  const isKnown = (one: string): boolean =>
    ELEMENT.test(one) ||
    CONTENT.test(one) ||
    labelKind(one) !== undefined ||
    SAMPLE.some((pattern) => pattern.test(one));
  const word = !isKnown(whole) && isKnown(plainWord(whole)) ? plainWord(whole) : whole;
  const base = { text, ...(unit ? { unit } : {}) };
  const alone = unitOf(text)?.kind;
  if (alone)
    return { ...base, role: alone === 'intensity' ? alone : alone === 'atomic' ? 'ignore' : 'content' };
  if (ELEMENT.test(word)) return { ...base, role: 'element' };
  const rank = SAMPLE.findIndex((pattern) => pattern.test(word));
  if (rank >= 0) return { text, role: 'sample', rank };
  const noUnit = word.replace(/ by (weight|mass)$/, '').replace(/ (g|mg|kg|ml|l|%|ppm|ppb|wt%|factor)$/, '');
  if (NUMBERED_BURN.test(word)) return { ...base, role: 'burn' };
  const found = ROLES.find(([pattern]) => pattern.test(word) || pattern.test(noUnit));
  if (found) return { ...base, role: found[1] };
  const kind =
    labelKind(text) ??
    labelKind(text.replace(/[[(][^\])]*[\])]\s*$/, '')) ??
    labelKind(word) ??
    labelKind(noUnit);
  if (kind === 'units' || /(^| )(units?|einheit)$/.test(whole)) return { ...base, role: 'unit' };
  if (kind === 'relative') return { ...base, role: 'relative-spread' };
  if (kind === 'spread') return { ...base, role: 'spread', k: kIn(text) ?? 1 };
  if (kind === 'wide') {
    const k = kIn(text);
    return { ...base, role: 'spread', ...(k === undefined ? {} : { k }) };
  }
  if (unit?.kind === 'intensity' || isOfIntensity(text)) return { ...base, role: 'intensity' };
  if (unit?.kind === 'atomic') return { ...base, role: 'ignore' };
  if (kind === 'bound') return { ...base, role: 'ignore' };
  // "Stat. error", "Expanded uncertainty (95 %)"
  const wide = whole.split(' ').some((one) => one.length > 2 && labelKind(one) === 'wide');
  if (wide) {
    const k = kIn(text);
    return {
      ...base,
      role: /\brel\w*\b/.test(whole) ? 'relative-spread' : 'spread',
      ...(k === undefined ? {} : { k }),
    };
  }
  if (CONTENT.test(word) || CONTENT.test(noUnit) || SOLN.test(word) || unit !== undefined || kind === 'mean')
    return { ...base, role: 'content' };
  return { text, role: 'unknown' };
}

/** "Net Intens. Mean", "Peak area": what was counted, whatever is said of it besides. */
const isOfIntensity = (text: string): boolean =>
  bare(text)
    .split(' ')
    .some((word) => unitOf(word)?.kind === 'intensity' || /^(intens\w*|area|counts)$/.test(word));

/** The unit at the end of a heading without brackets: "Result ppm". */
const lastUnit = (text: string): Unit | undefined => {
  const words = text.trim().split(/\s+/);
  return words.length < 2 ? undefined : (unitOf(words.at(-1)!) ?? unitOf(words.slice(-2).join('')));
};

/** Headings of a line, with its words in capitals as symbols where it writes all of them so. */
export function headingsOf(cells: readonly string[]): readonly Heading[] {
  const plain = cells.map((cell) => headingOf(cell));
  const large = cells.map((cell) => largeSymbol(cell.trim().split(/[\s[(%]/)[0] ?? ''));
  const two = cells.filter((cell, i) => large[i] !== undefined && /^[A-Z]{2}/.test(cell));
  const mixed = plain.filter(({ substance, text }) => substance && /^[A-Z][a-z]/.test(text));
  if (two.length < 2 || mixed.length > 0) return plain;
  return plain.map((one, i) => {
    const symbol = large[i];
    if (symbol === undefined) return one;
    const word = cells[i]!.trim().split(/[\s[(%]/)[0]!;
    return { ...headingOf(symbol + cells[i]!.trim().slice(word.length)), text: cells[i]! };
  });
}
