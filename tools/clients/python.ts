import type { Method, Parameter } from './methods.ts';
import { wrapped } from './wrapped.ts';

/** Longest line [characters]. */
const MOST = 120;

const TYPES: Readonly<Record<Parameter['kind'], string>> = {
  text: 'str',
  number: 'Number',
  whole: 'int',
  flag: 'bool',
  list: 'Iterable[Any]',
  parts: 'Dict[str, Any]',
  any: 'Any',
};

/** Words that no argument of Python can be called. */
const RESERVED = new Set([
  'as',
  'class',
  'def',
  'for',
  'from',
  'global',
  'if',
  'in',
  'is',
  'lambda',
  'or',
  'pass',
  'with',
]);
const nameOf = (name: string): string => (RESERVED.has(name) ? `${name}_` : name);

/** The method of a verb, inside the class. */
export function pythonMethod(method: Method): string {
  const { name, address, reads, parameters, numbers, rows } = method;
  const order = parameters.map((one) => `${JSON.stringify(one.name)}: ${nameOf(one.name)}`);
  const known = `(${numbers.map((one) => `${JSON.stringify(one)},`).join(' ')})`;
  const given = [
    JSON.stringify(address),
    block('{', order, '}', 12),
    known,
    ...(reads ? [] : ['idempotency_key']),
  ];
  return [
    ...(rows === undefined ? [] : [`    @_list(${JSON.stringify(rows)})`]),
    `    def ${name}${block('(', signature(method), ')', 4)} -> Any:`,
    ...documentation(method).map((line) => (line === '' ? '' : `        ${line}`)),
    `        return self.${reads ? '_read' : '_book'}${block('(', given, ')', 8)}`,
  ].join('\n');
}

/** Parts between brackets on one line, or one a line where that is too long; `indent` of the line that they stand in [characters]. */
function block(open: string, parts: readonly string[], close: string, indent: number): string {
  const line = `${open}${parts.join(', ')}${close}`;
  if (line.length + indent + 40 <= MOST && !line.includes('\n')) return line;
  const margin = ' '.repeat(indent);
  return [open, ...parts.map((part) => `${margin}    ${part},`), `${margin}${close}`].join('\n');
}

function signature({ parameters, reads }: Method): readonly string[] {
  const all = [
    ...parameters,
    ...(reads ? [] : [{ name: 'idempotency_key', kind: 'text', isPlaced: false, isNeeded: false } as const]),
  ];
  const placed = all.filter(({ isPlaced }) => isPlaced);
  const named = all.filter(({ isPlaced }) => !isPlaced);
  const written = ({ name, kind, isNeeded }: (typeof all)[number]): string =>
    isNeeded ? `${nameOf(name)}: ${TYPES[kind]}` : `${nameOf(name)}: Optional[${TYPES[kind]}] = None`;
  return ['self', ...placed.map(written), ...(named.length > 0 ? ['*'] : []), ...named.map(written)];
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
  const lines = [
    `${title}.`,
    '',
    `${typed === undefined ? '' : `Typed as \`${typed}\`. `}Who may: ${who}.${isSigned ? ' It is signed.' : ''}`,
    ...parameters.filter(({ about }) => about !== '').map((one) => `${nameOf(one.name)}: ${one.about}`),
    ...(answers.length === 0 ? [] : [`Answer: ${answers.join(', ')}.`]),
    ...(rows === undefined ? [] : [`All of them: \`remelt.rows(remelt.${name})\`.`]),
  ];
  const [first = '', ...rest] = lines.flatMap((line) => wrapped(line, MOST - 8));
  return [`"""${escaped(first)}`, ...rest.map(escaped), '"""'];
}

const escaped = (line: string): string => line.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"');
