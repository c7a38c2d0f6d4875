import type { Branch, Leaf } from './branch.ts';

type Growing = { name: string; row: number; leaves: Leaf[]; branches: Growing[] };

/** A sign, a text in quotes, or a word such as a number; blanks before it. */
const TOKEN = /(\s*)([{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+)/y;

/** A text in JSON, or in one JSON document a line, as a tree with every figure as printed; undefined for another text. */
export function jsonTree(text: string): Branch | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const isWhole = isJson(text);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (!isWhole && !(lines.length > 1 && lines.every((line) => /^\s*\{/.test(line) && isJson(line))))
    return undefined;
  const root: Growing = { name: '', row: 1, leaves: [], branches: [] };
  // what a list holds carries the name of the list
  const open: { readonly branch: Growing; readonly name: string | undefined }[] = [
    { branch: root, name: '' },
  ];
  let row = 1;
  let key = '';
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [, blanks = '', token = ''] = found;
    row += blanks.split('\n').length - 1;
    const { branch, name: ofList } = open.at(-1)!;
    const name = ofList ?? key;
    if (token === '{' || (token === '[' && ofList !== undefined && open.length > 1)) {
      const grown: Growing = { name, row, leaves: [], branches: [] };
      branch.branches.push(grown);
      open.push({ branch: grown, name: token === '[' ? '' : undefined });
    } else if (token === '[') open.push({ branch, name });
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',' && token !== ':') {
      if (ofList === undefined && /^\s*:/.test(text.slice(TOKEN.lastIndex, TOKEN.lastIndex + 200)))
        key = JSON.parse(token) as string;
      else branch.leaves.push({ name, text: textOf(token), row });
    }
  }
  return root;
}

const textOf = (token: string): string =>
  token === 'null' ? '' : token.startsWith('"') ? (JSON.parse(token) as string).trim() : token;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
