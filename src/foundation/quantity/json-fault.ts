/** Where a text is not JSON: line and column from 1, and what was expected there. Nothing of the text itself. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

const VALUE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** What a list or an object goes on or ends with. */
const NEXT = { '[': '"," or "]"', '{': '"," or "}"' } as const;

/** The first place at which a text is not one JSON document (RFC 8259); null where it is one. */
export function jsonFault(text: string): JsonFault | null {
  const open: ('[' | '{')[] = [];
  let at = 0;
  const fault = (expected: string): JsonFault => {
    const before = text.slice(0, at).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, expected };
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
      if ((text[at] ?? '') < ' ') return 'the closing quote of a text on one line';
      if (text[at] !== '\\') at++;
      else if (!take(ESCAPE)) return 'an escape such as \\n, \\" or \\u00e4';
    }
    at++;
    return null;
  };
  const name = (): string | null => {
    const wrong = sign() === '"' ? quoted() : 'a name in double quotes';
    if (wrong !== null) return wrong;
    if (sign() !== ':') return '":"';
    at++;
    return null;
  };

  for (;;) {
    // a value begins here
    const first = sign();
    if (first === '[' || first === '{') {
      at++;
      const end = first === '[' ? ']' : '}';
      if (sign() !== end) {
        open.push(first);
        const wrong = first === '{' ? name() : null;
        if (wrong !== null) return fault(wrong);
        continue;
      }
      at++;
    } else {
      const wrong = first === '"' ? quoted() : take(VALUE) ? null : 'a value';
      if (wrong !== null) return fault(wrong);
    }
    // a value has ended here
    for (;;) {
      const inside = open.at(-1);
      const after = sign();
      if (inside === undefined) return at === text.length ? null : fault('the end of the text');
      at++;
      if (after === (inside === '[' ? ']' : '}')) {
        open.pop();
        continue;
      }
      if (after !== ',') {
        at--;
        return fault(NEXT[inside]);
      }
      const wrong = inside === '{' ? name() : null;
      if (wrong !== null) return fault(wrong);
      break;
    }
  }
}
