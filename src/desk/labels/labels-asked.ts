import type { Label, LabelSubjects, Printed } from '../../documents/labels.ts';
import { linesOfLot } from '../../documents/yard/lot-labels.ts';
import type { MetalState, ObjectState } from '../../evidence/ledger/state.ts';
import type { LabelState } from '../../evidence/ledger/subjects/label.ts';
import { purposeOf } from '../../evidence/ledger/subjects/stock.ts';
import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { counted, kilograms } from '../../foundation/quantity/format.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import { sampleCode } from '../../metal/alloy/sample-code.ts';
import { idOf, METAL_TYPES, type Subject } from '../../metal/alloy/words.ts';
import type { Site } from '../../metal/plant/site.ts';
import type { TaskContext } from '../context.ts';
import { metalTyped } from '../genealogy/history-subject.ts';
import { namesOfPlant } from '../names-of-plant.ts';
import { codeOfMetal, codeOfPallet, ssccOf } from './label-code.ts';
import { labelOfLot } from './label-of-lot.ts';

type Asking = Pick<TaskContext, 'compute' | 'store'>;
/** A label before it is looked up whether it was printed. */
type Drawn = Omit<Label, 'before'>;

interface Coded {
  /** Where codes lead; undefined where others reach no address. */
  readonly base: string | undefined;
}

/**
 * The labels that are asked for, each once, with what was printed of it before. Throws NotFoundError for what is not there, InputError where
 * nothing or two kinds of thing are asked for.
 */
export async function labelsAsked(
  asked: LabelSubjects,
  { base }: Coded,
  context: Asking,
): Promise<readonly Label[]> {
  const [site] = context.compute.facts().plant.sites;
  const drawing = { base, site, plant: site?.name ?? '' };
  const drawn = await drawnOf(asked, drawing, context);
  return Promise.all(
    drawn.map(async (label) => ({ ...label, before: await printedBefore(label.name, context) })),
  );
}

interface Drawing extends Coded {
  readonly site: Site | undefined;
  /** Name of the plant, the last line. */
  readonly plant: string;
}

function drawnOf(asked: LabelSubjects, drawing: Drawing, context: Asking): Promise<readonly Drawn[]> {
  const { lots, ingots, of, samples, contents, pallet } = asked;
  const kinds = [lots, ingots, of, contents ?? pallet].filter((one) => one !== undefined);
  if (kinds.length !== 1)
    throw new InputError(
      kinds.length === 0
        ? 'nothing is named to print a label of'
        : 'labels of two kinds are asked for at once',
      {
        path: 'order',
        allowed: 'one of: lots; ingots; of (and samples); contents, or the number of a pallet',
      },
    );
  if (lots) return lotLabels(lots, drawing, context);
  if (ingots) return ingotLabels(ingots, drawing, context);
  if (of !== undefined) return sampleLabels({ of, samples }, drawing, context);
  return palletLabels({ contents, pallet }, drawing, context);
}

const each = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

async function lotLabels(
  ids: readonly string[],
  { base, site, plant }: Drawing,
  { compute, store }: Asking,
): Promise<readonly Drawn[]> {
  const found = new Map((await store.lots({ ids: each(ids) })).map((lot) => [lot.id, lot]));
  const { nameOf } = namesOfPlant(compute);
  return Promise.all(
    each(ids).map(async (id) => {
      const lot = found.get(id);
      if (lot === undefined) throw await missing('lot', id, store);
      const [large = id, ...lines] = linesOfLot(labelOfLot(lot, nameOf), plant);
      return {
        ...{ kind: 'lot' as const, name: `lot/${id}`, of: [`lot:${id}`], large, lines },
        code: codeOfMetal('lot', id, { base, site }),
      };
    }),
  );
}

/** What an ingot is by the last decision on it, as its label says it. */
const STANDS: Readonly<Record<ObjectState['status'], string>> = {
  released: 'released',
  held: 'ON HOLD',
  failed: 'FAILED',
  cut: 'cut up',
  shipped: 'shipped',
  void: 'void',
};

