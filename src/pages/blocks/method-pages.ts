import type { Block, Page, Section } from '../../documents/page.ts';
import { paragraph, section, shortPage, table } from './parts.ts';

/** What a method of any family says of itself. */
export interface MethodWords {
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  readonly comparedWith?: string;
  readonly refuses?: string;
  readonly assumptions?: readonly string[];
  /** Names, or names with what they mean. */
  readonly inputs: readonly string[] | Readonly<Record<string, string>>;
}

/** The methods of a family, each with what it returns. */
export const methodListPage = (
  title: string,
  methods: readonly Pick<MethodWords, 'name' | 'title'>[],
): Page =>
  shortPage(title, [
    table(
      ['method', 'what it returns'],
      methods.map((method) => [method.name, method.title]),
    ),
  ]);

/** What a method is, where its formula comes from and what it reads. */
export const methodPage = (method: MethodWords, sections: readonly Section[] = []): Page => ({
  ...shortPage(`${method.name}: ${method.title}`, [factsOf(method)]),
  sections: [...section('inputs', 'Inputs', inputBlocks(method.inputs)), ...sections],
});

const factsOf = ({ formula, source, comparedWith, refuses, assumptions }: MethodWords): Block => ({
  kind: 'facts',
  rows: [
    ['formula', formula],
    ['source', source],
    ...(comparedWith === undefined ? [] : [['compared with', comparedWith] as const]),
    ...(refuses === undefined ? [] : [['refuses', refuses] as const]),
    ...(assumptions === undefined ? [] : [['assumes', assumptions.join('; ') || 'nothing'] as const]),
  ],
});

const inputBlocks = (inputs: MethodWords['inputs']): Block[] =>
  Array.isArray(inputs)
    ? [paragraph(inputs.join(', '))]
    : [
        table(
          ['input', 'meaning'],
          Object.entries(inputs).map(([name, words]) => [name, words]),
        ),
      ];

/** Longer lists are cut for people; the document has them whole. */
const SHOWN = 12;

/** A quantity in words for a cell, numbers to so many significant digits. */
export function quantityWords(value: unknown, digits: number): string {
  const words = (one: unknown): string => quantityWords(one, digits);
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(digits);
  if (Array.isArray(value)) {
    const items = value.slice(0, SHOWN).map(words).join(', ');
    return `[${items}${value.length > SHOWN ? `, ... ${value.length} in all` : ''}]`;
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, item]) => `${name} ${words(item)}`)
      .join(', ');
  return String(value);
}
