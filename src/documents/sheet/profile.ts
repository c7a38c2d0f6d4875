import { isElement } from '../../metal/alloy/element.ts';
import { LOT_CLASSES, ORIGIN_CLASSES } from '../../metal/alloy/words.ts';
import { isDay } from './days.ts';
import { typedNumber } from './decimals.ts';
import type { SheetCell } from './sheet.ts';
import { cellUnit } from './units.ts';
import {
  type FieldName,
  FORM_WORDS,
  isRest,
  METHOD_WORDS,
  nothingIn,
  ORIGIN_WORDS,
  wordIn,
} from './words.ts';

/** The words that the plant knows. */
export interface SheetRules {
  readonly forms: readonly string[];
  readonly methods: readonly string[];
  /** True for the id or name of a grade of the catalogue. */
  readonly isGrade: (text: string) => boolean;
}

/** What stands in a column: shares of its filled cells [1]. */
export interface Profile {
  readonly filled: number;
  /** Cells that hold an error, or a formula without a value. */
  readonly broken: number;
  readonly numbers: number;
  /** Numbers, and words for the rest. */
  readonly results: number;
  readonly days: number;
  readonly grades: number;
  readonly forms: number;
  readonly origins: number;
  readonly methods: number;
  readonly elements: number;
  readonly lotClasses: number;
  /** Hold a digit. */
  readonly coded: number;
  readonly massUnits: number;
  readonly smallWholes: number;
  readonly unique: number;
  /** 1, 2, 3 ... */
  readonly counts: boolean;
  /** Mean number of characters. */
  readonly length: number;
}

/** Names of alloys that need no catalogue: Werkstoff and UNS numbers, and the trade names of the families. */
const GRADE_LIKE =
  /^(\d[.,]\d{4}|(uns )?[nrks]\d{5}|(in|inco|ud|ren|u|gh|k|dd|dz|mp|cm|haynes|ha|hx)[ -]?\d{2,4}\w*|nicrofer.*|nicr\w*|.*(inconel|incoloy|nimonic|hastelloy|haynes|waspaloy|rene|udimet|mar-?m|cmsx|alloy|monel|stellite|pyromet|vdm|astroloy|pwa|rr ?1000).*|x-?750|713 ?l?c|[67]\d{2}|l-?605)$/i;

const looksLikeGrade = (text: string, { isGrade }: SheetRules): boolean =>
  GRADE_LIKE.test(text) || isGrade(text);

/**
 * What stands in the cells of one column. A share is worked out when it is asked for, and once for each text that stands there: most
 * columns hold results, and of those nobody asks whether they name a form.
 */
export function profileOf(cells: readonly SheetCell[], rules: SheetRules): Profile {
  const filled = cells
    .filter(({ text, problem }) => problem === undefined && nothingIn(text) === undefined)
    .slice(0, 2000);
  const texts = filled.map(({ text }) => text);
  const shareOf = sharesIn(filled);
  return {
    filled: filled.length,
    broken: cells.filter(({ problem }) => problem !== undefined).length,
    get numbers() {
      return shareOf('numbers', ({ text, kind }) => kind !== 'date' && typedNumber(text) !== undefined);
    },
    get results() {
      return shareOf(
        'results',
        ({ text, kind }) => kind !== 'date' && (isRest(text) || typedNumber(text) !== undefined),
      );
    },
    get days() {
      return shareOf('days', ({ text, kind }) => kind === 'date' || isDay(text));
    },
    get grades() {
      return shareOf('grades', ({ text }) => looksLikeGrade(text, rules));
    },
    get forms() {
      return shareOf(
        'forms',
        ({ text }) => rules.forms.includes(text) || wordIn(FORM_WORDS, text) !== undefined,
      );
    },
    get origins() {
      return shareOf(
        'origins',
        ({ text }) =>
          ORIGIN_CLASSES.some((origin) => origin === text) || wordIn(ORIGIN_WORDS, text) !== undefined,
      );
    },
    get methods() {
      return shareOf(
        'methods',
        ({ text }) => rules.methods.includes(text) || wordIn(METHOD_WORDS, text) !== undefined,
      );
    },
    get elements() {
      return shareOf('elements', ({ text }) => isElement(text));
    },
    get lotClasses() {
      return shareOf('lotClasses', ({ text }) => LOT_CLASSES.some((known) => known === text));
    },
    get coded() {
      return shareOf('coded', ({ text }) => /\d/.test(text));
    },
    get massUnits() {
      return shareOf('massUnits', ({ text }) => ['kg', 't', 'g', 'lb'].includes(cellUnit(text) ?? ''));
    },
    get smallWholes() {
      return shareOf('smallWholes', ({ text }) => /^\d{1,2}$/.test(text));
    },
    unique: filled.length === 0 ? 0 : new Set(texts).size / filled.length,
    counts: texts.length > 1 && texts.every((text, i) => text === String(i + 1)),
    length: texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length),
  };
}