async function ingotLabels(
  ids: readonly string[],
  { base, site, plant }: Drawing,
  { compute, store }: Asking,
): Promise<readonly Drawn[]> {
  const { nameOf } = namesOfPlant(compute);
  return Promise.all(
    each(ids).map(async (id) => {
      const ingot = await store.object(id).catch(async (error: unknown) => {
        throw error instanceof NotFoundError ? await missing('ingot', id, store) : error;
      });
      const { target } = await store.heat(ingot.heat);
      const grade = target.grade === null ? [] : [nameOf(target.grade)];
      return {
        ...{ kind: 'ingot' as const, name: `ingot/${id}`, of: [`object:${id}`], large: id },
        lines: [
          [...grade, ingot.form].join(', '),
          `heat ${ingot.heat}`,
          `${kilograms(ingot.mass_g)}, ${STANDS[ingot.status]}`,
          plant,
        ].filter(Boolean),
        code: codeOfMetal('ingot', id, { base, site }),
      };
    }),
  );
}

async function missing(what: 'lot' | 'ingot', id: string, store: Asking['store']): Promise<NotFoundError> {
  const known = what === 'lot' ? await store.lots({}) : await store.objects({});
  const near = nearestWords(
    id,
    known.map((one) => one.id),
  );
  return new NotFoundError(`there is no ${what} "${id}"`, {
    path: `${what}s`,
    value: id,
    allowed: near.join(', ') || `${what}s of the ledger`,
    cure: `correct the number of the ${what}`,
  });
}

/** Labels of samples of metal: those that are named, else all that were not measured yet. */
async function sampleLabels(
  { of, samples }: Pick<LabelSubjects, 'samples'> & { readonly of: string },
  { plant }: Drawing,
  context: Asking,
): Promise<readonly Drawn[]> {
  const { store } = context;
  const subject = await metalTyped(of, { store, path: 'of' });
  const metal = (await store.subject(subject)) as MetalState;
  const known = samplesOf(metal);
  const measured = new Set(
    metal.analyses.flatMap(({ basis, sample }) => (basis === 'measured' && sample !== null ? [sample] : [])),
  );
  const wanted = samples ?? known.filter((one) => !measured.has(one));
  const strange = wanted.find((one) => !known.includes(one));
  if (strange !== undefined || wanted.length === 0)
    throw new NotFoundError(
      strange === undefined
        ? `no sample of ${said(subject)} waits for its analysis`
        : `${said(subject)} has no sample "${strange}"`,
      {
        path: 'samples',
        value: strange ?? subject,
        allowed: known.join(', ') || 'a sample that was booked, or analyses that were ordered',
        cure: 'book the sample or order its analyses first',
      },
    );
  const places = await placesOf(subject, store);
  return each(wanted).map((sample) => {
    const large = sampleCode(subject, sample);
    const taken = places.get(sample);
    const purpose = purposeOf(metal, sample);
    return {
      ...{ kind: 'sample' as const, name: `sample/${large}`, of: [subject], sample, large },
      lines: [
        sample === metal.id ? said(subject) : `${sample} of ${said(subject)}`,
        ...toMeasure(metal, context),
        [taken?.place ?? (purpose === 'product' ? '' : purpose), taken?.at.slice(0, 16).replace('T', ' ')]
          .filter(Boolean)
          .join(', '),
        plant,
      ].filter(Boolean),
      code: large,
    };
  });
}

/** Samples that were taken; of a lot whose analysis is ordered and that has none, the lot itself. */
const samplesOf = (metal: MetalState): readonly string[] =>
  metal.type === 'lot' && (metal.ordered ?? []).length > 0 && !metal.samples.includes(metal.id)
    ? [...metal.samples, metal.id]
    : metal.samples;

/** `heat H26-001`, as people say it. */
const said = (subject: Subject): string => subject.replace(':', ' ');

