import { type Answered, AskedGroup } from '../../../desk/group/ask-plants.ts';
import { type End, judgedHop } from '../../../desk/group/hops.ts';
import type { GroupPlant, GroupRecall } from '../../../documents/exchange/group.ts';
import { transfersSchema } from '../../../documents/exchange/transfer.ts';
import { type Recall, recallSchema } from '../../../documents/proof/recall.ts';
import { ConflictError, InputError, NotFoundError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Metal at one plant that the recall goes on from. */
interface Begin {
  readonly plant: GroupPlant;
  readonly of: string;
  /** Share of what was recalled in it [1]. */
  readonly share: number;
}

/** Most metal that a recall goes on from: more is a circle that no ledger can hold (assumption). */
const MOST_BEGINS = 1000;

/** Rows of a plant that are told; its own recall has them all. */
const TOLD = 100;

/**
 * Follows metal through the plants of a group. Each plant recalls what it has by its own ledger, under the rights of its token; a shipment to another
 * plant of the group is followed to the receipt there, by the logs of both. A link that the logs contradict is told and not followed. Throws
 * NotFoundError where no plant that answered knows the metal, InputError where several do.
 */
export const groupRecall = defineVerb(contract, async ({ of, group, plant }, context) => {
  const asked = new AskedGroup(group, context);
  const received = await asked.ask(
    { verb: 'exchange/list-transfers', order: { prove: true } },
    transfersSchema,
  );
  const ends = new Map(
    received.flatMap((one) =>
      'answer' in one ? [[one.plant.id, { plant: one.plant, said: one.answer }] as const] : [],
    ),
  );
  const walk: Walk = { asked, ends, reached: [], hops: [], open: [] };
  let next: readonly Begin[] = await beginsOf(of, plant, asked);
  const seen = new Set<string>();
  while (next.length > 0) {
    const fresh = next.filter((one) => !seen.has(keyOf(one)));
    for (const one of fresh) seen.add(keyOf(one));
    if (seen.size > MOST_BEGINS)
      throw new ConflictError(`the recall goes on from more than ${MOST_BEGINS} lots`, {
        path: 'of',
        value: of,
        allowed: `at most ${MOST_BEGINS}`,
        cure: 'recall what is reached plant by plant',
      });
    next = (await Promise.all(fresh.map((one) => onward(one, walk)))).flat();
  }
  const { reached, hops, open } = walk;
  return { format: 'remelt-group-recall/1' as const, of, ...asked.said(), reached, hops, ends: open };
});

const keyOf = ({ plant, of }: Begin): string => `${plant.id} ${of}`;

interface Walk {
  readonly asked: AskedGroup;
  /** Transfers of each plant that answered. */
  readonly ends: ReadonlyMap<string, End>;
  readonly reached: GroupRecall['reached'][number][];
  readonly hops: GroupRecall['hops'][number][];
  readonly open: GroupRecall['ends'][number][];
}

/** Where the metal is known. A name of a supplier or laboratory may begin at several plants; metal begins at one. */
async function beginsOf(of: string, only: string | undefined, asked: AskedGroup): Promise<readonly Begin[]> {
  const meant = asked.plants.filter(({ id }) => only === undefined || id === only);
  if (meant.length === 0)
    throw new InputError(`the group has no plant ${only ?? ''}`, {
      path: 'plant',
      value: only ?? null,
      allowed: asked.plants.map(({ id }) => id).join(', '),
    });
  const metal = of.startsWith('certificate:')
    ? await certified(of, meant, asked)
    : meant.map((plant) => ({ plant, of }));
  const answers = await Promise.all(
    metal.map(async (one) => ({ of: one.of, answer: (await recalledAt(one, asked))! })),
  );
  const known = answers.filter(({ answer }) => 'answer' in answer);
  if (known.length === 0) {
    const silent = answers.flatMap(({ answer }) =>
      'error' in answer && !answer.isUnknown ? [`${answer.plant.id}: ${answer.error}`] : [],
    );
    throw new NotFoundError(
      `no plant that answered knows ${of}${silent.length === 0 ? '' : `; not asked: ${silent.join('; ')}`}`,
      { path: 'of', value: of, allowed: 'metal of a plant of the group' },
    );
  }
  const plants = [...new Set(known.map(({ answer }) => answer.plant.id))];
  if (plants.length > 1 && /^(lot|heat|object|certificate):/.test(of))
    throw new InputError(`several plants have ${of}: ${plants.join(', ')}`, {
      path: 'plant',
      value: of,
      allowed: plants.join(', '),
      cure: 'say at which plant the recall begins',
    });
  return known.map(({ of: begins, answer }) => ({ plant: answer.plant, of: begins, share: 1 }));
}

/** What a certificate of a plant was issued for: its number stands with the metal that was shipped. */
async function certified(
  of: string,
  plants: readonly GroupPlant[],
  asked: AskedGroup,
): Promise<readonly Omit<Begin, 'share'>[]> {
  const number = of.slice('certificate:'.length);
  const listed = await asked.ask(
    { verb: 'exchange/list-transfers', order: { of: [], certificate: number }, of: plants },
    transfersSchema,
  );
  return listed.flatMap((one) =>
    'answer' in one ? (one.answer.certified ?? []).map((metal) => ({ plant: one.plant, of: metal })) : [],
  );
}

const recalledAt = async (
  { plant, of }: Omit<Begin, 'share'>,
  asked: AskedGroup,
): Promise<Answered<Recall> | undefined> =>
  (
    await asked.ask(
      { verb: 'proof/recall-metal', order: { of, cutOff: 0 }, of: [plant], mayBeUnknown: true },
      recallSchema,
    )
  )[0];

/** What metal reached at its plant, and where it went on to from there. */
async function onward(begin: Begin, walk: Walk): Promise<readonly Begin[]> {
  const { plant, of, share } = begin;
  const answer = await recalledAt(begin, walk.asked);
  if (!answer || 'error' in answer) {
    const words = answer && 'error' in answer ? answer.error : 'no answer';
    walk.open.push({ plant: plant.id, of, words: `the chain ends here: ${words}` });
    return [];
  }
  const { rows, totals } = answer.answer;
  const papers = new Map(
    answer.answer.letters.flatMap(({ pieces }) =>
      pieces.map((one) => [one.object, one.certificate] as const),
    ),
  );
  walk.reached.push({
    ...{ plant: plant.id, of, share, heats: totals.heats },
    yardSuspect_g: totals.yardSuspect_g * share,
    shippedSuspect_g: totals.shippedSuspect_g * share,
    rows: rows.slice(0, TOLD).map((row) => {
      const paper = papers.get(row.subject.slice(row.subject.indexOf(':') + 1));
      return {
        ...{ subject: row.subject, share: row.share * share, mass_g: row.mass_g, where: row.where },
        ...(row.customer === undefined ? {} : { customer: row.customer }),
        ...(paper === undefined ? {} : { certificate: paper }),
      };
    }),
  });
  return followed(begin, rows, walk);
}

/** Names of metal that are asked for in one address (assumption: 100 of 120 letters fit into what servers read). */
const NAMES_AT_ONCE = 100;

const partsOf = (names: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(names.length / NAMES_AT_ONCE) }, (_, i) =>
    names.slice(i * NAMES_AT_ONCE, (i + 1) * NAMES_AT_ONCE),
  );

