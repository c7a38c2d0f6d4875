import { nothingAsked } from '../../documents/common.ts';
import { type ReleaseQueue, releaseQueueSchema } from '../../documents/release-queue.ts';
import type { SpecificationState } from '../../evidence/ledger/specification.ts';
import { countsInRelease, specimenOf } from '../../evidence/ledger/stock.ts';
import type { HeatView, ObjectView, Store } from '../../evidence/ledger/store.ts';
import { kilograms } from '../../foundation/quantity/format.ts';
import {
  isOfProduction,
  mayDo,
  ownHand,
  type Person,
  type Role,
  rolesFor,
} from '../../metal/plant/person.ts';
import { type SinceWhen, sinceWhen } from '../heats/since-when.ts';
import { defineTask } from '../task.ts';

/** What waits for a release, a decision, a certificate or its shipment: oldest first, with results and who may sign. */
export const releaseQueue = defineTask({
  name: 'release-queue',
  title: 'List the metal that waits for its release, with results, verdicts and who may sign',
  order: nothingAsked,
  answer: releaseQueueSchema,
  act: null,
  reads: true,
  run: async (_order, context) => {
    const { store, clock } = context;
    const [free, melted, specifications, { persons }] = await Promise.all([
      store.objects({ free: true }),
      store.heats({ status: 'melted' }),
      store.subjects('specification'),
      store.roster(),
    ]);
    // a plant has many more heats than metal that waits
    const objects = free.filter((one) => one.disposition === null && isHere(one));
    const cast = await heatsOf(objects, store);
    const heats = [...cast, ...melted];
    const on = clock().toISOString().slice(0, 10);
    const certifiers = persons.filter((person) => mayDo(person, 'release heat', on));
    const byHeat = Map.groupBy(objects, ({ heat }) => heat);
    const found = heats.map((heat) => ({ heat, metals: metalOf(heat, byHeat.get(heat.id) ?? []) }));
    const left = found.filter(({ metals }) => metals.length > 0);
    const whenOf = await sinceWhen(
      left.map(({ heat }) => heat),
      context,
    );
    const waiting = left.flatMap(({ heat, metals }) =>
      metals.map((metal) => rowOf({ heat, metal, when: whenOf(heat) }, certifiers)),
    );
    return {
      format: 'remelt-release-queue/1' as const,
      waiting: waiting.sort((a, b) => (a.waits.since < b.waits.since ? -1 : 1)),
      specifications: specifications
        .map(({ state }) => state as SpecificationState)
        .filter(({ status }) => status === 'compared')
        .map(({ id }) => id),
    };
  },
});

/** Heats asked for at a time. */
const PAGE = 1000;

/** The cast heats of these objects. */
async function heatsOf(objects: readonly ObjectView[], store: Store): Promise<readonly HeatView[]> {
  const ids = [...new Set(objects.map(({ heat }) => heat))];
  const heats: HeatView[] = [];
  for (let at = 0; at < ids.length; at += PAGE)
    heats.push(...(await store.heats({ ids: ids.slice(at, at + PAGE), status: 'cast' })));
  return heats;
}

type Metal = HeatView | ObjectView;

/** The objects of a cast heat that are here and undecided; a melted heat by itself once it was measured. */
function metalOf(heat: HeatView, objects: readonly ObjectView[]): readonly Metal[] {
  if (heat.status === 'cast') return objects;
  return heat.status === 'melted' && heat.analyses.some(countsInRelease) ? [heat] : [];
}

const isHere = ({ status }: ObjectView): boolean => ['held', 'released', 'failed'].includes(status);

interface Found {
  readonly heat: HeatView;
  readonly metal: Metal;
  readonly when: SinceWhen;
}

function rowOf({ heat, metal, when }: Found, certifiers: readonly Person[]): ReleaseQueue['waiting'][number] {
  const measured = metal.analyses.filter(countsInRelease);
  const hands = [...(metal.hands ?? []), ...(heat.hands ?? [])];
  const by = certifiers.map((person) => ({
    person,
    own: ownHand({ act: 'release heat', by: person.id }, hands),
  }));
  return {
    of: metal.subject,
    heat: heat.id,
    grade: heat.target.grade,
    form: metal.type === 'heat' ? 'heat' : metal.form,
    mass_g: metal.type === 'heat' ? (metal.output_g ?? metal.input_g) : metal.free_g,
    waits: {
      ...nextStep(metal, heat, measured.length),
      ...when,
    },
    results: measured.reduce((sum, { results }) => sum + results.length, 0),
    specimens: new Set(measured.map(specimenOf)).size,
    verdict: metal.release && {
      verdict: metal.release.verdict,
      specification: metal.release.specification,
      reasons: metal.release.reasons,
    },
    ...(metal.type === 'object' && metal.held ? { held: metal.held.reason } : {}),
    certificates: standing(metal),
    maySign: by.filter(({ own }) => !own).map(({ person: { id, name } }) => ({ id, name })),
    mayNot: by.flatMap(({ person: { id, name }, own }) => (own ? [{ id, name, did: own.act }] : [])),
  };
}

const standing = ({ certificates = [] }: Metal): readonly string[] =>
  certificates.filter(({ withdrawn }) => withdrawn === undefined).map(({ number }) => number);

/** Roles that validate a certificate 3.1: none of production. */
const CERTIFYING: readonly Role[] = rolesFor('certify metal').filter(
  (role) => !isOfProduction({ roles: [role] }),
);

/** The next step of one piece of metal, and the roles that can do it. */
function nextStep(
  metal: Metal,
  heat: HeatView,
  analyses: number,
): { readonly for: string; readonly on: readonly string[] } {
  const { release } = metal;
  if (metal.type === 'object' && metal.held)
    return { for: `a new release; on hold: ${metal.held.reason}`, on: rolesFor('release heat') };
  if (release?.verdict === 'FAIL') return { for: 'a retest or a decision', on: rolesFor('dispose of metal') };
  if (heat.unbalanced_g > 0)
    return {
      for: `where ${kilograms(heat.unbalanced_g)} of heat ${heat.id} went`,
      on: rolesFor('record heat'),
    };
  if (release?.verdict === 'HOLD') return { for: 'what its HOLD asks for', on: rolesFor('release heat') };
  if (release?.verdict === 'PASS')
    return standing(metal).length === 0
      ? { for: 'a certificate', on: CERTIFYING }
      : { for: 'shipment', on: rolesFor('release heat') };
  if (analyses === 0) return { for: 'measured results', on: rolesFor('book analysis') };
  return { for: 'release', on: rolesFor('release heat') };
}
