import { SaxesParser } from 'saxes';
import { InputError } from '../../foundation/errors.ts';
import type { Branch, Leaf } from '../../sheets/tree/branch.ts';

/** Deeper documents are no results (an assumption). */
const MOST_LEVELS = 60;

type Growing = Branch & { readonly leaves: Leaf[]; readonly branches: Growing[]; text: string };

/**
 * An XML document as a tree: an element with nothing in it is a figure or a word of its parent, its attributes stand as parts of it, names
 * are without their spaces. Throws InputError for what is not XML, brings a document type, or is too deep.
 */
export function xmlTree(text: string, where: string): Branch {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const refuse = (message: string): never => {
    throw new InputError(`${where}, line ${parser.line}: ${message}`, {
      where: `${where}, line ${parser.line}`,
      allowed: 'results in XML, CSV, text or .xlsx',
      cure: 'export it again from the instrument',
    });
  };
  const root: Growing = { name: '', row: 1, leaves: [], branches: [], text: '' };
  const open: Growing[] = [root];
  parser.on('error', (error) => refuse(`no XML that can be read: ${error.message}`));
  parser.on('doctype', () => refuse('a document type, which is not read'));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MOST_LEVELS) refuse(`more than ${MOST_LEVELS} elements in each other`);
    const row = parser.line;
    const leaves = Object.entries(attributes)
      .filter(([key]) => !key.startsWith('xmlns'))
      .map(([key, value]) => ({ name: bare(key), text: value.trim(), row }));
    open.push({ name: bare(name), row, leaves, branches: [], text: '' });
  });
  const addText = (piece: string): void => {
    open.at(-1)!.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const { text: said, ...branch } = open.pop()!;
    const value = said.trim();
    const { name, row, leaves, branches } = branch;
    const parent = open.at(-1)!;
    if (leaves.length === 0 && branches.length === 0) parent.leaves.push({ name, text: value, row });
    else {
      if (value !== '' && branches.length === 0) leaves.push({ name: 'value', text: value, row });
      parent.branches.push({ ...branch, text: '' });
    }
  });
  parser.write(text).close();
  return root;
}

/** A name without its space: "ns:Result" -> "Result". */
const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
