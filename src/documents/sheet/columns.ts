import { InputError } from '../../foundation/errors.ts';
import { isElement } from '../../metal/alloy/element.ts';
import { LOT_COLUMNS } from '../yard/lot-columns.ts';
import { columnLetter } from '../yard/raw-table.ts';
import { type ColumnUse, mapped, type Question } from './column-use.ts';
import { guessedUnits } from './guessed-units.ts';
import type { Layout } from './layout.ts';
import { priceUnitIn } from './price-unit.ts';
import { fieldByContent, fitOf, type Profile, profileOf, type SheetRules } from './profile.ts';
import { EMPTY_CELL } from './sheet.ts';
import type { ContentUnit, MassUnit } from './units.ts';
import { type FieldName, HEADING_WORDS, METHOD_WORDS, plainWords, wordIn } from './words.ts';

export interface Columns {
  readonly uses: readonly ColumnUse[];
  readonly questions: readonly Question[];
  /** Every heading is a column of the template: nothing was guessed. */
  readonly exact: boolean;
}

/** `--map`: what the columns with a heading, or at a letter, are; null = no column of a lot. */
export type ColumnOverrides = ReadonlyMap<string, Omit<ColumnUse, 'at' | 'heading' | 'why'> | null>;

/** Least sum of heading and content that makes a column a field (assumption). */
const LEAST_SURE = 0.35;

/** What each column is, by its heading and by what stands below it. Nothing is thrown; what is open becomes a question. */
export function findColumns(
  layout: Layout,
  rules: SheetRules,
  overrides: ColumnOverrides = new Map(),
): Columns {
  const cells = layout.headings.map((_, at) => layout.rows.map((row) => row.cells[at] ?? EMPTY_CELL));
  const profiles = cells.map((column) => profileOf(column, rules));
  const questions: Question[] = [];
  const uses: (ColumnUse | undefined)[] = layout.headings.map(
    (heading, at) =>
      stated(at, layout.headings, overrides) ??
      named(heading, at) ??
      priced(layout, at) ??
      result(layout, at, { profile: profiles[at]!, questions }),
  );
  assignFields(layout, profiles, uses);
  const filledUses = uses.map((use, at) => use ?? leftOver(layout, at, profiles[at]!));
  const units = guessedUnits(filledUses, { layout, cells, questions });
  const known = filledUses.map((use) => massUnit(units.get(use.at) ?? use, layout, questions));
  askForMissing(known, questions);
  return {
    uses: known,
    questions,
    exact:
      overrides.size === 0 &&
      layout.headings.every((heading, at) =>
        heading === '' ? profiles[at]!.filled + profiles[at]!.broken === 0 : isTemplateHeading(heading),
      ),
  };
}

const isTemplateHeading = (heading: string): boolean =>
  LOT_COLUMNS.some(([name]) => name === heading) ||
  (/^[A-Z][a-z]?_(wtpct|ppm)$/.test(heading) && isElement(heading.split('_')[0]!));

/** The name of the column at a letter, whatever the headings are: "#C". */
export const columnAt = (at: number): string => `#${columnLetter(at)}`;

/** True where an option names the column by its heading or letter. A heading "C" comes before the letter C. */
function names(name: string, at: number, headings: readonly string[]): boolean {
  const words = plainWords(name);
  if (name === columnAt(at)) return true;
  const isHeading = (heading: string): boolean => words !== '' && words === plainWords(heading);
  return isHeading(headings[at]!) || (name === columnLetter(at) && !headings.some(isHeading));
}

function stated(at: number, headings: readonly string[], overrides: ColumnOverrides): ColumnUse | undefined {
  const found = [...overrides].find(([name]) => names(name, at, headings));
  if (!found) return undefined;
  const heading = headings[at]!;
  return found[1] === null
    ? { at, heading, why: 'left out as stated' }
    : { at, heading, ...found[1], isStated: true, why: 'as stated' };
}

/** A column of the template, by its very name. */
function named(heading: string, at: number): ColumnUse | undefined {
  const field = LOT_COLUMNS.find(([name]) => name === heading)?.[0];
  if (field === undefined) return undefined;
  return {
    at,
    heading,
    field,
    ...(field === 'mass_kg' ? { unit: 'kg' as const } : {}),
    why: 'column of the template',
  };
}

/** What a kilogram cost, where the heading says currency and mass: "EUR/kg". */
function priced({ headings, meanings }: Layout, at: number): ColumnUse | undefined {
  const unit = priceUnitIn(headings[at]!);
  if (unit === undefined || meanings[at]!.element !== undefined) return undefined;
  return { at, heading: headings[at]!, field: 'price', unit, why: 'currency and mass in the heading' };
}

