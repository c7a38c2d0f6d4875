/** Refuses a look-up by a text that comes from anywhere in an object that inherits `constructor`, `toString` and `__proto__`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Expression, Node, ParameterDeclaration, VariableDeclaration } from 'typescript-7/unstable/ast';
import { SyntaxKind } from 'typescript-7/unstable/ast';
import * as is from 'typescript-7/unstable/ast/is';
import { API, type Checker, type Project, TypeFlags } from 'typescript-7/unstable/sync';

/** What a fault says after its place. */
const CURE = 'ask ownValue() or a Map: every object has "constructor", and "__proto__" is no key';

/**
 * Look-ups `object[text]`, `text in object` and `const { [text]: value } = object` under src/ where the object has an index signature and the text is any
 * string, one sentence each. Right are those behind Object.hasOwn of the same object and key in the same statement, or behind an `if` that leaves where it is not. A plain
 * assignment is none: where every look-up asks first, it changes that one object only.
 */
export function foreignKeys({ program, checker }: Project, root: string): string[] {
  const faults: string[] = [];
  for (const name of program.getSourceFileNames()) {
    const path = relative(root, name);
    if (!path.startsWith('src/') || /\.test\.ts$|\/(testing|__fixtures__)\//.test(path)) continue;
    const file = program.getSourceFile(name)!;
    const found: LookUp[] = [];
    const look = (node: Node): void => {
      const one = lookUpOf(node);
      if (one) found.push(one);
      node.forEachChild(look);
    };
    look(file);
    for (const one of foreign(found, checker).filter((other) => !isGuarded(other))) {
      const { line } = file.getLineAndCharacterOfPosition(one.node.getStart());
      faults.push(`${path}: ${one.node.getText().replace(/\s+/g, ' ')} (line ${line + 1}): ${CURE}`);
    }
  }
  return faults;
}

interface LookUp {
  readonly node: Node;
  readonly object: Expression;
  readonly key: Expression;
}

function lookUpOf(node: Node): LookUp | null {
  if (is.isElementAccessExpression(node) && !isAssigned(node))
    return { node, object: node.expression, key: node.argumentExpression };
  if (is.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword)
    return { node, object: node.right, key: node.left };
  // `const { [key]: value } = object`
  if (is.isBindingElement(node) && node.propertyName && is.isComputedPropertyName(node.propertyName)) {
    const { initializer } = node.parent.parent as VariableDeclaration | ParameterDeclaration;
    return initializer ? { node, object: initializer, key: node.propertyName.expression } : null;
  }
  return null;
}

const isAssigned = (node: Node): boolean =>
  is.isBinaryExpression(node.parent) &&
  node.parent.operatorToken.kind === SyntaxKind.EqualsToken &&
  node.parent.left === node;

/** Look-ups of one file by a key that may be any text, in what is no list. */
function foreign(found: readonly LookUp[], checker: Checker): LookUp[] {
  const byText = TypeFlags.String | TypeFlags.TemplateLiteral;
  const types = found.length === 0 ? [] : checker.getTypeAtLocation(found.map(({ key }) => key));
  return found.filter(({ object }, i) => {
    if (((types[i]?.flags ?? 0) & byText) === 0) return false;
    const type = checker.getTypeAtLocation(object);
    return type === undefined || !checker.isArrayLikeType(type);
  });
}

/** True when the same statement asks whether the key is the object's own. */
function isGuarded({ node, object, key }: LookUp): boolean {
  const asked = `Object.hasOwn(${object.getText()}, ${key.getText()})`.replace(/[\s?]+/g, '');
  for (let at = node.parent; at && !is.isSourceFile(at); at = at.parent) {
    if (
      at
        .getText()
        .replace(/[\s?]+/g, '')
        .includes(asked)
    )
      return true;
    if (is.isStatement(at)) return isAskedBefore(at, asked);
  }
  return false;
}

/** True when an earlier `if` of the same block asks: what is no key has left before. */
const isAskedBefore = (statement: Node, asked: string): boolean =>
  is.isBlock(statement.parent) &&
  statement.parent.statements.some(
    (other) =>
      other.pos < statement.pos &&
      is.isIfStatement(other) &&
      other.expression.getText().replace(/[\s?]+/g, '') === `!${asked}`,
  );

/** Faults of the house, without what only tests need. */
function foreignKeysOfHouse(root: string): string[] {
  const workshop = join(root, '.tmp', 'own-keys');
  const config = join(workshop, 'tsconfig.json');
  mkdirSync(workshop, { recursive: true });
  writeFileSync(
    config,
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: { incremental: false },
      ...{ include: ['../../src'], exclude: ['../../src/**/*.test.ts'] },
    }),
  );
  // it takes longer to collect the garbage than to look
  process.env.GOGC = 'off';
  const api = new API({ cwd: root });
  try {
    return foreignKeys(api.updateSnapshot({ openProjects: [config] }).getProject(config)!, root);
  } finally {
    api.close();
    rmSync(workshop, { recursive: true });
  }
}

if (import.meta.main) {
  const faults = foreignKeysOfHouse(join(import.meta.dirname, '..'));
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log('own keys: every text that is a key is asked for as one');
  else process.exitCode = 1;
}
