import { type SinceWhen, sinceWhen } from '../../../desk/heat/since-when.ts';
import {
  isHere,
  isJudgedWhole,
  nextStep,
  standing,
  UNMEASURED,
  unmeasuredOf,
} from '../../../desk/heat/waiting.ts';
import { partOf } from '../../../desk/part-of-list.ts';
import { freeNameFrom } from '../../../desk/planning/free-number.ts';
import { supersededBy } from '../../../desk/reference/superseded.ts';
import { askingWords, shippedMatters, suspensionsIn } from '../../../desk/samples/suspended-metal.ts';
import { recalledWords } from '../../../documents/proof/recalled.ts';
import type { ReleaseQueue } from '../../../documents/proof/release-queue.ts';
import type { StatedSpecification } from '../../../documents/reference.ts';
import type { AnalysisState, RetestState } from '../../../evidence/ledger/state.ts';
import type { HeatView, ObjectView, Store } from '../../../evidence/ledger/store.ts';
import type { SpecificationState } from '../../../evidence/ledger/subjects/specification.ts';
import {
  countsInRelease,
  purposeOf,
  specimenNames,
  specimenOf,
} from '../../../evidence/ledger/subjects/stock.ts';
import { type Suspension, undecidedOn } from '../../../evidence/ledger/subjects/suspension.ts';
import { BATH, idOf, type Subject } from '../../../metal/alloy/words.ts';
import { mayDo, ownHand, type Person, rolesFor } from '../../../metal/plant/person.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';
import { judgedElements } from './judged-elements.ts';

/** What waits for a release, a decision, a certificate or its shipment: oldest first, with results and who may sign. */
export const releaseQueue = defineVerb(contract, async (order, context) => {
  const { store, clock } = context;
  const [pieces, all, specifications, { persons }] = await Promise.all([
    store.objects(),
    store.heats(),
    store.subjects('specification'),
    store.roster(),
  ]);
  const piecesOf = Map.groupBy(pieces, ({ heat }) => heat);
  const isShipped = ({ status }: ObjectView) => status === 'shipped';
  // a plant has many more heats than metal that waits
  const heats = all.filter(
    ({ id, status }) =>
      status === 'melted' ||
      (status === 'cast' && piecesOf.get(id)?.some((one) => isHere(one) || isShipped(one))),
  );
  const on = clock().toISOString().slice(0, 10);
  const certifiers = persons.filter((person) => mayDo(person, 'release heat', on));
  const found = heats.map((heat) => {
    const own = heat.status === 'cast' ? (piecesOf.get(heat.id) ?? []) : [];
    const suspended = suspensionsIn(heat, own);
    const left = own.some(isShipped) ? shippedMatters(heat, own).map(({ object }) => object.id) : [];
    const metals = [
      ...metalOf(heat, own.filter(isHere), suspended),
      ...own.filter(({ id }) => left.includes(id)),
    ];
    return { heat, suspended, metals };
  });
  const left = found.filter(({ metals }) => metals.length > 0);
  const whenOf = await sinceWhen(
    left.map(({ heat }) => heat),
    context,
  );
  const rowsOf = left.flatMap(({ heat, suspended, metals }) =>
    metals.map(async (metal) => {
      const covered = metal.type === 'object' ? await coveredBy(metal, heat, store) : null;
      return rowOf({ heat, metal, when: whenOf(heat), covered, suspended: suspended(metal) }, certifiers);
    }),
  );
  const waiting = await Promise.all(rowsOf);
  const kept = specifications.map(({ state }) => state as SpecificationState);
  const superseded = supersededBy(kept);
  const compared = kept.filter(({ id, status }) => status === 'compared' && !superseded.has(id));
  const stated = compared.map(
    ({ id, specification }) => [id, JSON.parse(specification) as StatedSpecification] as const,
  );
  const { rows, ...part } = partOf(
    waiting.sort((a, b) => (a.waits.since < b.waits.since ? -1 : 1)),
    order,
  );
  return {
    format: 'remelt-release-queue/1' as const,
    ...part,
    waiting: rows,
    freeCertificate: freeCertificate([...pieces, ...all], on),
    specifications: compared.map(({ id }) => id),
    grades: Object.fromEntries(
      stated.flatMap(([id, { gradeId }]) => (gradeId === undefined ? [] : [[id, gradeId]])),
    ),
    elements: Object.fromEntries(
      stated.map(([id, specification]) => [id, judgedElements(specification, context)]),
    ),
  };
});

