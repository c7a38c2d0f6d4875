import ts from 'typescript';

const trees = new Map<string, ts.SourceFile>();

/** The tree of a source file: parsed once for all that look at it in one process. */
export function parsed(path: string, text: string): ts.SourceFile {
  const known = trees.get(path);
  if (known?.text === text) return known;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  trees.set(path, tree);
  return tree;
}