function result(
  { meanings, headings, title }: Layout,
  at: number,
  { profile, questions }: { readonly profile: Profile; readonly questions: Question[] },
): ColumnUse | undefined {
  const { element, contentUnit, method, leftOut, together = [] } = meanings[at]!;
  const heading = headings[at]!;
  const one = `${together[0]}[${contentUnit === 'ppm' ? 'ppm' : 'wt%'}]`;
  const isApart = together.every((each) => meanings.some((other) => other.element === each));
  if (together.length > 0 && !isApart && profile.results >= 0.3)
    questions.push({
      message: `"${heading}" gives ${together.join(' and ')} together, and no other column gives them`,
      answers: mapped(at, [one, '-']),
      cure: `--map '${heading}=${one}' books it as ${together[0]}, as grades print it; --map '${heading}=-' leaves it out, and an element by difference is then too high by it`,
    });
  if (element === undefined)
    return leftOut === undefined || meanings[at]!.fields.size > 0 ? undefined : { at, heading, why: leftOut };
  // "N" over 1, 2, 3 ... is no nitrogen.
  if (profile.counts && contentUnit === undefined && element.length === 1) return undefined;
  if (profile.filled > 0 && profile.results < 0.3)
    return { at, heading, why: `named like ${element}, but holds no numbers` };
  if (contentUnit === 'at%') {
    questions.push({
      message: `"${heading}" is in atomic per cent`,
      mend: 'convert the column to wt%',
      answers: mapped(at, ['-']),
      cure: `convert the column to wt% in the sheet, or leave it out with --map '${heading}=-'`,
    });
    return { at, heading, why: 'atomic per cent cannot be taken for wt%' };
  }
  const unit = contentUnit;
  const whose = method === undefined ? {} : { method };
  void title;
  return {
    at,
    heading,
    element,
    ...(unit === undefined ? {} : { unit }),
    ...whose,
    why: unit === undefined ? 'element in the heading' : 'element and unit in the heading',
  };
}

/** Gives each field to the column that heading and content together speak for most. */
function assignFields(layout: Layout, profiles: readonly Profile[], uses: (ColumnUse | undefined)[]): void {
  const taken = new Set(uses.flatMap((use) => use?.field ?? []));
  const offers = layout.headings.flatMap((heading, at) => {
    if (uses[at] || profiles[at]!.filled + profiles[at]!.broken === 0) return [];
    const { fields, leftOut, massUnit } = layout.meanings[at]!;
    if (
      leftOut !== undefined &&
      !(massUnit && fields.has('mass_kg') && !/gross|brutto|tare|tara|packag|price/.test(leftOut))
    )
      return [];
    const byWords = [...fields].map(([field, sure]) => ({
      at,
      field,
      sure: sure + fitOf(field, profiles[at]!) + (field === 'mass_kg' && massUnit ? 0.1 : 0),
      why: fitOf(field, profiles[at]!) > 0 ? 'heading and content' : 'heading',
    }));
    const content = fieldByContent(profiles[at]!);
    const byContent =
      content === undefined || fields.has(content)
        ? []
        : [{ at, field: content, sure: heading === '' ? 0.5 : 0.42, why: 'content' }];
    return [...byWords, ...byContent];
  });
  for (const { at, field, sure, why } of offers.sort((a, b) => b.sure - a.sure || a.at - b.at)) {
    if (sure < LEAST_SURE || uses[at] || taken.has(field)) continue;
    taken.add(field);
    uses[at] = { at, heading: layout.headings[at]!, field, why };
  }
  // The supplier's heat number beside a lot number of the shop is a reference.
  layout.meanings.forEach(({ fields }, at) => {
    if (
      uses[at] ||
      taken.has('reference') ||
      !fields.has('lot_id') ||
      profiles[at]!.filled === 0 ||
      profiles[at]!.counts
    )
      return;
    if (!/heat|charge|schmelz|melt|cast|coulee|colada|炉/.test(plainWords(layout.headings[at]!))) return;
    taken.add('reference');
    uses[at] = { at, heading: layout.headings[at]!, field: 'reference', why: "the supplier's heat number" };
  });
}

function leftOver({ headings, meanings }: Layout, at: number, profile: Profile): ColumnUse {
  const heading = headings[at]!;
  if (
    profile.massUnits >= 0.9 &&
    /^(uom|unit|units|einheit|me|mengeneinheit|unite|unidad|单位)$/.test(plainWords(heading))
  )
    return { at, heading, statesMassUnit: true, why: 'unit of the mass, row by row' };
  const why =
    profile.filled + profile.broken === 0
      ? 'empty'
      : profile.counts
        ? 'counts the rows'
        : (meanings[at]!.leftOut ??
          (heading === '' ? 'no heading' : 'words not known, or another column fits better'));
  return { at, heading, why };
}

