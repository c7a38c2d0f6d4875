import ts from 'typescript';
import { type Passage, STAND_IN } from './sentences.ts';

/** Properties that hold what a user reads, however short. */
const TOLD = /^(message|cure|allowed|title|words|reason|why)$/;
/** Texts for a machine: SQL, style sheets, markup without words. */
const MACHINE = /^\s*(select|insert|create|update|alter|with|delete|drop|lock|begin)\s|[{};]\s*$|=>|::/i;

/** A text of a source file, and whether it stands under a name that says that users read it. */
interface Literal {
  readonly text: string;
  readonly isTold: boolean;
}

/**
 * Sentences in the string literals of a source file: every literal of three words or more, and what stands under `message`,
 * `cure`, `allowed`, `title`, `words`, `reason` or `why` from two words on. A value in a template counts as one word.
 */
export function literalPassages(place: string, source: string): Passage[] {
  return literalsOf(place, source)
    .filter(({ text }) => !MACHINE.test(text))
    .flatMap(({ text, isTold }) =>
      text
        .replaceAll(/<[^>]*>/g, ' ')
        .split('\n')
        .filter((line) => isSentence(line, isTold ? 2 : 3))
        .map((line) => ({ place, text: line.trim(), kind: 'text' as const })),
    );
}

/** Every string literal and template of a source file, as it is. */
export const literalTexts = (place: string, source: string): string[] =>
  literalsOf(place, source).map(({ text }) => text);

const isSentence = (line: string, least: number): boolean =>
  (line.match(/[\p{L}']{2,}/gu)?.length ?? 0) >= least && /\p{L} +\S/u.test(line);

function literalsOf(place: string, source: string): Literal[] {
  const tree = ts.createSourceFile(place, source, ts.ScriptTarget.Latest, true);
  const literals: Literal[] = [];
  const visit = (node: ts.Node, isTold: boolean): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isTaggedTemplateExpression(node)) return;
    if (ts.isStringLiteralLike(node)) literals.push({ text: node.text, isTold });
    if (ts.isTemplateExpression(node)) literals.push({ text: templateText(node), isTold });
    const isNamed = ts.isPropertyAssignment(node) && TOLD.test(node.name.getText(tree));
    node.forEachChild((child) => visit(child, isTold || isNamed));
  };
  visit(tree, false);
  return literals;
}

const templateText = (node: ts.TemplateExpression): string =>
  node.templateSpans.reduce((text, span) => `${text}${STAND_IN}${span.literal.text}`, node.head.text);
