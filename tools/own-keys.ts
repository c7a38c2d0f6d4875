/** Refuses a look-up by a text that comes from anywhere in an object that inherits `constructor`, `toString` and `__proto__`. */
import { join, relative } from 'node:path';
import ts from 'typescript';

/** What a fault says after its place. */
const CURE = 'ask ownValue() or a Map: every object has "constructor", and "__proto__" is no key';

/**
 * Look-ups `object[text]`, `text in object` and `const { [text]: value } = object` under src/ where the object has an index signature and the text is any
 * string, one sentence each. Right are those behind Object.hasOwn of the same object and key in the same statement, or behind an `if` that leaves where it is not. A plain
 * assignment is none: where every look-up asks first, it changes that one object only.
 */
export function foreignKeys(program: ts.Program, root: string): string[] {
  const checker = program.getTypeChecker();
  const faults: string[] = [];
  for (const file of program.getSourceFiles()) {
    const path = relative(root, file.fileName);
    if (!path.startsWith('src/') || /\.test\.ts$|\/(testing|__fixtures__)\//.test(path)) continue;
    const look = (node: ts.Node): void => {
      const found = lookUpOf(node);
      if (found && isForeign(found, checker) && !isGuarded(node, found)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        faults.push(`${path}: ${node.getText().replace(/\s+/g, ' ')} (line ${line + 1}): ${CURE}`);
      }
      ts.forEachChild(node, look);
    };
    look(file);
  }
  return faults;
}

interface LookUp {
  readonly object: ts.Expression;
  readonly key: ts.Expression;
}

function lookUpOf(node: ts.Node): LookUp | null {
  if (ts.isElementAccessExpression(node) && !isAssigned(node))
    return { object: node.expression, key: node.argumentExpression };
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
    return { object: node.right, key: node.left };
  // `const { [key]: value } = object`
  if (ts.isBindingElement(node) && node.propertyName && ts.isComputedPropertyName(node.propertyName)) {
    const { initializer } = node.parent.parent as ts.VariableDeclaration | ts.ParameterDeclaration;
    return initializer ? { object: initializer, key: node.propertyName.expression } : null;
  }
  return null;
}

const isAssigned = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
  node.parent.left === node;

/** True for a key that may be any text. */
function isForeign({ object, key }: LookUp, checker: ts.TypeChecker): boolean {
  const { flags } = checker.getTypeAtLocation(key);
  if ((flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) === 0) return false;
  return !checker.isArrayLikeType(checker.getTypeAtLocation(object));
}

/** True when the same statement asks whether the key is the object's own. */
function isGuarded(node: ts.Node, { object, key }: LookUp): boolean {
  const asked = `Object.hasOwn(${object.getText()}, ${key.getText()})`.replace(/[\s?]+/g, '');
  for (let at = node.parent; at && !ts.isSourceFile(at); at = at.parent) {
    if (
      at
        .getText()
        .replace(/[\s?]+/g, '')
        .includes(asked)
    )
      return true;
    if (ts.isStatement(at)) return isAskedBefore(at, asked);
  }
  return false;
}

/** True when an earlier `if` of the same block asks: what is no key has left before. */
const isAskedBefore = (statement: ts.Statement, asked: string): boolean =>
  ts.isBlock(statement.parent) &&
  statement.parent.statements.some(
    (other) =>
      other.pos < statement.pos &&
      ts.isIfStatement(other) &&
      other.expression.getText().replace(/[\s?]+/g, '') === `!${asked}`,
  );

/** The program of the house, without what only tests need. */
export function programOf(root: string): ts.Program {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config as object;
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const own = fileNames.filter(
    (name) => relative(root, name).startsWith('src/') && !name.endsWith('.test.ts'),
  );
  return ts.createProgram(own, { ...options, skipLibCheck: true, noEmit: true });
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const faults = foreignKeys(programOf(root), root);
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log('own keys: every text that is a key is asked for as one');
  else process.exitCode = 1;
}