/** Mass needs a unit: kg where nothing says otherwise and the numbers allow it. */
function massUnit(use: ColumnUse, { meanings, title }: Layout, questions: Question[]): ColumnUse {
  if (use.field !== 'mass_kg' || use.unit !== undefined) return use;
  const unit = meanings[use.at]!.massUnit;
  if (unit === 'ton') {
    questions.push({
      message: `"${use.heading}": tons may be 1000 kg, 907 kg or 1016 kg`,
      mend: 'write kg into the sheet',
      answers: mapped(use.at, ['mass[t]']),
      cure: `--map '${use.heading}=mass[t]' for 1000 kg; else write kg into the sheet`,
    });
    return use;
  }
  void title;
  return unit === undefined
    ? { ...use, unit: 'kg', why: `${use.why}; no unit stated, taken as kg` }
    : { ...use, unit };
}

function askForMissing(uses: readonly ColumnUse[], questions: Question[]): void {
  const has = (field: FieldName): boolean => uses.some((use) => use.field === field);
  if (!has('lot_id'))
    questions.push({
      message: 'no column holds the numbers of the lots',
      cure: "--map 'HEADING=lot_id', HEADING as it stands in the sheet or its letter",
    });
  if (!has('mass_kg'))
    questions.push({
      message: 'no column holds the net mass',
      cure: "--map 'HEADING=mass[kg]', or t, g, lb",
    });
}

const FIELD_ALIASES: Readonly<Record<string, FieldName>> = {
  mass: 'mass_kg',
  lot: 'lot_id',
  id: 'lot_id',
  grade: 'declared_grade',
  origin: 'origin_class',
  received: 'received_on',
  date: 'received_on',
  class: 'lot_class',
  remark: 'note',
};

/** The field that an option names. Throws InputError listing the fields. */
export function fieldNamed(name: string, path: string): FieldName {
  const words = name.trim();
  const field =
    (Object.keys(HEADING_WORDS) as FieldName[]).find((known) => known === words) ??
    (Object.hasOwn(FIELD_ALIASES, words) ? FIELD_ALIASES[words] : undefined);
  if (field !== undefined) return field;
  throw new InputError(`${path} "${name}" is no column of a lot`, {
    path,
    value: name,
    allowed: `${Object.keys(HEADING_WORDS).join(', ')}, or an element with its unit such as Cr[wt%]`,
  });
}

const UNIT_NAMES: Readonly<Record<string, ContentUnit | MassUnit>> = {
  'wt%': 'wt%',
  '%': 'wt%',
  wtpct: 'wt%',
  ppm: 'ppm',
  ppb: 'ppb',
  'kg/kg': 'kg/kg',
  kg: 'kg',
  t: 't',
  g: 'g',
  lb: 'lb',
};

/** `--map` options such as "Gewicht=mass[kg]", "Cr XRF=Cr[wt%]@pXRF" and "Halle=-". Throws InputError for what is not one. */
export function readOverrides(words: readonly string[]): ColumnOverrides {
  return new Map(
    words.map((word) => {
      const at = word.lastIndexOf('=');
      const [, name = '', unit, method] =
        /^([^[\]@]+)(?:\[([^\]]+)\])?(?:@(.+))?$/.exec(word.slice(at + 1).trim()) ?? [];
      const heading = word.slice(0, at).trim();
      if (at < 1 || name === '')
        throw new InputError(`--map "${word}" does not say what a column is`, {
          path: '--map',
          value: word,
          allowed: "'Gewicht=mass[kg]', 'Chrom=Cr[wt%]', 'Halle=-'",
        });
      if (name === '-') return [heading, null] as const;
      const known =
        unit === undefined
          ? undefined
          : name === 'price'
            ? priceUnitIn(unit)
            : Object.hasOwn(UNIT_NAMES, unit)
              ? UNIT_NAMES[unit]
              : undefined;
      if (name === 'price' && known === undefined)
        throw new InputError(`--map "${word}" does not say currency and mass of the price`, {
          path: '--map',
          value: unit ?? name,
          allowed: `'${heading}=price[EUR/kg]', or in USD, GBP, CNY; per kg, t or lb`,
        });
      if (unit !== undefined && known === undefined)
        throw new InputError(`--map "${word}": unknown unit "${unit}"`, {
          path: '--map',
          value: unit,
          allowed: Object.keys(UNIT_NAMES).join(', '),
        });
      const whose = {
        ...(known === undefined ? {} : { unit: known }),
        ...(method === undefined ? {} : { method: wordIn(METHOD_WORDS, method) ?? method }),
      };
      return [
        heading,
        isElement(name) ? { element: name, ...whose } : { field: fieldNamed(name, '--map'), ...whose },
      ] as const;
    }),
  );
}
