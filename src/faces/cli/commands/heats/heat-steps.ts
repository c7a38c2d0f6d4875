import { type Command, Option } from 'commander';
import type { HeatRecord } from '../../../../documents/heats/heat-record.ts';
import { type PrintedResult, printedResults } from '../../../../documents/printed-results.ts';
import { SAMPLE_PURPOSES } from '../../../../documents/proof/release-queue.ts';
import { filledSheet } from '../../../../documents/yard/filled-sheet.ts';
import { decodeText } from '../../../../engine/tables/decode.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { counted, kilograms } from '../../../../foundation/quantity/format.ts';
import { recordedHeatPage } from '../../../../pages/blocks/heats/heats-page.ts';
import { compareHeat } from '../../../../tasks/heats/compare-heat/compare-heat.ts';
import { makeUpSheet } from '../../../../tasks/heats/make-up-sheet/make-up-sheet.ts';
import { contract } from '../../../../tasks/heats/record-heat/contract.ts';
import { recordHeat } from '../../../../tasks/heats/record-heat/record-heat.ts';
import { unexplainedOf } from '../../../../tasks/heats/record-heat/record-slips.ts';
import { runTask } from '../../../../tasks/task.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { requireYes } from '../../confirmed.ts';
import { byOption, given, perform } from '../../perform.ts';
import { isTable, rowsIn, tableIn } from '../../tables/named-table.ts';
import { AS_TYPED_OPTION } from '../../typed/as-typed-option.ts';
import { massesOf, NOT_THERE_OPTION, notThereOf } from '../../typed/named-masses.ts';
import { METHOD_WORDS, readResults } from '../../typed/results.ts';
import { SAME_NAMES_WORDS, sameNamesOption } from '../../typed/same-names-option.ts';
import { takeFields } from '../../verb.ts';

interface StepOptions extends OutputOptions {
  readonly by?: string;
}

interface ChargeOptions extends StepOptions {
  readonly asPlanned?: boolean;
  readonly yes?: boolean;
  readonly from?: string;
  readonly notThere?: readonly string[];
  readonly furnace?: string;
}

interface MeltOptions extends StepOptions {
  readonly yes?: boolean;
}

interface SampleOptions extends StepOptions {
  readonly id?: string;
  readonly method?: string;
  readonly place?: string;
  readonly purpose?: (typeof SAMPLE_PURPOSES)[number];
  readonly laboratory?: string;
  readonly sameNames?: 'join' | 'apart';
  readonly asTyped?: true;
  readonly object?: string;
  readonly specimen?: string;
  readonly from?: string;
}

/** The steps of a heat that are more than their fields: charge, sample, melt. */
export function registerSteps(heat: Command, cli: Cli): void {
  registerCharge(heat, cli);
  registerSample(heat, cli);
  registerMelt(heat, cli);
}

/** Books part of a record of the heat. */
const book = (
  cli: Cli,
  record: Readonly<Record<string, unknown>>,
  { by, json }: StepOptions,
): Promise<void> =>
  perform(cli, recordHeat, {
    ...{ order: given({ ...record, by }), by, json, page: recordedHeatPage },
    words: { ...MELT_OPTIONS, ...SAMPLE_OPTIONS, notThere: '--not-there', ...SAME_NAMES_WORDS },
  });

/** Options by the field of a record that they fill. */
const MELT_OPTIONS = { 'melt.output_g': '--kg', 'melt.losses': '--loss' };
const SAMPLE_OPTIONS = {
  'analyses[0].analysis': '--id',
  'analyses[0].of': '--object',
  'analyses[0].sample': '--specimen',
  ...{ 'samples[0].of': '--object', 'samples[0].sample': '--specimen' },
  ...{ 'samples[0].place': '--place', 'samples[0].purpose': '--purpose' },
};

const stepOf = (
  heat: Command,
  name: string,
  { does, by }: { readonly does: string; readonly by: ReturnType<typeof byOption> },
): Command =>
  heat
    .command(name)
    .description(does)
    .argument('<heat>', 'its number')
    .option(...by)
    .option('--json', 'one JSON document');

function registerCharge(heat: Command, cli: Cli): void {
  stepOf(heat, 'charge', {
    does: 'book what was weighed into the furnace: lot by lot, from a filled sheet, or as planned',
    by: byOption({ act: 'charge heat' }, 'who charged it'),
  })
    .argument('[weights...]', 'as weighed in kg, such as R-2301=101.5')
    .option('--from <file>', 'filled charge make-up sheet (.csv, .xlsx) with lot_id and actual_kg')
    .option(...NOT_THERE_OPTION)
    .option('--as-planned', 'every lot as its line of the charge make-up sheet says, not weighed; asks first')
    .option('--yes', 'with --as-planned: without asking')
    .option('--furnace <name>', 'furnace of the plant that it goes into, where the plan names none')
    .addHelpText('after', '\nExample:\n  remelt heat charge H26-001 R-2301=101.5 R-2302=48.2 --by p-melt')
    .action(async (id: string, words: string[], options: ChargeOptions) =>
      book(
        cli,
        {
          heat: id,
          ...(options.furnace === undefined ? {} : { furnace: options.furnace }),
          ...(await chargeOf(id, { words, options }, cli)),
          ...absentOf(options),
        },
        options,
      ),
    );
}

