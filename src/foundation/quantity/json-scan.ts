/** Where a text is not JSON: line and column from 1, and what was expected there. Nothing of the text itself. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

/** What one walk over a text finds; after a fault, of what stands before it. */
export interface JsonScan {
  /** The first place at which the text is not one JSON document (RFC 8259); null where it is one. */
  readonly fault: JsonFault | null;
  /**
   * Path of the first key that one object holds twice ("heats[0].id"); null when none does. JSON.parse takes the last of
   * them and says nothing, other readers the first.
   */
  readonly doubled: string | null;
  /** How many lists and objects stand in each other where it is deepest. */
  readonly levels: number;
}

/** A list or an object that is not closed yet: the names it has so far (null for a list), and the name or index reached. */
interface Open {
  readonly names: Set<string> | null;
  place: string | number;
}

const VALUE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** What a text in quotes holds without an escape. */
const PLAIN = /[ !#-[\]-\uffff]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Walks once over a text as JSON. Long because its parts move one place in the text. */
export function scanJson(text: string): JsonScan {
  const open: Open[] = [];
  let [at, levels] = [0, 0];
  let doubled: string | null = null;
  const ended = (expected: string | null): JsonScan => {
    if (expected === null) return { fault: null, doubled, levels };
    const before = text.slice(0, at).split('\n');
    return { fault: { line: before.length, column: before.at(-1)!.length + 1, expected }, doubled, levels };
  };
  const sign = (): string => {
    while (' \t\n\r'.includes(text[at] ?? 'x')) at++;
    return text[at] ?? '';
  };
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** What is wrong with the text in quotes that begins here. */
  const quoted = (): string | null => {
    for (at++; text[at] !== '"'; ) {
      if (take(PLAIN) || take(ESCAPE)) continue;
      return text[at] === '\\'
        ? 'an escape such as \\n, \\" or \\u00e4'
        : 'the closing quote of a text on one line';
    }
    at++;
    return null;
  };
  /** What is wrong with the name that begins here; keeps it in its object. */
  const name = (inside: Open, names: Set<string>): string | null => {
    if (sign() !== '"') return 'a name in double quotes';
    const start = at;
    const wrong = quoted();
    if (wrong !== null) return wrong;
    const key = JSON.parse(text.slice(start, at)) as string;
    if (sign() !== ':') return '":"';
    at++;
    inside.place = key;
    if (names.has(key)) doubled ??= pathOf(open.map(({ place }) => place));
    names.add(key);
    return null;
  };
  /** What is wrong with the item that begins here: a name in an object, nothing yet in a list. */
  const item = (inside: Open): string | null => (inside.names === null ? null : name(inside, inside.names));

  for (;;) {
    // a value begins here
    const first = sign();
    if (first === '[' || first === '{') {
      at++;
      const inside: Open = first === '[' ? { names: null, place: 0 } : { names: new Set(), place: '' };
      levels = Math.max(levels, open.length + 1);
      if (sign() !== (inside.names ? '}' : ']')) {
        open.push(inside);
        const wrong = item(inside);
        if (wrong !== null) return ended(wrong);
        continue;
      }
      at++;
    } else {
      const wrong = first === '"' ? quoted() : take(VALUE) ? null : 'a value';
      if (wrong !== null) return ended(wrong);
    }
    // a value has ended here
    for (;;) {
      const inside = open.at(-1);
      const after = sign();
      if (inside === undefined) return ended(at === text.length ? null : 'the end of the text');
      const end = inside.names ? '}' : ']';
      if (after === end) {
        at++;
        open.pop();
        continue;
      }
      if (after !== ',') return ended(`"," or "${end}"`);
      at++;
      if (typeof inside.place === 'number') inside.place++;
      const wrong = item(inside);
      if (wrong !== null) return ended(wrong);
      break;
    }
  }
}

const pathOf = (places: readonly (string | number)[]): string =>
  places.reduce<string>(
    (path, place) =>
      typeof place === 'number' ? `${path}[${place}]` : path === '' ? place : `${path}.${place}`,
    '',
  );
