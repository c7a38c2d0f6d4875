import { extname } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { namesOfPlant } from '../../desk/names-of-plant.ts';
import type { Schema } from '../../documents/common.ts';
import type { AnyContract } from '../../documents/contract/contract.ts';
import { fieldsOf } from '../../documents/contract/fields-of.ts';
import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Task } from '../../tasks/task.ts';
import type { Verb } from '../../tasks/verbs.ts';
import { type FileOptions, lookAtEnding, takeFiles, writeAnswer } from './answer-files.ts';
import type { Cli, OutputOptions } from './cli.ts';
import { type Confirmable, performConfirmed } from './confirmed.ts';
import { byOption, perform } from './perform.ts';
import { ALL_OPTION, HTML_OPTION } from './show-page.ts';
import { commandLine } from './typed/command-line.ts';
import type { Words } from './typed/in-words.ts';
import { camel, type Files, helpOf, type TypedField, typedFields, typedOrder } from './typed/typed-order.ts';
import { lookAtTargets } from './write-file.ts';

/**
 * Adds a verb to the command line, from its contracts alone: how it is done and shown is loaded when it is called. Where several verbs have
 * the same words, options choose among them.
 */
export async function registerVerb(above: Command, cli: Cli, verbs: readonly Verb[]): Promise<void> {
  const contracts = await Promise.all(verbs.map(async (one) => ({ ...one, contract: await one.contract() })));
  const [first, ...others] = contracts.toSorted(
    (a, b) => Number(a.contract.chosenBy !== undefined) - Number(b.contract.chosenBy !== undefined),
  );
  const words = first!.verb!;
  const command = above.command(words.split(' ').at(-1)!).description(started(first!.contract.title));
  if (first!.alias !== undefined) command.alias(first!.alias);
  const usual: Form = { ...first!, ...takeForm(command, first!.contract) };
  const forms = [usual, ...others.map((one) => ({ ...one, ...takeForm(command, one.contract) }))];
  for (const argument of command.registeredArguments)
    if (forms.some((form) => !form.fields.some((one) => one.key === argument.name() && one.isNeeded)))
      argument.argOptional();
  const acting = forms.find(({ contract: { act, who } }) => act !== null || who !== undefined)?.contract;
  if (acting) command.option(...byOption(acting, acting.who ?? 'who does it'));
  const { confirms } = usual.contract;
  if (confirms) command.option(`--${confirms.option}`, confirms.help);
  command
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document');
  if (usual.contract.exit) command.addHelpText('after', '\nExit code 0: yes, 1: no, 3: undecided.');
  const lines = forms.flatMap(({ contract }) =>
    contract.examples.map(
      (order) => `\n  ${commandLine({ ...contract, verb: words }, order, contract.exampleBy)}`,
    ),
  );
  command.addHelpText('after', `\nExample${lines.length > 1 ? 's' : ''}:${lines.join('')}`);
  command.action(async (...given: unknown[]) => {
    const typed = usual.named<OutputOptions & OfVerb>(given);
    await performForm(cli, chosen(forms, command, typed), typed);
  });
}

interface OfVerb extends FileOptions {
  readonly by?: string;
}

/** One of the verbs that have the same words, and the options that are its own. */
interface Form extends Omit<Verb, 'contract'>, Taken {
  readonly contract: Awaited<ReturnType<Verb['contract']>>;
  readonly options: ReadonlySet<string>;
}

/** Adds what one contract takes; what another of the same words has taken already stands once. */
function takeForm(command: Command, contract: AnyContract): Taken & Pick<Form, 'options'> {
  const { order, chosenBy = [] } = contract;
  const before = command.options.length;
  const taken = takeFields(command, order);
  const files = takeFiles(command, contract);
  const has = (word: string) => command.options.some(({ long }) => long === word);
  for (const word of chosenBy)
    if (word.startsWith('--') && !has(word)) command.option(word, started(contract.title));
  // what only this form needs is asked for by its order
  if (chosenBy.length > 0)
    for (const option of command.options.slice(before)) option.makeOptionMandatory(false);
  const words = taken.fields.map(({ word }) => word);
  return { ...taken, options: new Set([...words, ...files, ...chosenBy]) };
}

/** The verb that was meant. Throws InputError for an option that another one takes. */
function chosen(forms: readonly Form[], command: Command, typed: Readonly<Record<string, unknown>>): Form {
  const places = command.registeredArguments.map((one) => [one.name(), `<${one.name()}>`] as const);
  const options = command.options.map((one) => [one.attributeName(), one.long ?? ''] as const);
  const given = [...places, ...options].flatMap(([key, word]) =>
    [ownValue(typed, key)].flat()[0] === undefined ? [] : [word],
  );
  const isGiven = (word: string) => given.includes(word);
  const form = forms.find(({ contract }) => contract.chosenBy?.some(isGiven)) ?? forms[0]!;
  for (const path of given) {
    const others = forms.filter((one) => one.options.has(path));
    if (others.length === 0 || others.includes(form)) continue;
    const names = others.flatMap(({ contract }) => contract.chosenBy ?? []);
    const own = form.contract.chosenBy?.find(isGiven);
    throw new InputError(
      own === undefined ? `${path} needs ${names.join(' or ')}` : `${path} is not taken with ${own}`,
      { path, allowed: own === undefined ? names.join(', ') : [...form.options].join(', ') },
    );
  }
  const missing = form.fields.find(({ argument, isNeeded, word }) => argument && isNeeded && !isGiven(word));
  if (missing)
    throw new InputError(`the argument ${missing.word} is missing`, {
      path: missing.key,
      allowed: [missing.word, ...forms.flatMap(({ contract }) => contract.chosenBy ?? [])].join(' or '),
    });
  const { verb, needs } = form.contract;
  const needed = form.fields.flatMap(({ path, word }) =>
    needs?.includes(path.split('.')[0]!) ? [word] : [],
  );
  if (needs && !needed.some(isGiven))
    throw new InputError(`"${verb}": say what to book`, { path: needed[0]!, allowed: needed.join(', ') });
  return form;
}

