/** Columns that a text takes on a terminal: wide letters (Chinese, Japanese, Korean) take two, combining marks none. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const letter of text) width += COMBINING.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}

const COMBINING = /^\p{M}$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;

/** Columns of the longest word of a text: it cannot be broken. */
export function longestWord(text: string): number {
  let longest = 0;
  for (const word of text.split(/\s+/)) longest = Math.max(longest, textWidth(word));
  return longest;
}

/** A space that a line may end at: not the one between a number and its unit. */
const BREAK = /(?<!\d) | (?!(?:%|wt%|ppm|ppb|USD|USD\/kg|kg|g|K|Pa|h|s|min|kWh)(?:[\s,.;:)]|$))/;

/**
 * A text in lines of at most `columns`, broken at spaces; every line after the first begins with `hang`. A word that is
 * longer than a line, such as a path or a hash, has a line of its own.
 */
export function wrapped(text: string, columns: number, hang = ''): string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, columns, hang));
}

function wrappedLine(text: string, columns: number, hang: string): string[] {
  if (textWidth(text) <= columns) return [text];
  const indent = text.slice(0, text.length - text.trimStart().length);
  const lines: string[] = [];
  let line = '';
  const words = text.split(BREAK).filter((one) => one !== '');
  for (const word of withCommandsWhole(words, columns - textWidth(hang))) {
    const before = lines.length === 0 ? indent : hang;
    const longer = line === '' ? `${before}${word}` : `${line} ${word}`;
    if (line === '' || textWidth(longer) <= columns) line = longer;
    else {
      lines.push(line);
      line = `${hang}${word}`;
    }
  }
  return [...lines, line];
}

/** Words with each command as one: `remelt ...` after a colon or a semicolon, or at the beginning, where it fits into a line. */
function withCommandsWhole(words: readonly string[], columns: number): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const before = words[at - 1];
    const isCommand = words[at] === 'remelt' && (before === undefined || /[:;]$/.test(before));
    const length = isCommand ? words.slice(at).findIndex((one) => one.endsWith(';')) + 1 : 1;
    const end = length === 0 ? words.length : at + length;
    const command = words.slice(at, end).join(' ');
    const isWhole = textWidth(command) <= columns;
    kept.push(isWhole ? command : words[at]!);
    at = isWhole ? end : at + 1;
  }
  return kept;
}

/** A text to `columns`, spaces before it (`right`) or after it. */
export const padded = (text: string, columns: number, right = false): string => {
  const space = ' '.repeat(Math.max(0, columns - textWidth(text)));
  return right ? space + text : text + space;
};
