import { dirname, join } from 'node:path';
import ts from 'typescript';
import { parsed } from './parsed.ts';

/** Path in the repository -> text of a file. */
export type Sources = ReadonlyMap<string, string>;

/** What keeps code alive beside the doors of src/: what is run from tools/, the executed comparisons, and examples. */
const RUN = /^(tools|examples|validation|web)\//;
const DOORS = [
  'src/index.ts',
  'src/faces/cli/main.ts',
  // the verifier page, and what its build puts in place of a library
  'src/faces/verify/page.ts',
  'src/faces/verify/small-error-function.ts',
];
const TEST = /\.test\.ts$|\/__fixtures__\/|\/testing\//;
/** Everything that stands at the top of a file and is no declaration: it runs when the file is loaded. */
const LOADED = '';
/** All that a file exports, taken as one value: a list of commands. */
const WHOLE = '**';

interface Module {
  /** Declaration (or LOADED) -> words that stand in it. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  /** Local name -> what it is in another file; `*` = what of it stands in the text. */
  readonly imports: ReadonlyMap<string, readonly [path: string, name: string]>;
  /** Declaration (or LOADED) -> files that it loads by name: `import('./x.ts')`, `new URL('./x.ts', ...)`. */
  readonly loads: ReadonlyMap<string, readonly string[]>;
  /** Functions, classes and constants that it exports itself. */
  readonly exported: readonly string[];
  /** Files that it imports, whatever it takes of them. */
  readonly from: ReadonlySet<string>;
  readonly text: ReadonlySet<string>;
}

/**
 * Exports under src/ that no production code reaches, and those that no other file imports, one sentence each. Reached
 * is what the doors of src/, web/, tools/, validation/ or examples/ use, directly or through other code that they reach; a
 * test, a testing/ folder or a bench keeps nothing alive. An export that production reaches inside its own file only may
 * stand for a test of that part.
 */
export function unusedExports(sources: Sources): string[] {
  const modules = new Map([...sources].map(([path, text]) => [path, moduleOf(path, text)]));
  const alive = reached(modules);
  const imported = new Set<string>();
  for (const module of modules.values()) {
    for (const [path, name] of module.imports.values())
      for (const one of name === WHOLE ? (modules.get(path)?.exported ?? []) : [name])
        imported.add(`${path}: ${one}`);
    for (const path of [...module.loads.values()].flat().concat(wholes(module)))
      for (const name of modules.get(path)?.exported ?? [])
        if (module.text.has(name)) imported.add(`${path}: ${name}`);
  }
  const faults: string[] = [];
  for (const [path, { exported }] of modules) {
    if (!path.startsWith('src/') || TEST.test(path) || DOORS.includes(path)) continue;
    for (const name of exported) {
      const key = `${path}: ${name}`;
      if (!alive.has(key)) faults.push(`${key} is exported and no production code uses it`);
      else if (!imported.has(key)) faults.push(`${key} is exported and used nowhere else`);
    }
  }
  return faults;
}

/** `path: declaration` of everything that production code reaches. */
function reached(modules: ReadonlyMap<string, Module>): ReadonlySet<string> {
  const alive = new Set<string>();
  const waiting: (readonly [path: string, name: string])[] = [];
  const reach = (path: string, name: string): void => {
    const key = `${path}: ${name}`;
    if (!modules.has(path) || alive.has(key)) return;
    alive.add(key);
    waiting.push([path, name]);
  };
  for (const [path, module] of modules)
    if (DOORS.includes(path) || (RUN.test(path) && !TEST.test(path)))
      for (const name of [LOADED, ...module.words.keys(), ...module.imports.keys()]) reach(path, name);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, name] = next;
    const module = modules.get(path)!;
    for (const other of module.from) reach(other, LOADED);
    const source = module.imports.get(name);
    if (source) reachImported(source, { module, modules, reach });
    for (const word of module.words.get(name) ?? [])
      if (module.words.has(word) || module.imports.has(word)) reach(path, word);
    for (const loaded of module.loads.get(name) ?? [])
      reachImported([loaded, '*'], { module, modules, reach });
  }
  return alive;
}

