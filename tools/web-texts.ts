import ts from 'typescript';

/** Attributes that a person reads or hears. */
const READ = new Set(['label', 'title', 'aria-label', 'placeholder', 'alt', 'help', 'sub', 'words']);
/** Two letters in a row: a word, where a sign or a unit such as `%` is none. */
const WORD = /\p{L}{2}/u;
/** Units are the same in every language. */
const UNITS = /^(USD|USD\/kg|kg)$/;

/** Words that a file of the web writes into its markup itself, in place of `web/words.ts`: "line: the words". */
export function textsIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const tell = (node: ts.Node, words: string): void => {
    if (!WORD.test(words) || UNITS.test(words.trim())) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${line + 1}: ${words.trim().replace(/\s+/g, ' ')}`);
  };
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node)) tell(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      for (const words of literalsOf(node.expression)) tell(node, words);
    if (ts.isJsxAttribute(node) && READ.has(node.name.getText(file)) && node.initializer) {
      const value = node.initializer;
      const inside = ts.isJsxExpression(value) ? value.expression : value;
      for (const words of inside ? literalsOf(inside) : []) tell(node, words);
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** Literal words that an expression may come to: of a text, a template, or either side of a choice. */
function literalsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return [...literalsOf(node.left), ...literalsOf(node.right)];
  return ts.isParenthesizedExpression(node) ? literalsOf(node.expression) : [];
}
