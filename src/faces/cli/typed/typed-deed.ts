import { partsOf } from '../../../documents/contract/contract.ts';
import type { Block, Page, PageHead, PlainBlock } from '../../../documents/page.ts';
import { type Deed, errorOfCode, RemeltError } from '../../../foundation/errors.ts';
import { kebab } from '../../../foundation/quantity/kebab.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { commandLine, quoted } from './command-line.ts';

type Order = NonNullable<Deed['order']>;
type Template = string | ((order: Order) => string);

/** What of a heat is recorded by which verb, by the field of the order. */
const STEPS = {
  charge: 'charge',
  melt: 'melt',
  cast: 'cast',
  samples: 'sample',
  retests: 'retest',
};

/** Verbs whose command is written by hand. `{field}` is of the order; [what stands so] only where its field is there. */
const TYPED: Readonly<Record<string, Template>> = {
  'heats/plan-heat': ({ spec, gradeId, route, recourse }) =>
    [
      'heat plan {heat}',
      spec === undefined || gradeId !== undefined ? ' --grade {gradeId}' : ' --spec {spec}',
      ' --mass {mass_kg}',
      typeof route === 'string' ? ' --route {route}' : route === undefined ? '' : ' --route FILE',
      '[ --confidence {jointConfidence}]',
      recourse === undefined ? '' : ' --recourse FILE',
    ].join(''),
  'heats/record-heat': (order) => {
    const step = Object.entries(STEPS).find(([field]) => Object.hasOwn(order, field))?.[1];
    return step === undefined ? 'record FILE' : `heat ${step} {heat}`;
  },
  'persons/propose-person': ({ ended }) =>
    ended === true ? 'persons end {person}' : 'persons propose {person} --name {name} --roles {roles}',
  'proof/init-ledger': 'init --plant SHORT --name NAME --person ID:NAME:ROLES --person ID:NAME:ROLES',
  'proof/verify-ledger': 'ledger verify[ --size {noted.size} --root {noted.root}]',
  'qualification/evaluate-programme': 'qualify evaluate {programme}',
  'reference/compare-specification': 'spec compare {number} {revision}',
  'reference/enter-specification': 'spec enter {number} {revision} --customer {customer}',
  'release/issue-certificate': 'certificate {of} --number {number}',
  'release/show-certificate': 'certificate {of} --number {number} --show --json',
  'terminal/accounts': 'account list',
  'terminal/countersign': 'countersign sign FILE',
  'terminal/import': 'import FILE',
  'terminal/invite': 'account invite {person}',
  'terminal/login': 'login',
  'terminal/mend': 'ledger mend',
  'terminal/publish': 'ledger publish FOLDER',
  'terminal/restore': 'restore {file} --size {size} --root {root}',
  'terminal/serve':
    'serve[ --name {name}][ --witness {witness}][ --scale "{scale}=tcp://HOST:PORT?protocol=mt-sics"]',
  'terminal/template': 'template[ --columns{columns}]',
  'terminal/token': 'persons token[ {person}]',
  'yard/check-gate': 'lot gate {lot}',
  'yard/clear-lot': 'lot clear {lot}',
  'yard/identify-lot': 'lot identify {lot}',
  'yard/list-lots':
    'lots[ --status {status}][ --grade {grade}][ --owner {owner}][ --form {form}][ --supplier {supplier}][ --find {find}][ --sort {sort}][ --limit {limit}][ --after {after}][ --after-row {afterRow}][ --skip {skip}][ --all{usedUp}]',
};

/** What a verb is typed as: `remelt heat hand-over H-1 --note NOTE`. Throws RangeError for one that nobody can type. */
export async function typedDeed({ verb, order = {} }: Deed): Promise<string> {
  const { VERBS } = await import('../../../tasks/index.ts');
  const known = VERBS.find(({ group, name }) => verb === `${group}/${name}`);
  const isGiven = (name: string): boolean => Object.hasOwn(order, name);
  const part =
    known &&
    partsOf(await known.contract()).find(({ needs = [] }) => needs.length === 0 || needs.some(isGiven));
  if (part) return commandLine({ ...part, verb: part.verb! }, order);
  if (known?.verb) return commandLine({ ...(await known.contract()), verb: known.verb }, order);
  const template = ownValue(TYPED, verb);
  if (template === undefined) throw new RangeError(`no command for ${verb}`);
  const words = typeof template === 'string' ? template : template(order);
  return `remelt ${filled(words, order)}`;
}

const filled = (template: string, order: Order): string =>
  template
    .replaceAll(/\[([^{\]]*\{([\w.]+)\}[^\]]*)\]/g, (_, part: string, path: string) =>
      valueAt(order, path) === undefined ? '' : part,
    )
    .replaceAll(/\{([\w.]+)\}/g, (_, path: string) => {
      const value = valueAt(order, path);
      return value === true ? '' : value == null ? standIn(path) : quoted(String(value));
    });

const valueAt = (order: Order, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((at, name) => (at === null ? null : ownValue((at ?? {}) as Order, name)), order);

/** `values.mass_g` -> MASS */
const standIn = (path: string): string => kebab(path.split('.').at(-1)!.replace(/_\w+$/, '')).toUpperCase();

/** Words with the commands that do what they say. */
async function withCommands(words: string | undefined, does: readonly Deed[]): Promise<string> {
  const commands = await Promise.all(does.map(typedDeed));
  return [words, commands.join('; ')].filter(Boolean).join(': ');
}

/** An error as a person at a terminal reads it: each cure with its commands. */
export async function typedError(error: unknown): Promise<unknown> {
  if (!(error instanceof RemeltError)) return error;
  const details = error.details.map(async ({ does, ...detail }) =>
    does === undefined ? detail : { ...detail, cure: await withCommands(detail.cure, does) },
  );
  return errorOfCode(error.code, error.message, await Promise.all(details), error);
}

/** A page as a person at a terminal reads it: each text with its commands. */
export async function typedPage(page: Page): Promise<Page> {
  const [lead, ...blocks] = await Promise.all(
    [page.lead, ...page.sections.map((one) => one.blocks)].map((part) => Promise.all(part.map(typedBlock))),
  );
  return {
    ...page,
    ...(page.head ? { head: await typedHead(page.head) } : {}),
    ...(page.choices ? { choices: await typedChoices(page.choices) } : {}),
    lead: lead!,
    sections: page.sections.map((one, i) => ({ ...one, blocks: blocks[i]! })),
  };
}

type Choices = NonNullable<Page['choices']>;

async function typedChoices({ heading, list }: Choices): Promise<Choices> {
  const typed = list.map(async ({ by, ...choice }) =>
    by === undefined ? choice : { ...choice, who: await withCommands(choice.who, [by]) },
  );
  return { heading, list: await Promise.all(typed) };
}

async function typedHead({ turn, ...head }: PageHead): Promise<PageHead> {
  if (turn === undefined) return head;
  const { by = [], ...plain } = turn;
  return {
    ...head,
    turn: { ...plain, does: by.length === 0 ? turn.does : await withCommands(turn.does, by) },
  };
}

async function typedBlock<B extends Block | PlainBlock>(block: B): Promise<B> {
  if (block.kind === 'fold') return { ...block, blocks: await Promise.all(block.blocks.map(typedBlock)) };
  if (block.kind !== 'paragraph' || block.does === undefined) return block;
  const { does, ...plain } = block;
  return { ...plain, text: await withCommands(block.text, does) } as B;
}