const absentOf = ({ notThere }: ChargeOptions): Pick<HeatRecord, 'notThere'> =>
  notThere ? { notThere: notThereOf(notThere) } : {};

type Charge = Pick<HeatRecord, 'charge' | 'asPlanned'>;

/** Weights of the one source that was named. Throws InputError for none and for several. */
async function chargeOf(
  heat: string,
  {
    words,
    options: { asPlanned, yes, from, by, notThere = [] },
  }: { readonly words: readonly string[]; readonly options: ChargeOptions },
  cli: Cli,
): Promise<Charge> {
  if ([words.length > 0, from !== undefined, asPlanned === true].filter(Boolean).length !== 1)
    throw new InputError('a charge needs its weights from one source', {
      path: 'weights',
      allowed: 'R-2301=101.5 for each lot, --from FILE, or --as-planned',
    });
  const gone = new Set(notThereOf(notThere).map(({ lot }) => lot));
  if (from !== undefined) return { charge: [...filledSheet(await tableIn(from, cli), gone)] };
  if (words.length > 0)
    return {
      charge: massesOf(words, 'weights').map(({ name, mass_g }) => {
        if (mass_g > 0) return { lot: name, actual_g: mass_g };
        throw new InputError(`nothing was weighed of lot ${name}`, {
          path: `weights ${name}`,
          value: 0,
          unit: 'kg',
          allowed: 'a mass above 0',
          cure: `leave the lot out; where it cannot be found: --not-there ${name}="REASON"`,
        });
      }),
    };
  const { steps } = await runTask(makeUpSheet, { heat }, await cli.context({ by }));
  const charge = steps
    .flatMap(({ lines }) => lines.map(({ lot, weigh_g }) => ({ lot, actual_g: weigh_g })))
    .filter(({ lot }) => !gone.has(lot));
  const total_g = charge.reduce((sum, { actual_g }) => sum + actual_g, 0);
  if (!yes)
    await requireYes(cli, {
      words: [
        `${kilograms(total_g)} in ${counted(charge.length, 'lot')}, as planned and not weighed:`,
        ...charge.map(({ lot, actual_g }) => `  ${kilograms(actual_g)} ${lot}`),
      ].join('\n'),
      question: `Book these as the weights of heat ${heat}?`,
      option: '--yes',
    });
  return { charge, asPlanned: true };
}

function registerSample(heat: Command, cli: Cli): void {
  stepOf(heat, 'sample', {
    does: 'book the analysis of a sample of a heat or of its ingot, or with --purpose that it is taken; a bath sample steers the heat, it never releases it',
    by: byOption(
      { act: null },
      'who analysed it; needs the role analyst, for a bath sample analyst or melter. Who takes one: sampler, receiver or melter',
    ),
  })
    .argument('[results...]', 'Cr=18.2 "Ti=<0.01" S=12ppm')
    .option(
      '--from <file>',
      'printout of the spectrometer in place of results (.txt, .csv, .xlsx): an element and its content on each line, or elements above contents',
    )
    .option('--id <analysis>', 'its own id; default the specimen, with the method where that id is taken')
    .option('--method <method>', `of results: ${METHOD_WORDS}`)
    .option(...AS_TYPED_OPTION)
    .option('--place <place>', 'where the sample was taken; default the bath')
    .addOption(
      new Option(
        '--purpose <purpose>',
        'what the specimen is taken for; without results it is taken now, and analysed later. Another purpose: remelt amend',
      ).choices(SAMPLE_PURPOSES),
    )
    .option('--laboratory <name>', 'where it was analysed')
    .addOption(sameNamesOption())
    .option('--object <id>', 'ingot that the sample is of; default the heat')
    .option('--specimen <id>', 'specimen that was analysed; it may be analysed by several methods')
    .addHelpText(
      'after',
      '\nExample:\n  remelt heat sample H26-001 Cr=18.2 S=12ppm --method OES --id B-1 --by p-lab\n  remelt heat sample H26-001 S=13ppm --object I-1 --specimen T-1 --method combustion --place top --id S-3 --by p-lab\n  remelt heat sample H26-001 --object I-1 --specimen K-1 --place top --purpose control --by p-goods',
    )
    .action(async (id: string, words: string[], options: SampleOptions) => {
      const { id: analysis, method, laboratory, object, specimen: sample, sameNames, asTyped } = options;
      const of = object === undefined ? `heat:${id}` : `object:${object}`;
      const isTaken = options.purpose !== undefined;
      const hasResults = !isTaken || words.length > 0 || options.from !== undefined;
      const place = placeOf(options);
      const taken = { of, sample, place, purpose: options.purpose };
      requireGiven({
        ...(isTaken ? { specimen: sample, place } : {}),
        ...(hasResults ? { method } : {}),
      });
      const analyses = hasResults
        ? [
            given({
              ...{ of, analysis, sample, method, place, laboratory },
              results: await sampleResults(words, options.from, cli),
            }),
          ]
        : undefined;
      const record = { heat: id, samples: isTaken ? [taken] : undefined, analyses, sameNames, asTyped };
      return book(cli, record, options);
    });
}

