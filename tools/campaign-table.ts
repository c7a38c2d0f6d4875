/** One line of the table of the campaign. */
export interface Row {
  readonly claim: string;
  readonly attack: string;
  readonly result: string;
}

const BEGIN = '<!-- campaign: written by npm run campaign -->';
const END = '<!-- end of campaign -->';

/** A page with these rows in its table of the campaign; a row of the same claim is replaced, the others stay. */
export function withRows(page: string, rows: readonly Row[]): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page lacks the lines ${BEGIN} and ${END}`);
  const kept = new Map(rowsIn(page.slice(begin, end)).map((row) => [row.claim, row]));
  for (const row of rows) kept.set(row.claim, row);
  const lines = [...kept.values()].map(({ claim, attack, result }) => `| ${claim} | ${attack} | ${result} |`);
  const table = ['| claim | attack | result |', '|---|---|---|', ...lines].join('\n');
  return `${page.slice(0, begin)}${BEGIN}\n\n${table}\n\n${page.slice(end)}`;
}

const rowsIn = (table: string): Row[] =>
  table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.slice(2, -2).split(' | '))
    .map(([claim, attack, result]) => ({ claim: claim!, attack: attack!, result: result! }));
