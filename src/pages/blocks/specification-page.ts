import type { Page, Section } from '../../documents/page.ts';
import type {
  ComparedSpecification,
  DerivedSpecification,
  KeptSpecification,
  KeptSpecifications,
} from '../../documents/reference.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { changesSection } from './changes-section.ts';
import { assumptions, foldedList, list, notices, paragraph, section, shortPage, table } from './parts.ts';

const USE: Readonly<Record<KeptSpecification['status'], string>> = {
  entered: 'not to be used yet: an independent person has to compare it',
  compared: 'compared, in use',
};

/** A controlled specification: who entered and compared it, and what it states. */
export const specificationPage = (spec: KeptSpecification): Page => ({
  ...shortPage(`${spec.name}, ${spec.customer}`, [
    paragraph(USE[spec.status]),
    ...list([
      `entered by ${spec.enteredBy}`,
      ...(spec.checkedBy === null ? [] : [`compared by ${spec.checkedBy}`]),
    ]),
    ...notices(spec.retest?.holds === undefined ? [] : [spec.retest.holds]),
  ]),
  sections: [
    ...section('limits', 'What it states', [
      table(
        ['what', 'stated'],
        spec.lines.map(({ what, stated }) => [what, stated]),
      ),
    ]),
    ...changesSection(spec.changes, spec.before !== null),
    ...(spec.before === null ? [] : revisionSection(spec.before)),
  ],
});

/** What the revision before states otherwise. */
const revisionSection = ({ name, differences }: NonNullable<KeptSpecification['before']>): Section[] =>
  section('before', `What differs from ${name}`, [
    differences.length === 0
      ? paragraph('nothing: it states the same')
      : table(
          ['what', name, 'now'],
          differences.map(({ what, before, now }) => [what, before ?? '-', now ?? '-']),
        ),
  ]);

/** Every controlled specification and whether it may be used. */
export const specificationsPage = ({ specifications }: KeptSpecifications): Page =>
  shortPage('Specifications', [
    specifications.length === 0
      ? paragraph('no specifications')
      : table(
          ['specification', 'customer', 'status', 'entered by', 'compared by'],
          specifications.map(({ name, customer, status, supersededBy, enteredBy, checkedBy }) => [
            name,
            customer,
            supersededBy === undefined ? status : `superseded by ${supersededBy}`,
            enteredBy,
            checkedBy ?? '-',
          ]),
        ),
  ]);

/** What remelt stock must meet, beside the product's limits; the elements that the route leaves alone folded. */
export function derivedSpecificationPage({ name, kept, derivedFrom, derived }: DerivedSpecification): Page {
  const moved = derived.rows.filter(({ changed }) => changed);
  const same = derived.rows.filter(({ changed }) => !changed);
  return {
    ...shortPage(`${name}, remelt stock`, [
      paragraph(
        kept
          ? 'Kept. It may be used once an independent person has compared it.'
          : 'Not kept: this only shows what would be kept.',
      ),
      ...list([
        `limits of ${derivedFrom.specification}, turned back through ${derivedFrom.route}`,
        `the remelted product keeps each limit with probability ${derivedFrom.confidence}`,
      ]),
      ...notices(derived.warnings),
    ]),
    sections: [
      ...section('moved', 'Limits that differ from those of the product', [
        table(
          ['', 'product', 'stock', 'because'],
          moved.map(({ element, product, stock, words }) => [element, product, stock, words]),
        ),
      ]),
      ...section(
        'same',
        'Limits as those of the product',
        foldedList(
          same.map(({ element, product, words }) => `${element}: ${product}${words && `; ${words}`}`),
        ),
      ),
      ...assumptions(derived.assumed),
    ],
  };
}

/** Two entries of one specification: equal, or the lines that differ. */
export const comparedSpecificationPage = (compared: ComparedSpecification): Page =>
  shortPage(compared.name, [
    paragraph(
      compared.equal
        ? `${counted(compared.compared, 'line')} compared: the same as ${compared.enteredBy} entered. It may be used now.`
        : `${compared.differences.length} of ${compared.compared} lines differ. Look at the printed page; then enter or compare it again. Nothing was booked.`,
    ),
    ...(compared.equal
      ? []
      : [
          table(
            ['what', `entered by ${compared.enteredBy}`, `typed in by ${compared.comparedBy}`],
            compared.differences.map(({ what, entered, again }) => [what, entered ?? '-', again ?? '-']),
          ),
        ]),
  ]);