/** Where a sample was taken: of what is not taken of the bath it is said. */
const placeOf = ({ place, purpose = 'bath' }: SampleOptions): string | undefined =>
  place ?? (purpose === 'bath' ? 'bath' : undefined);

/** Throws InputError for the first option that is needed here and absent. */
function requireGiven(options: Readonly<Record<string, string | undefined>>): void {
  const absent = Object.entries(options).find(([, said]) => said === undefined)?.[0];
  if (absent === undefined) return;
  throw new InputError(`"heat sample" books this of a sample: it needs --${absent}`, {
    path: `--${absent}`,
    allowed: Object.keys(options)
      .map((name) => `--${name}`)
      .join(' '),
    cure: `say it: --${absent} ...`,
  });
}

/** Results of the one source that was named. Throws InputError for none, for both, and for what cannot be read of a printout. */
async function sampleResults(
  words: readonly string[],
  from: string | undefined,
  cli: Cli,
): Promise<readonly PrintedResult[]> {
  if ((from === undefined) === (words.length === 0))
    throw new InputError('a sample needs its results from one source', {
      path: 'results',
      allowed: 'Cr=18.2 "Ti=<0.01" S=12ppm, or --from FILE',
      cure: 'where it is only taken now, say what for: --purpose',
    });
  if (from === undefined) return readResults(words);
  const text = isTable(from)
    ? (await rowsIn(from, cli)).map((cells) => cells.join('\t')).join('\n')
    : decodeText(cli.readBytes(from), from).text;
  const { results, wrong, left } = printedResults(text);
  if (wrong.length === 0 && results.length > 0) {
    for (const one of left) cli.note(`not taken: ${one}`);
    return results;
  }
  throw new InputError(`${from} cannot be read as a printout: ${wrong[0] ?? 'it holds no element'}`, {
    where: from,
    ...(wrong.length > 0 ? { value: wrong.slice(0, 5).join('; ') } : {}),
    allowed:
      'an element and its content on each line, such as "Cr 18.2", "S 12 ppm", or elements above contents with one row or a row Mean; no unit = wt%',
  });
}

function registerMelt(heat: Command, cli: Cli): void {
  const command = stepOf(heat, 'melt', {
    does: 'book what came out of the furnace, and what was lost; asks first where metal is missing',
    by: byOption({ act: 'record heat' }, 'who melted it'),
  });
  const fields = takeFields(command, contract.order, ({ path }) => /^(melt\.|asTyped$)/.test(path));
  command
    .option('--yes', 'without asking where metal is missing')
    .addHelpText('after', '\nExample:\n  remelt heat melt H26-001 --kg 495 --loss fume=2 --by p-melt')
    .action(async (id: string, options: MeltOptions) => {
      const order = fields.orderOf({ process: 'VIM', ...options }, cli) as Melted;
      if (!options.yes && order.melt.output_g) await askAboutMissing(id, order.melt, { cli, by: options.by });
      return book(cli, { heat: id, ...order }, options);
    });
}

interface Melted {
  readonly melt: NonNullable<HeatRecord['melt']>;
}

/** Asks before a melting is booked that leaves metal without explanation: the heat is not released with it. */
async function askAboutMissing(
  heat: string,
  melt: Melted['melt'],
  { cli, by }: { readonly cli: Cli; readonly by: string | undefined },
): Promise<void> {
  const { heat: state } = await runTask(compareHeat, { heat }, await cli.context({ by }));
  const missing_g = unexplainedOf(melt, state);
  if (missing_g <= 0) return;
  await requireYes(cli, {
    words: `${kilograms(missing_g)} of ${kilograms(state.input_g)} charged are unaccounted for, more than the scales may be off by. The heat is not released before they are: weigh again, or say where they went (--loss skull=KG).`,
    question: `Book the melting of heat ${heat} all the same?`,
    option: '--yes',
  });
}
