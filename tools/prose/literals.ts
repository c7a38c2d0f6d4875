import ts from 'typescript';
import { parsed } from '../parsed.ts';
import { type Passage, STAND_IN } from './sentences.ts';

/** Properties that hold what a user reads, however short. */
const TOLD = /^(message|cure|allowed|title|words|reason|why)$/;
/** Properties that hold mathematics: not read. */
const FORMULA = 'formula';
/** Texts for a machine: SQL, style sheets, markup without words. */
const MACHINE =
  /^\s*(select|insert|create|update|alter|with|delete|drop|lock|begin)\s|[{};]\s*$|=>|::|\[role=/i;

/** A text of a source file, whether it stands under a name that says that users read it, and whether it is a formula. */
interface Literal {
  readonly text: string;
  readonly isTold: boolean;
  readonly isFormula: boolean;
}

/**
 * Sentences in the string literals of a source file: every literal of three words or more, and what stands under `message`,
 * `cure`, `allowed`, `title`, `words`, `reason` or `why` from two words on. A value in a template counts as one word. Formulas and
 * tags are left out.
 */
export function literalPassages(place: string, source: string): Passage[] {
  return literalsOf(place, source)
    .filter(({ text, isFormula }) => !isFormula && !MACHINE.test(text))
    .flatMap(({ text, isTold }) =>
      text
        .replaceAll(/<[^>]*>|<\w+ [^>]*$/g, ' ')
        .split('\n')
        .filter((line) => isSentence(line, isTold ? 2 : 3))
        .map((line) => ({ place, text: line.trim(), kind: 'text' as const })),
    );
}

/** Every string literal and template of a source file, as it is. */
export const literalTexts = (place: string, source: string): string[] =>
  literalsOf(place, source).map(({ text }) => text);

/** What the comments of a source file say, one passage each. */
export const commentPassages = (place: string, source: string): Passage[] =>
  [...source.matchAll(/\/\*\*?([\s\S]*?)\*\/|(?:^|\s)\/\/ (.*)/g)].map(([, block, line]) => ({
    place,
    text: (block ?? line ?? '').replaceAll(/^\s*\*/gm, ' ').trim(),
    kind: 'text',
  }));

const isSentence = (line: string, least: number): boolean =>
  (line.match(/[\p{L}']{2,}/gu)?.length ?? 0) >= least && /\p{L} +\S/u.test(line);

/** The literals of the file that was read last: its sentences, verbs and options are asked for in turn. */
let last: { readonly source: string; readonly literals: readonly Literal[] } | undefined;

function literalsOf(place: string, source: string): readonly Literal[] {
  if (last?.source !== source) last = { source, literals: readLiterals(place, source) };
  return last.literals;
}

function readLiterals(place: string, source: string): Literal[] {
  const tree = parsed(place, source);
  const literals: Literal[] = [];
  const visit = (node: ts.Node, isTold: boolean, isFormula: boolean): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isTaggedTemplateExpression(node)) return;
    if (isForMachine(node, tree)) return;
    if (ts.isStringLiteralLike(node)) literals.push({ text: node.text, isTold, isFormula });
    if (ts.isTemplateExpression(node)) literals.push({ text: templateText(node), isTold, isFormula });
    const name = ts.isPropertyAssignment(node) ? node.name.getText(tree) : '';
    node.forEachChild((child) => visit(child, isTold || TOLD.test(name), isFormula || name === FORMULA));
  };
  visit(tree, false, false);
  return literals;
}

/** Names of styles, and a list of words that the program takes apart. */
const isForMachine = (node: ts.Node, tree: ts.SourceFile): boolean =>
  (ts.isJsxAttribute(node) && node.name.getText(tree) === 'className') ||
  (ts.isPropertyAccessExpression(node) && node.name.text === 'split');

const templateText = (node: ts.TemplateExpression): string =>
  node.templateSpans.reduce((text, span) => `${text}${STAND_IN}${span.literal.text}`, node.head.text);