/** The number after that of the latest certificate; of the first one C-26-001. */
function freeCertificate(metals: readonly Pick<ObjectView | HeatView, 'certificates'>[], on: string): string {
  const issued = metals.flatMap(({ certificates = [] }) => certificates);
  const latest = issued.reduce<(typeof issued)[number] | undefined>(
    (last, one) => (last === undefined || one.seq > last.seq ? one : last),
    undefined,
  );
  return freeNameFrom(
    latest?.number ?? `C-${on.slice(2, 4)}-001`,
    new Set(issued.map(({ number }) => number)),
  );
}

type Metal = HeatView | ObjectView;

const SHIPPING = rolesFor('ship metal');

/** The objects of a cast heat, and itself where a measurement of it came after its release; a melted heat by itself once it was measured. */
function metalOf(heat: HeatView, objects: readonly ObjectView[], suspended: Suspends): readonly Metal[] {
  if (heat.status !== 'cast') return isJudgedWhole(heat) ? [heat] : [];
  const isOwn = suspended(heat).some(({ of }) => of === heat.subject);
  return [...(isOwn ? [heat] : []), ...objects];
}

type Suspends = ReturnType<typeof suspensionsIn>;

type Covered = NonNullable<ReleaseQueue['waiting'][number]['covered']>;

/** What an object that nobody judged goes with: the nearest decision on what it was cut from and on its heat, where that is PASS. */
async function coveredBy(object: ObjectView, heat: HeatView, store: Store): Promise<Covered | null> {
  let { from, release, disposition, held }: Pick<ObjectView, 'from' | 'release' | 'disposition' | 'held'> =
    object;
  if (release || held) return null;
  let metal: Metal = object;
  while (from?.startsWith('object:') && !release && disposition === null) {
    metal = await store.object(idOf(from));
    ({ from, release, disposition } = metal);
  }
  const decided = release || disposition !== null ? metal : heat;
  if (decided.disposition !== null || decided.release?.verdict !== 'PASS') return null;
  return {
    of: decided.subject,
    specification: decided.release.specification,
    certificates: standing(decided),
  };
}

interface Found {
  readonly heat: HeatView;
  readonly metal: Metal;
  readonly when: SinceWhen;
  readonly covered: Covered | null;
  readonly suspended: readonly Suspension[];
}