function reachImported(
  [path, name]: readonly [path: string, name: string],
  of: {
    readonly module: Module;
    readonly modules: ReadonlyMap<string, Module>;
    readonly reach: (path: string, name: string) => void;
  },
): void {
  of.reach(path, LOADED);
  const other = of.modules.get(path);
  if (name === WHOLE)
    for (const one of [...(other?.exported ?? []), ...(other?.imports.keys() ?? [])]) of.reach(path, one);
  else if (name !== '*') of.reach(path, name);
  else
    for (const word of of.module.text) {
      if (other?.words.has(word) || other?.imports.has(word)) of.reach(path, word);
    }
}

const wholes = ({ imports }: Module): string[] =>
  [...imports.values()].flatMap(([path, name]) => (name === '*' ? [path] : []));

function moduleOf(path: string, text: string): Module {
  const tree = parsed(path, text);
  const words = new Map<string, Set<string>>();
  const imports = new Map<string, readonly [string, string]>();
  const loads = new Map<string, string[]>();
  const exported: string[] = [];
  const from = new Set<string>();
  const target = (specifier: string): string => join(dirname(path), specifier);
  for (const node of tree.statements) {
    const specifier = moduleSpecifier(node);
    if (specifier !== null) {
      if (!specifier.startsWith('.')) continue;
      from.add(target(specifier));
      for (const [local, name] of importedNames(node))
        imports.set(local, [target(specifier), name === '*' && isWhole(local, text) ? WHOLE : name]);
      continue;
    }
    const names = declaredNames(node, tree);
    for (const name of names.length > 0 ? names : [LOADED]) {
      const found = words.get(name) ?? new Set<string>();
      for (const word of node.getText(tree).match(/[A-Za-z_$][\w$]*/g) ?? []) found.add(word);
      words.set(name, found);
      loads.set(name, [
        ...(loads.get(name) ?? []),
        ...loadedFiles(node).map((specifier) => target(specifier)),
      ]);
    }
    if (isExported(node) && !ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node))
      exported.push(...names);
  }
  return { words, imports, loads, exported, from, text: new Set(text.match(/[A-Za-z_$][\w$]*/g)) };
}

/** What an import or a re-export names; null for everything else. */
function moduleSpecifier(node: ts.Statement): string | null {
  const isFrom = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
  return isFrom && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
    ? node.moduleSpecifier.text
    : null;
}

/** True for a file that is used otherwise than by `name.export`. */
const isWhole = (local: string, text: string): boolean =>
  new RegExp(`(?<!\\bas |[.\\w])${local}\\b(?![.\\w])`).test(text);

/** Local name and name in the other file, `*` for all of it. */
function importedNames(node: ts.Statement): (readonly [string, string])[] {
  const listed = (elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]) =>
    elements.map(({ name, propertyName }) => [name.text, (propertyName ?? name).text] as const);
  if (ts.isExportDeclaration(node))
    return node.exportClause && ts.isNamedExports(node.exportClause)
      ? listed(node.exportClause.elements)
      : [[`* ${node.moduleSpecifier?.getText()}`, WHOLE]];
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  if (!bindings) return [];
  return ts.isNamedImports(bindings) ? listed(bindings.elements) : [[bindings.name.text, '*']];
}

function declaredNames(node: ts.Statement, tree: ts.SourceFile): string[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.flatMap(
      ({ name }) => name.getText(tree).match(/[A-Za-z_$][\w$]*/g) ?? [],
    );
  const named =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  return named && node.name ? [node.name.text] : [];
}

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) && !!node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** Other files of the repository that stand as texts in `import('./x.ts')` or `new URL('./x.ts', ...)`. */
function loadedFiles(node: ts.Node): string[] {
  const found: string[] = [];
  const look = (one: ts.Node): void => {
    const isCall = ts.isCallExpression(one) || ts.isNewExpression(one);
    const [first] = isCall ? (one.arguments ?? []) : [];
    if (first && ts.isStringLiteral(first) && /^\.\.?\/.*\.tsx?$/.test(first.text)) found.push(first.text);
    one.forEachChild(look);
  };
  look(node);
  return found;
}