type Share = Exclude<keyof Profile, 'filled' | 'broken' | 'unique' | 'counts' | 'length'>;

/** Answers the share of cells [1] of which something holds; it is asked once for cells that are alike. */
function sharesIn(
  filled: readonly SheetCell[],
): (name: Share, holds: (cell: SheetCell) => boolean) => number {
  const known = new Map<Share, number>();
  let alike: readonly SheetCell[][] | undefined;
  return (name, holds) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    alike ??= [
      ...Map.groupBy(filled, ({ text, kind }) => `${kind === 'date' ? 'day' : 'text'} ${text}`).values(),
    ];
    const held = alike.reduce((sum, cells) => sum + (holds(cells[0]!) ? cells.length : 0), 0);
    const share = filled.length === 0 ? 0 : held / filled.length;
    known.set(name, share);
    return share;
  };
}

/** How well what stands in a column goes with a field: -1 never, 0 says nothing, above 0 speaks for it. */
export function fitOf(field: FieldName, profile: Profile): number {
  const { unique, counts, length } = profile;
  const when = (share: number, speaksFor: number, speaksAgainst: number): number =>
    share >= 0.5 ? speaksFor : speaksAgainst;
  // each of its cells is told in its place
  if (profile.filled === 0) return profile.broken > 0 ? 0 : -0.2;
  if (field === 'lot_id') {
    if (profile.days >= 0.8 && profile.numbers < 0.8) return -0.6;
    if (counts) return -0.25;
    if (profile.grades >= 0.6 && unique < 0.9) return -0.5;
    return (unique >= 0.95 ? 0.15 : unique >= 0.45 ? 0 : -0.6) - (length > 30 ? 0.3 : 0);
  }
  // a cell that is not a number is said in its place, not with the whole column
  if (field === 'mass_kg')
    return profile.days >= 0.9 || profile.numbers < 0.3 ? -1 : profile.numbers >= 0.7 ? 0.2 : 0;
  if (field === 'received_on') return when(profile.days, 0.3, -1);
  if (field === 'declared_grade') {
    if (profile.grades >= 0.5) return 0.3;
    return profile.forms >= 0.5 || profile.days >= 0.5 || profile.origins >= 0.5
      ? -0.7
      : profile.numbers >= 0.5
        ? -0.5
        : -0.1;
  }
  if (field === 'form')
    return profile.forms >= 0.5
      ? 0.3
      : profile.numbers >= 0.5 || profile.grades >= 0.5 || profile.origins >= 0.5
        ? -0.8
        : -0.25;
  if (field === 'origin_class')
    return when(profile.origins, 0.3, profile.numbers >= 0.5 || profile.days >= 0.5 ? -0.8 : -0.45);
  if (field === 'lot_class') return when(profile.lotClasses, 0.2, -1);
  if (field === 'method') return when(profile.methods, 0.2, -0.6);
  if (field === 'balance') return when(profile.elements, 0.2, -1);
  if (field === 'generation') return when(profile.smallWholes, 0.1, -1);
  if (field === 'supplier' || field === 'owner' || field === 'laboratory') {
    if (profile.numbers >= 0.7 || profile.days >= 0.5 || (profile.coded >= 0.9 && unique >= 0.9)) return -0.6;
    // a shop may be called by what it makes: "Schmiede Lück"
    return profile.forms >= 0.8 ? -0.4 : 0;
  }
  return 0;
}

/** A field that the content alone speaks for, where the heading says nothing. */
export function fieldByContent(profile: Profile): FieldName | undefined {
  if (profile.filled === 0) return undefined;
  if (profile.forms >= 0.7) return 'form';
  if (profile.origins >= 0.7) return 'origin_class';
  if (profile.grades >= 0.7) return 'declared_grade';
  return profile.days >= 0.9 ? 'received_on' : undefined;
}
