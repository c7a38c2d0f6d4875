import type { CellValue, ListColumn } from '../../../documents/contract/list.ts';
import { InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { compared, type Literal, literalOf, type Sort, sortOf } from './literal.ts';

type Cells = readonly CellValue[];

/** What is true of a line: null where it cannot be said, because a cell is empty. */
type Truth = boolean | null;

/** A filter, ready for lines. */
export interface Filter {
  readonly holds: (cells: Cells) => boolean;
  /** Columns that must have a value for it to hold. */
  readonly equal: ReadonlyMap<string, CellValue>;
}

/** An operand: what it is of, and its value in a line. */
interface Term {
  readonly sort: Sort;
  readonly value: (cells: Cells) => CellValue;
  readonly column?: string;
  readonly literal?: Literal;
}

interface Condition {
  readonly holds: (cells: Cells) => Truth;
  readonly equal?: ReadonlyMap<string, CellValue>;
}

/** Longest filter [characters], and most brackets inside each other. */
const LONGEST = 8_000;
const DEEPEST = 50;

const ALLOWED =
  "eq, ne, gt, ge, lt, le, in, and, or, not, contains, startswith, endswith, tolower, toupper, null, and texts in quotes: form eq 'turnings'";

const refused = (words: string, value: string, allowed = ALLOWED): InputError =>
  new InputError(`$filter: ${words}`, { path: '$filter', value: value.slice(0, 100), allowed });

/** Reads a filter. Throws InputError for what is not read here, naming it. */
export function filterOf(text: string, columns: readonly ListColumn[]): Filter {
  if (text.length > LONGEST)
    throw refused('it is too long', `${text.length} characters`, `at most ${LONGEST} characters`);
  const reader = new Reader(wordsOf(text), columns);
  const { holds, equal = new Map() } = reader.whole();
  return { holds: (cells) => holds(cells) === true, equal };
}

/** A quoted text, a bracket, a comma, or a word: a name, a number, a day. */
const WORD = /\s*('(?:[^']|'')*'|[(),]|[^\s(),']+)/y;

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  WORD.lastIndex = 0;
  while (text.slice(WORD.lastIndex).trim() !== '') {
    const from = WORD.lastIndex;
    const [, word] = WORD.exec(text) ?? [];
    if (word === undefined)
      throw refused(
        'a quote is not closed',
        text.slice(from).trim(),
        "'text', with a quote inside written twice",
      );
    words.push(word);
  }
  return words;
}

class Reader {
  readonly #words: readonly string[];
  readonly #columns: readonly ListColumn[];
  #at = 0;
  #depth = 0;

  constructor(words: readonly string[], columns: readonly ListColumn[]) {
    this.#words = words;
    this.#columns = columns;
  }

  whole(): Condition {
    const condition = this.#either();
    if (this.#at < this.#words.length) throw refused(`"${this.#word}" is not expected here`, this.#word);
    return condition;
  }

  get #word(): string {
    return this.#words[this.#at] ?? '';
  }

  #take(word: string): boolean {
    if (this.#word !== word) return false;
    this.#at += 1;
    return true;
  }

  #need(word: string): void {
    if (!this.#take(word))
      throw refused(
        this.#word === '' ? `"${word}" is missing at its end` : `"${word}" is missing before "${this.#word}"`,
        this.#word,
      );
  }

  #either(): Condition {
    let left = this.#both();
    while (this.#take('or')) {
      const [first, second] = [left.holds, this.#both().holds];
      left = { holds: (cells) => or(first(cells), second(cells)) };
    }
    return left;
  }

  #both(): Condition {
    let left = this.#one();
    while (this.#take('and')) {
      const [first, second] = [left, this.#one()];
      left = {
        holds: (cells) => and(first.holds(cells), second.holds(cells)),
        equal: new Map([...(first.equal ?? []), ...(second.equal ?? [])]),
      };
    }
    return left;
  }

  #one(): Condition {
    if (this.#take('not')) {
      const { holds } = this.#deeper(() => this.#one());
      return { holds: (cells) => not(holds(cells)) };
    }
    if (this.#take('(')) {
      const inside = this.#deeper(() => this.#either());
      this.#need(')');
      return inside;
    }
    const truth = ownValue(TRUTHS, this.#word);
    if (truth && this.#words[this.#at + 1] === '(') return this.#truth(truth);
    return this.#comparison(this.#term());
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST)
      throw refused(
        'too many brackets stand inside each other',
        `more than ${DEEPEST}`,
        `at most ${DEEPEST}`,
      );
    const value = read();
    this.#depth -= 1;
    return value;
  }