/** What is to be measured: as it was ordered, else what its alloy has limits for. */
function toMeasure(metal: MetalState, { compute }: Asking): readonly string[] {
  if (metal.type === 'lot' && metal.ordered)
    return metal.ordered.map(({ elements, method }) => `${elements.join(' ')} by ${method}`);
  const { grades } = compute.facts();
  const grade = metal.type === 'heat' ? metal.target.grade : null;
  const limits = grade === null ? undefined : grades.get(grade)?.limits;
  return limits === undefined
    ? []
    : [
        entriesOf(limits)
          .map(([element]) => element)
          .join(' '),
      ];
}

async function placesOf(
  subject: Subject,
  store: Asking['store'],
): Promise<ReadonlyMap<string, { readonly place: string | null; readonly at: string }>> {
  const records = (await store.history(subject)).filter(({ record }) => record.kind.endsWith('.sampled'));
  return new Map(
    records.map(({ record, body }) => [
      String(body.sample),
      {
        place: typeof body.place === 'string' ? body.place : null,
        at: typeof body.happenedAt === 'string' ? body.happenedAt : record.at,
      },
    ]),
  );
}

/** The label of a pallet: the next number for what is to lie on it, or one that has a number already. */
async function palletLabels(
  { contents, pallet }: Pick<LabelSubjects, 'contents' | 'pallet'>,
  { base, site, plant }: Drawing,
  { store }: Asking,
): Promise<readonly Drawn[]> {
  const known = pallet === undefined ? undefined : await labelState(`pallet/${pallet}`, store);
  if (pallet !== undefined && known === undefined)
    throw new NotFoundError(`there is no pallet ${pallet}`, {
      ...{ path: 'pallet', value: pallet, allowed: 'the number of a pallet that has a label' },
      cure: 'name what lies on it: it gets the next number',
    });
  const number = pallet ?? (await nextPallet(store));
  const of = known?.of ?? (await Promise.all(each(contents ?? []).map((one) => lotOrObject(one, store))));
  const metal = (await Promise.all(of.map((one) => store.subject(one as Subject)))) as (MetalState & {
    readonly mass_g: number;
  })[];
  const sscc = site ? ssccOf(number, site) : null;
  return [
    {
      ...{ kind: 'pallet', name: `pallet/${number}`, of: [...of], large: `PALLET ${number}` },
      lines: [
        ...(sscc === null ? [] : [`SSCC ${sscc}`]),
        `${counted(of.length, 'piece')}, ${kilograms(metal.reduce((sum, { mass_g }) => sum + mass_g, 0))}`,
        of.map(idOf).join(', '),
        plant,
      ].filter(Boolean),
      code: codeOfPallet(number, { base, site }),
    },
  ];
}

const ON_PALLETS = METAL_TYPES.filter((type) => type !== 'heat');

const lotOrObject = (typed: string, store: Asking['store']): Promise<Subject> =>
  metalTyped(typed, { store, path: 'contents', types: ON_PALLETS });

/** The number after the last pallet: numbers have no gap, so the last one is found by halving. */
async function nextPallet(store: Asking['store']): Promise<number> {
  const isThere = async (number: number) => (await labelState(`pallet/${number}`, store)) !== undefined;
  let free = 1;
  while (await isThere(free)) free *= 2;
  let taken = Math.floor(free / 2);
  while (free - taken > 1) {
    const middle = Math.floor((free + taken) / 2);
    if (await isThere(middle)) taken = middle;
    else free = middle;
  }
  return free;
}

/** What the ledger knows of a label; undefined where none was printed. */
async function labelState(name: string, store: Asking['store']): Promise<LabelState | undefined> {
  try {
    return (await store.subject(`label:${name}`)) as LabelState;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

async function printedBefore(name: string, { compute, store }: Asking): Promise<Printed | null> {
  const state = await labelState(name, store);
  return state === undefined ? null : printedOf(state, compute);
}

/** How often a label was printed, and when last by whom. */
export function printedOf({ times, copies, last }: LabelState, compute: Asking['compute']): Printed {
  const { persons } = compute.facts().plant;
  const by = last.by === null ? null : (persons.find(({ id }) => id === last.by)?.name ?? last.by);
  return { times, copies, at: last.at, by, printer: last.printer, reason: last.reason };
}