/** Shipments of reached metal to plants of the group. */
async function followed(begin: Begin, rows: Recall['rows'], walk: Walk): Promise<readonly Begin[]> {
  const shares = new Map<string, number>(
    rows.filter(({ where }) => where === 'shipped').map(({ subject, share }) => [subject, share]),
  );
  if (shares.size === 0) return [];
  // an address holds only so many names: each part has a proof of its own
  const parts = partsOf([...shares.keys()]);
  const senders = new Map<string, End>();
  for (const of of parts) {
    const [own] = await walk.asked.ask(
      { verb: 'exchange/list-transfers', order: { of, prove: true }, of: [begin.plant] },
      transfersSchema,
    );
    if (own && 'answer' in own)
      for (const one of of) senders.set(one, { plant: begin.plant, said: own.answer });
    else
      walk.open.push({
        ...{ plant: begin.plant.id, of: of.join(', ') },
        words: 'its shipments could not be read',
      });
  }
  const said = new Set([...senders.values()].map((one) => one.said));
  const origin = [...said][0]?.origin ?? null;
  const sent = new Map(
    [...said].flatMap(({ rows: told }) =>
      told.filter(({ way }) => way === 'out').map((row) => [row.shipment, row] as const),
    ),
  );
  const next: Begin[] = [];
  const found = new Set<string>();
  for (const receiver of walk.ends.values())
    for (const row of receiver.said.rows) {
      if (row.way !== 'in' || row.other !== origin || row.there === null) continue;
      const sender = senders.get(row.there);
      if (!sender) continue;
      const hop = judgedHop(row.shipment, { sender, receiver });
      walk.hops.push({
        ...{ from: begin.plant.id, of: row.there, to: receiver.plant.id, here: row.here },
        ...{ said_g: row.said_g, weighed_g: row.weighed_g ?? 0, ...hop },
      });
      if (hop.status === 'contradicted') continue;
      found.add(row.shipment);
      next.push({ plant: receiver.plant, of: row.here, share: begin.share * (shares.get(row.there) ?? 1) });
    }
  const silent = walk.asked.plants.filter(({ id }) => !walk.ends.has(id)).map(({ id }) => id);
  for (const [shipment, row] of sent)
    if (!found.has(shipment))
      walk.open.push({
        ...{ plant: begin.plant.id, of: row.here },
        words: `shipped to ${row.other}: no plant that answered has a receipt of it that holds${silent.length === 0 ? '' : `; ${silent.join(' and ')} did not answer`}`,
      });
  return next;
}
