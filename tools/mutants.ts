import ts from 'typescript';

/** One small change of a program that a test of its room should notice. */
export interface Mutant {
  /** Place in the text [characters]. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Line, counted from 1, and what stands there instead of what. */
  readonly line: number;
  readonly says: string;
}

const SWAPPED: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
]);

/** Methods whose order or choice is a rule. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
]);

/** One more; of a large number twice as much, since nobody tells 1000001 from a million. */
const otherNumber = (value: number): number => (value < 100 ? value + 1 : 2 * value);

/** What the help shows of a verb: nothing goes by it. */
const isExample = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'examples';

/** One row, two rows: words, not a rule. */
const isPlural = (node: ts.Node): boolean =>
  ts.isConditionalExpression(node) &&
  ts.isStringLiteralLike(node.whenTrue) &&
  ts.isStringLiteralLike(node.whenFalse) &&
  (node.whenFalse.text === `${node.whenTrue.text}s` || PLURALS.has(node.whenFalse.text));
const PLURALS: ReadonlySet<string> = new Set(['are', 'have', 'were', 'do', 'them', 'they', 's']);

/** How many points or pixels wide something is drawn; 0, 1 and 2 choose or count. */
const isLayout = (node: ts.Node): boolean =>
  ts.isNumericLiteral(node) && (Number(node.text) > 2 || !Number.isInteger(Number(node.text)));

/** How wide a column is. */
const isWidth = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && node.name.getText() === 'width' && ts.isNumericLiteral(node.initializer);

/** Every mutant of a text, in the order of their places. `path` ends in .ts or .tsx. */
export function mutantsOf(path: string, text: string): readonly Mutant[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const isDrawing = /^src\/pages\/(charts|render)\//.test(path);
  const change = (node: ts.Node, instead: string): void => {
    const start = node.getStart(tree);
    const { line } = tree.getLineAndCharacterOfPosition(start);
    const was = node.getText(tree).replaceAll(/\s+/g, ' ').slice(0, 70);
    found.push({
      start,
      end: node.end,
      text: instead,
      line: line + 1,
      says: `${was} -> ${instead || 'nothing'}`,
    });
  };
  const look = (node: ts.Node): void => {
    // types are checked by the compiler, words by people
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node)) return;
    if (ts.isTemplateExpression(node)) return;
    if (isExample(node) || isPlural(node) || isWidth(node) || (isDrawing && isLayout(node))) return;
    if (ts.isBinaryExpression(node)) lookAtOperator(node);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      change(node, node.operand.getText(tree));
    if (ts.isConditionalExpression(node)) {
      change(node, `(${node.whenTrue.getText(tree)})`);
      change(node, `(${node.whenFalse.getText(tree)})`);
    }
    if (ts.isIfStatement(node)) change(node.expression, 'false');
    if (node.kind === ts.SyntaxKind.TrueKeyword) change(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) change(node, 'true');
    if (ts.isNumericLiteral(node)) change(node, String(otherNumber(Number(node.text.replaceAll('_', '')))));
    if (ts.isPropertyAccessExpression(node) && RENAMED.has(node.name.text))
      change(node.name, RENAMED.get(node.name.text)!);
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'filter'
    )
      change(node, node.expression.expression.getText(tree));
    if (
      ts.isExpressionStatement(node) &&
      (ts.isCallExpression(node.expression) || ts.isAwaitExpression(node.expression))
    )
      change(node, '');
    if (ts.isSpreadAssignment(node) && ts.isParenthesizedExpression(node.expression)) change(node, '...{}');
    ts.forEachChild(node, look);
  };
  const lookAtOperator = ({ operatorToken, right, left }: ts.BinaryExpression): void => {
    if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      change(operatorToken.parent, left.getText(tree));
    const instead = SWAPPED.get(operatorToken.kind);
    // texts are put together by plus too
    if (
      instead === undefined ||
      (ts.isStringLiteralLike(right) && operatorToken.kind === ts.SyntaxKind.PlusToken)
    )
      return;
    change(operatorToken, instead);
  };
  look(tree);
  return found;
}

/** A text with one mutant in it. */
export const mutated = (text: string, { start, end, text: instead }: Mutant): string =>
  text.slice(0, start) + instead + text.slice(end);

/** `count` of some things, none twice, chosen by a seed (mulberry32); all of them where there are not more. */
export function chosen<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const left = [...all];
  const taken: T[] = [];
  let state = seed;
  while (taken.length < count && left.length > 0) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const at = ((t ^ (t >>> 14)) >>> 0) % left.length;
    taken.push(...left.splice(at, 1));
  }
  return taken;
}
