import { type Command, Option } from 'commander';
import type { Schema } from '../../documents/common.ts';
import { fieldsOf } from '../../documents/contract/fields-of.ts';
import { namesOfPlant } from '../../tasks/names-of-plant.ts';
import type { Verb } from '../../tasks/verbs.ts';
import type { Cli, OutputOptions } from './cli.ts';
import { commandLine } from './command-line.ts';
import type { Words } from './in-words.ts';
import { byOption, perform } from './perform.ts';
import { ALL_OPTION, HTML_OPTION } from './show-page.ts';
import { helpOf, type TypedField, typedFields, typedOrder } from './typed-order.ts';

/** Adds a verb to the command line, from its contract alone: how it is done and shown is loaded when it is called. */
export async function registerVerb(above: Command, cli: Cli, verb: Verb): Promise<void> {
  const contract = await verb.contract();
  const command = above.command(contract.verb!.split(' ').at(-1)!).description(started(contract.title));
  const fields = takeFields(command, contract.order);
  const { act, who, examples, exampleBy } = contract;
  if (act !== null) command.option(...byOption(contract, who ?? 'who does it'));
  command
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document');
  if (contract.exit) command.addHelpText('after', '\nExit code 0: yes, 1: no, 3: undecided.');
  const lines = examples.map(
    (order) => `\n  ${commandLine({ verb: contract.verb!, order: contract.order }, order, exampleBy)}`,
  );
  command.addHelpText('after', `\nExample${lines.length > 1 ? 's' : ''}:${lines.join('')}`);
  command.action(async (...given: unknown[]) => {
    const { by, html, all, json, ...typed } = fields.named<OutputOptions & OfVerb>(given);
    const order = fields.orderOf(typed, cli);
    const [task, page] = await Promise.all([verb.task(), verb.page()]);
    const asked = {
      ...{ order: order as never, names: namesOfPlant(cli.compute), at: cli.clock() },
      ledger: () => cli.context({}),
    };
    await perform(cli, task, {
      ...{ order, by, html, all, json, makesLedger: contract.makesLedger ?? false },
      words: fields.words,
      page: (answer) => page(answer, asked),
      ...(contract.exit ? { exit: contract.exit } : {}),
    });
  });
}

interface OfVerb {
  readonly by?: string;
  readonly html?: string;
}

/** What a command takes of the fields of an order: how refusals name them, what was typed, and the order that it makes. */
export interface Taken {
  readonly words: Words;
  readonly named: <Given>(given: readonly unknown[]) => Given & Readonly<Record<string, unknown>>;
  readonly orderOf: (typed: object, cli: Pick<Cli, 'readDocument'>) => object;
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
  return {
    words: Object.fromEntries(fields.map(({ path, word }) => [path, word])),
    named: <Given>(given: readonly unknown[]) => {
      const places = command.registeredArguments;
      const named = places.map((one, i) => [one.name(), given[i]]);
      // a verb below another that has the same options finds them read there
      return { ...command.optsWithGlobals<Given & object>(), ...Object.fromEntries(named) };
    },
    orderOf: (typed, cli) => typedOrder(fields, { ...typed }, cli),
  };
}

function take(command: Command, field: TypedField): void {
  const { flags, values, argument, kind, isNeeded } = field;
  if (argument !== undefined) {
    command.argument(flags, helpOf(field));
    return;
  }
  const option = new Option(flags, helpOf(field));
  if (kind === 'choice') option.choices(values);
  command.addOption(isNeeded ? option.makeOptionMandatory() : option);
}

/** A sentence as the help has it: "Put a lot on hold" -> "put a lot on hold". */
const started = (title: string): string => `${title[0]!.toLowerCase()}${title.slice(1)}`;