async function performForm(cli: Cli, form: Form, typed: OutputOptions & OfVerb): Promise<void> {
  const { contract } = form;
  const { act, who, file, confirms, exit, prints, makesLedger = false } = contract;
  const { by, html, all, json, xlsx, csv } = typed;
  const target = file && (ownValue({ ...typed }, camel(file.option)) as string | undefined);
  lookAtEnding(target, contract);
  lookAtTargets([target, html, xlsx, csv], form.documentOf(typed));
  const printed = target && file?.sets && { [file.sets]: extname(target).slice(1).toUpperCase() };
  const order = { ...form.orderOf(typed, cli), ...printed };
  const [task, shown] = await Promise.all([form.task(), form.shown()]);
  const asked = {
    ...{ order: order as never, names: namesOfPlant(cli.compute), at: cli.clock() },
    ledger: () => cli.context({}),
  };
  const performance = {
    ...{ order, html, all, json, words: form.wordsOf(typed) },
    file: form.documentOf(typed),
    by: act === null && who === undefined ? undefined : by,
    page: (answer: unknown) => shown.page(answer, asked),
    ...(exit ? { exit: (answer: unknown) => exit(answer) } : {}),
  };
  if (confirms)
    return performConfirmed(cli, task as Task<unknown, Confirmable>, {
      ...{ ...performance, question: confirms.question, option: `--${confirms.option}` },
      yes: ownValue({ ...typed }, confirms.option) === true,
      isDone: contract.isBooked!,
    });
  return perform(cli, task, {
    ...performance,
    makesLedger,
    ...(prints === undefined ? {} : { document: (answer) => ownValue({ ...(answer as object) }, prints) }),
    written: (answer) => writeAnswer(cli, { contract, shown, answer, target, options: typed }),
  });
}

/** What a command takes of the fields of an order: how refusals name them, what was typed, and the order that it makes. */
export interface Taken {
  readonly fields: readonly TypedField[];
  readonly words: Words;
  /** The same for what was typed: a flag may take what another field holds. */
  readonly wordsOf: (typed: object) => Words;
  readonly named: <Given>(given: readonly unknown[]) => Given & Readonly<Record<string, unknown>>;
  readonly orderOf: (typed: object, cli: Files) => object;
  /** The file that was typed for a document. */
  readonly documentOf: (typed: object) => string | undefined;
}

/** The fields of a contract that are options, for a command that is written by hand; `except` = those that it takes in its own way. */
export const takeOptions = (
  command: Command,
  { order }: { readonly order: Schema<unknown> },
  except: readonly string[] = [],
): Taken =>
  takeFields(command, order, ({ path, argument }) => argument === undefined && !except.includes(path));

/** Adds the fields of an order to a verb as arguments and options; reads what commander hands on of them by name, and into the order. */
export function takeFields(
  command: Command,
  order: Schema<unknown>,
  isTaken: (field: TypedField) => boolean = () => true,
): Taken {
  const fields = typedFields(fieldsOf(order)).filter(isTaken);
  for (const field of fields) take(command, field);
  // what is refused of a document is named by its place there
  const named = fields.filter(
    ({ path, reads, argument }) => path !== 'document' && !(reads === 'document' && argument),
  );
  const words = Object.fromEntries(
    Array.from(
      Map.groupBy(named, ({ path }) => path),
      ([path, all]) => [path, all.map(({ word }) => word).join(', ')],
    ),
  );
  return {
    fields,
    words,
    wordsOf: (typed) => ({
      ...words,
      ...Object.fromEntries(
        fields.flatMap(({ into, key, word }) =>
          into === undefined || ownValue({ ...typed }, key) === undefined ? [] : [[into, word]],
        ),
      ),
    }),
    named: <Given>(given: readonly unknown[]) => {
      const places = command.registeredArguments;
      const named = places.map((one, i) => [one.name(), given[i]]);
      // a verb below another that has the same options finds them read there
      return { ...command.optsWithGlobals<Given & object>(), ...Object.fromEntries(named) };
    },
    orderOf: (typed, cli) => typedOrder(fields, { ...typed }, cli),
    documentOf: (typed) => {
      const document = fields.find(({ reads, path }) => reads === 'document' || path === 'file');
      return document && (ownValue({ ...typed }, document.key) as string | undefined);
    },
  };
}

function take(command: Command, field: TypedField): void {
  const { flags, values, argument, kind, isNeeded, unitOption } = field;
  if (unitOption !== undefined) {
    const known = [field.unit!, ...Object.keys(field.units ?? {})];
    const unit = new Option(`--${unitOption} <unit>`, `unit of the ${field.takes}`);
    command.addOption(unit.choices(known).default(field.unit));
  }
  if (argument !== undefined) {
    const isThere = command.registeredArguments.some((one) => one.name() === field.key);
    const taken = new Argument(flags, helpOf(field));
    if (kind === 'choice') taken.choices(values);
    if (!isThere) command.addArgument(taken);
    return;
  }
  if (command.options.some(({ long }) => long === field.word)) return;
  const option = new Option(flags, helpOf(field));
  if (kind === 'choice') option.choices(values);
  command.addOption(isNeeded ? option.makeOptionMandatory() : option);
}

/** A sentence as the help has it: "Put a lot on hold" -> "put a lot on hold". */
const started = (title: string): string => `${title[0]!.toLowerCase()}${title.slice(1)}`;