  /** contains(name, 'x') and the like; alone, or compared with true or false. */
  #truth(test: (text: string, part: string) => boolean): Condition {
    const name = this.#word;
    this.#at += 1;
    this.#need('(');
    const text = this.#textTerm(name);
    this.#need(',');
    const part = this.#textTerm(name);
    this.#need(')');
    const holds = (cells: Cells): Truth => {
      const [a, b] = [text.value(cells), part.value(cells)];
      return a === null || b === null ? null : test(String(a), String(b));
    };
    const operator = this.#word;
    if (operator !== 'eq' && operator !== 'ne') return { holds };
    return this.#comparison({ sort: 'flag', value: holds });
  }

  #textTerm(name: string): Term {
    const term = this.#term();
    if (term.sort !== 'text')
      throw refused(
        `${name} takes texts`,
        this.#words[this.#at - 1] ?? '',
        'a column of texts, or a text in quotes',
      );
    return term;
  }

  #term(): Term {
    const word = this.#word;
    if (word === '') throw refused('it ends too early', '');
    const change = ownValue(CHANGES, word);
    if (change && this.#words[this.#at + 1] === '(') {
      this.#at += 2;
      const inside = this.#deeper(() => this.#textTerm(word));
      this.#need(')');
      return {
        sort: 'text',
        value: (cells) => {
          const text = inside.value(cells);
          return text === null ? null : change(String(text));
        },
      };
    }
    this.#at += 1;
    const literal = literalOf(word);
    if (literal) return { sort: literal.sort, value: () => literal.value, literal };
    const place = this.#columns.findIndex(({ name }) => name === word);
    const column = this.#columns[place];
    if (column) return { sort: sortOf(column.kind), value: (cells) => cells[place]!, column: column.name };
    if (this.#word === '(') throw refused(`the function ${word} is not offered`, word);
    throw refused(`there is no column ${word}`, word, this.#columns.map(({ name }) => name).join(', '));
  }

  #comparison(left: Term): Condition {
    const operator = this.#word;
    if (this.#take('in')) {
      this.#need('(');
      const terms: Term[] = [];
      do terms.push(this.#term());
      while (this.#take(','));
      this.#need(')');
      const tests = terms.map((right) => equals(left, right));
      return { holds: (cells) => tests.reduce<Truth>((found, test) => or(found, test(cells)), false) };
    }
    const order = ownValue(ORDERS, operator);
    const isEqual = operator === 'eq' || operator === 'ne';
    if (!order && !isEqual) {
      if (left.sort === 'flag') return { holds: (cells) => left.value(cells) as Truth };
      throw refused(
        operator === '' ? 'a comparison is missing at its end' : `"${operator}" is no comparison`,
        operator,
      );
    }
    this.#at += 1;
    const right = this.#term();
    if (order) {
      const sort = commonSort(left, right);
      return {
        holds: (cells) => {
          const [a, b] = [left.value(cells), right.value(cells)];
          return a === null || b === null ? false : order(compared(sort, a, b));
        },
      };
    }
    const test = equals(left, right);
    if (operator === 'ne') return { holds: (cells) => not(test(cells)) };
    const [name, value] = [left.column ?? right.column, left.literal ?? right.literal];
    return { holds: test, ...(name !== undefined && value ? { equal: new Map([[name, value.value]]) } : {}) };
  }
}

/** Equal, or both empty. */
function equals(left: Term, right: Term): (cells: Cells) => boolean {
  const sort = commonSort(left, right);
  return (cells) => {
    const [a, b] = [left.value(cells), right.value(cells)];
    return a === null || b === null ? a === b : compared(sort, a, b) === 0;
  };
}

/** The sort of two operands. Throws InputError where they are of two sorts. */
function commonSort(left: Term, right: Term): Sort {
  if (left.sort === right.sort || right.sort === 'null') return left.sort;
  if (left.sort === 'null') return right.sort;
  const [name, value] = left.column === undefined ? [right.column, left] : [left.column, right];
  const wanted = left.column === undefined ? right.sort : left.sort;
  throw refused(
    `${name ?? 'one side'} is not compared with ${IN_WORDS[value.sort]}`,
    String(value.literal?.value ?? value.column ?? ''),
    IN_WORDS[wanted],
  );
}

const IN_WORDS: Readonly<Record<Sort, string>> = {
  number: 'a number: 12.5',
  text: "a text in quotes: 'turnings'",
  day: 'a day: 2026-12-18',
  instant: 'a time: 2026-12-18T06:00:00Z',
  flag: 'true or false',
  null: 'null',
};

const or = (a: Truth, b: Truth): Truth =>
  a === true || b === true ? true : a === null || b === null ? null : false;
const and = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === null || b === null ? null : true;
const not = (a: Truth): Truth => (a === null ? null : !a);

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};
const TRUTHS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};
const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  tolower: (text) => text.toLowerCase(),
  toupper: (text) => text.toUpperCase(),
};
