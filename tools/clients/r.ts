import type { Method } from './methods.ts';
import { wrapped } from './wrapped.ts';

/** Longest line [characters]. */
const MOST = 120;

/** Words that R keeps to itself. */
const RESERVED = new Set(['break', 'else', 'for', 'function', 'if', 'in', 'next', 'repeat', 'while']);
const nameOf = (name: string): string => (RESERVED.has(name) ? `${name}_` : name);
const texts = (all: readonly string[]): string => all.map((one) => JSON.stringify(one)).join(', ');

/** The functions of all verbs, and the lists among them. */
export function rFunctions(methods: readonly Method[]): string {
  const lists = methods.flatMap(({ name, rows }) =>
    rows === undefined ? [] : [`${name} = ${JSON.stringify(rows)}`],
  );
  return [
    '# Functions whose answer is a page of a list, each with the field that holds its entries.',
    `remelt_rows <- list(${lists.join(', ')})`,
    '',
    'remelt_verbs <- function(read, book) list(',
    methods.map(rFunction).join(',\n\n'),
    ')',
    '',
  ].join('\n');
}

function rFunction(method: Method): string {
  const { name, address, reads, parameters } = method;
  const order = parameters.map(
    (one) => `${one.name === nameOf(one.name) ? one.name : `\`${one.name}\``} = ${nameOf(one.name)}`,
  );
  const lists = texts(parameters.filter(({ kind }) => kind === 'list').map((one) => one.name));
  const given = [
    ...parameters.map(({ name: own, isNeeded }) => (isNeeded ? nameOf(own) : `${nameOf(own)} = NULL`)),
    ...(reads ? [] : ['idempotency_key = NULL']),
  ];
  const call = `${JSON.stringify(address)}, list(${order.join(', ')}), c(${lists})`;
  return [
    ...documentation(method).map((line) => `  # ${line}`.trimEnd()),
    ...wrapped(`${name} = function(${given.join(', ')})`, MOST - 2).map((line) => `  ${line}`),
    ...wrapped(reads ? `read(${call})` : `book(${call}, idempotency_key)`, MOST - 4).map(
      (line) => `    ${line}`,
    ),
  ].join('\n');
}

function documentation({
  title,
  typed,
  who,
  isSigned,
  parameters,
  answers,
  rows,
  name,
}: Method): readonly string[] {
  return [
    `${title}.`,
    `${typed === undefined ? '' : `Typed as \`${typed}\`. `}Who may: ${who}.${isSigned ? ' It is signed.' : ''}`,
    ...parameters.filter(({ about }) => about !== '').map((one) => `${nameOf(one.name)}: ${one.about}`),
    ...(answers.length === 0 ? [] : [`Answer: ${answers.join(', ')}.`]),
    ...(rows === undefined ? [] : [`All of them: remelt$rows("${name}").`]),
  ].flatMap((line) => wrapped(line, MOST - 4));
}
