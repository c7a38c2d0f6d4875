import ts from 'typescript';
import { parsed } from './parsed.ts';
import type { Sources } from './unused-exports.ts';

/** Positional parameters that read well; more become one options object. */
const MOST = 3;

/**
 * Functions under src/ with more than three positional parameters: `path: name` -> how many. A signature in an interface
 * counts too, since every implementation copies it. Tests are not looked at.
 */
export function longSignatures(sources: Sources): Map<string, number> {
  const found = new Map<string, number>();
  for (const [path, text] of sources) {
    if (!path.startsWith('src/') || /\.test\.ts$|\/__fixtures__\//.test(path)) continue;
    const look = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && node.parameters.length > MOST && !isFunctionType(node)) {
        const key = `${path}: ${nameOf(node)}`;
        found.set(key, Math.max(found.get(key) ?? 0, node.parameters.length));
      }
      node.forEachChild(look);
    };
    look(parsed(path, text));
  }
  return found;
}

/** The type of a function of somebody else, such as one that a library calls. */
const isFunctionType = (node: ts.SignatureDeclaration): boolean => ts.isFunctionTypeNode(node);

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  if (ts.isConstructorDeclaration(node)) return `new ${node.parent.name?.text ?? ''}`;
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  return 'without a name';
}
