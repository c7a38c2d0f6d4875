import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { DEED_PAGES } from '../src/documents/deed-pages.ts';
import { typedDeed } from '../src/faces/cli/typed/typed-deed.ts';
import { jsonSchemaOf } from '../src/faces/server/routes/query-order.ts';
import { TASKS, taskNamed } from '../src/tasks/registry.ts';
import { literalTexts } from '../tools/prose/literals.ts';

/** Every source outside the command line. */
const SOURCES = globSync(['src/**/*.ts', 'web/**/*.{ts,tsx}'])
  .filter((file) => !/\.test\.ts$|testing|faces[\\/]cli|tasks[\\/]index/.test(file))
  .map((file) => [file, readFileSync(file, 'utf8')] as const);

const GROUPS = [...Object.keys(TASKS), 'terminal'];
const VERB = new RegExp(`^(?:${GROUPS.join('|')})/[a-z][a-z-]*$`);

interface Found {
  readonly file: string;
  readonly verb: string;
  readonly fields: readonly string[];
}

/** Names of an object literal, also of what is spread into it. */
const namesIn = (node: ts.Node | undefined): string[] =>
  node === undefined
    ? []
    : ts.isObjectLiteralExpression(node)
      ? node.properties.flatMap((one) =>
          ts.isSpreadAssignment(one) ? namesIn(one.expression) : [one.name.getText()],
        )
      : ts.isConditionalExpression(node)
        ? [...namesIn(node.whenTrue), ...namesIn(node.whenFalse)]
        : ts.isParenthesizedExpression(node)
          ? namesIn(node.expression)
          : [];

/** The verbs that a source names, each with the fields of its order. */
function deedsIn(file: string, source: string): Found[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && VERB.test(node.text)) {
      const { parent } = node;
      const order = ts.isCallExpression(parent)
        ? parent.arguments[parent.arguments.indexOf(node) + 1]
        : ts.isPropertyAssignment(parent)
          ? (parent.parent.properties.find((one) => one.name?.getText() === 'order') as
              | ts.PropertyAssignment
              | undefined)
          : undefined;
      const fields = namesIn(order && ts.isPropertyAssignment(order) ? order.initializer : order);
      found.push({ file, verb: node.text, fields });
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

const DEEDS = SOURCES.flatMap(([file, source]) => deedsIn(file, source));

const fieldsOfTask = async (verb: string): Promise<ReadonlySet<string>> => {
  const names = new Set<string>();
  const { order } = await taskNamed(verb.split('/')[1]!);
  JSON.stringify(jsonSchemaOf(order, 'input'), (key, value: unknown) => {
    if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name);
    return value;
  });
  return names;
};

it('names only verbs that there are, with fields of their orders', async () => {
  expect(DEEDS.length).toBeGreaterThan(150);
  const wrong: string[] = [];
  for (const { file, verb, fields } of DEEDS) {
    const [group = '', name = ''] = verb.split('/');
    if (group === 'terminal') {
      for (const field of fields)
        if (!(await typedDeed({ verb, order: { [field]: 'zz' } })).includes('zz'))
          wrong.push(`${file}: ${verb} has no ${field}`);
    } else if (Object.hasOwn(TASKS[group] ?? {}, name)) {
      const known = await fieldsOfTask(verb);
      for (const field of fields) if (!known.has(field)) wrong.push(`${file}: ${verb} has no ${field}`);
    } else wrong.push(`${file}: there is no ${verb}`);
  }
  expect(wrong).toEqual([]);
});

it('is typed, and has a page or is known to have none', async () => {
  const verbs = new Set(DEEDS.map(({ verb }) => verb));
  const commands = await Promise.all([...verbs].map((verb) => typedDeed({ verb }).catch(String)));
  expect(commands.filter((command) => !/^remelt [a-z-]+( |$)/.test(command))).toEqual([]);
  expect([...verbs].filter((verb) => !DEED_PAGES.has(verb))).toEqual([]);
});

it('says no command outside the command line', () => {
  const list = readFileSync('src/faces/cli/verb-list.json', 'utf8');
  const names = (JSON.parse(list) as readonly { readonly name: string }[]).map(({ name }) => name);
  const command = new RegExp(`\\bremelt (?:${names.join('|')})(?![\\w\\n-])`);
  const shell = SOURCES.flatMap(([file, source]) =>
    literalTexts(file, source)
      .filter((text) => command.test(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(shell).toEqual([]);
});

it('says no option in a cure of a task or of the desk', () => {
  const cures = SOURCES.filter(([file]) => /^src\/(tasks|desk)\//.test(file)).flatMap(([file, source]) =>
    [...source.matchAll(/cure:\s*(?:['"`])([^\n]*?)['"`],?\n/g)].map(([, words = '']) => `${file}: ${words}`),
  );
  expect(cures.length).toBeGreaterThan(100);
  expect(cures.filter((words) => / --[a-z]/.test(words))).toEqual([]);
});

it('says no option in a page that a browser shows', () => {
  // what the terminal alone is told: records before, lots used up, how a recall is put on hold
  const ownWords = /(?:history|yard|recall)-page\.ts$/;
  const pages = SOURCES.filter(([file]) => /^src\/(?:pages\/blocks|calculations\/plant)\//.test(file));
  const shown = pages.flatMap(([file, source]) =>
    ownWords.test(file) ? [] : literalTexts(file, source).filter((text) => /(?:^|[ (])--[a-z]/.test(text)),
  );
  expect(pages.length).toBeGreaterThan(60);
  expect(shown).toEqual([]);
});

it('types what asks for the next rows of a list with all that was asked for, as a shell takes it', async () => {
  const order = {
    ...{ status: 'hold', grade: 'IN718', owner: 'plant', form: 'turnings', supplier: 'Maier & "Sons"' },
    ...{ find: 'a $b', sort: '-mass', limit: 20, afterRow: '4:-mass:5200', after: 3, skip: 1, usedUp: true },
  };
  const { lots: _, ...asked } = Object.fromEntries(
    [...(await fieldsOfTask('yard/list-lots'))].map((one) => [one, 1]),
  );
  expect(Object.keys(order).sort()).toEqual(Object.keys(asked).sort());
  expect(await typedDeed({ verb: 'yard/list-lots', order })).toBe(
    'remelt lots --status hold --grade IN718 --owner plant --form turnings --supplier "Maier & \\"Sons\\"" ' +
      '--find "a \\$b" --sort -mass --limit 20 --after 3 --after-row 4:-mass:5200 --skip 1 --all',
  );
  const heats = { open: true, find: 'H', limit: 2, after: 17 };
  expect(await typedDeed({ verb: 'heats/list-heats', order: heats })).toBe(
    'remelt heat list --open --find H --limit 2 --after 17',
  );
});