function rowOf(
  { heat, metal, when, covered, suspended }: Found,
  certifiers: readonly Person[],
): ReleaseQueue['waiting'][number] {
  const left = metal.type === 'object' && metal.status === 'shipped' ? metal.shipment : undefined;
  const measured = metal.analyses.filter(countsInRelease);
  const ships = suspended.length === 0 ? shipsWith(metal, covered) : null;
  const hands = [...(metal.hands ?? []), ...(heat.hands ?? [])];
  const by = certifiers.map((person) => ({
    person,
    own: ownHand({ act: 'release heat', by: person.id }, hands),
  }));
  return {
    of: `${metal.type}:${metal.id}`,
    heat: heat.id,
    grade: heat.target.grade,
    form: metal.type === 'heat' ? 'heat' : metal.form,
    mass_g: metal.type === 'heat' ? (metal.output_g ?? metal.input_g) : left ? metal.mass_g : metal.free_g,
    waits: { ...stepWords(metal, heat, { covered, suspended }), ...when },
    results: measured.reduce((sum, { results }) => sum + results.length, 0),
    specimens: new Set(measured.map(specimenOf)).size,
    measured: measured.map((one) => ({
      specimen: specimenOf(one),
      elements: one.results.map(({ element }) => element),
      ...{ analysis: one.analysis, method: one.method },
    })),
    ...takenOf(metal),
    ...(heat.target.specification === null ? {} : { plannedFor: heat.target.specification }),
    ...(metal.retests === undefined
      ? {}
      : { retests: metal.retests.map((one) => openRetestOf(one, measured)) }),
    freeSpecimen: freeNameFrom(`${metal.id}-top`, new Set([...metal.samples, ...specimenNames(metal)])),
    verdict: metal.release && {
      verdict: metal.release.verdict,
      specification: metal.release.specification,
      reasons: metal.release.reasons,
      ...(undecidedOn(metal).length > 0 ? { outdated: true as const } : {}),
    },
    ...(metal.type === 'object' && metal.held ? { held: metal.held.reason } : {}),
    ...(metal.recalled ? { recalled: metal.recalled } : {}),
    ...(covered ? { covered } : {}),
    ...(ships ? { ships } : {}),
    ...(suspended.length > 0 ? { suspended: suspended.map(({ words }) => words) } : {}),
    ...(left ? { left: left.to } : {}),
    ...(askingWords(metal).length > 0 ? { asks: [...askingWords(metal)] } : {}),
    certificates: standing(metal),
    maySign: by.filter(({ own }) => !own).map(({ person: { id, name } }) => ({ id, name })),
    mayNot: by.flatMap(({ person: { id, name }, own }) => (own ? [{ id, name, did: own.act }] : [])),
  };
}

/** The certificates with which an object may be shipped: of a PASS of its own that nobody put on hold, or of what covers it. */
function shipsWith(metal: Metal, covered: Covered | null): ReleaseQueue['waiting'][number]['ships'] | null {
  if (metal.type !== 'object') return null;
  const isPassed = metal.release?.verdict === 'PASS' && !metal.held;
  const { of, certificates } = covered ?? {
    of: metal.subject,
    certificates: isPassed ? standing(metal) : [],
  };
  return certificates.length > 0 ? { of, certificates } : null;
}

/** Samples of the metal that nobody has measured yet; what was taken of a bath does not count. */
function takenOf(metal: Metal): Pick<ReleaseQueue['waiting'][number], 'taken'> {
  const taken = metal.samples
    .map((sample) => ({ sample, purpose: purposeOf(metal, sample) }))
    .filter(
      ({ sample, purpose }) => purpose !== BATH && !metal.analyses.some((one) => specimenOf(one) === sample),
    );
  return taken.length === 0 ? {} : { taken };
}

/** A retest with what is still to be measured of it. */
function openRetestOf(
  retest: RetestState,
  measured: readonly AnalysisState[],
): NonNullable<ReleaseQueue['waiting'][number]['retests']>[number] {
  const { replaces, rule, elements, specimens } = retest;
  const failed = measured.find((one) => specimenOf(one) === replaces);
  return {
    ...{ replaces, rule, elements, specimens },
    missing: unmeasuredOf(retest, measured),
    place: failed?.place ?? null,
  };
}

/** The next step of the metal, with why it was put on hold, and whose release it may go with. */
function stepWords(
  metal: Metal,
  heat: HeatView,
  { covered, suspended }: Pick<Found, 'covered' | 'suspended'>,
): { readonly for: string; readonly on: readonly string[] } {
  const { for: step, on } = nextStep(metal, heat, suspended);
  const what = [step, ...recalledWords(metal.recalled)].join('; ');
  if (covered && step === UNMEASURED)
    return {
      for: [
        `shipment with the release of ${idOf(covered.of as Subject)}`,
        ...recalledWords(metal.recalled),
      ].join('; '),
      on: SHIPPING,
    };
  const held = metal.type === 'object' ? metal.held : null;
  return { for: held ? `${what}; on hold: ${held.reason}` : what, on };
}
