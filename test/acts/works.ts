import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Single } from '../../src/evidence/ledger/commands.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import {
  analyse,
  BELOW,
  charge,
  from,
  judge,
  lotOf,
  melt,
  plan,
  receive,
  showGood,
} from '../../src/evidence/ledger/testing/example-commands.ts';
import { openMemoryStore } from '../../src/evidence/ledger/testing/memory-store.ts';
import { hashOfText } from '../../src/foundation/quantity/canonical.ts';
import type { PointStep } from '../../src/metal/alloy/words.ts';
import {
  ACTS,
  type Act,
  type KnownPerson,
  ROLES,
  type Role,
  rolesFor,
} from '../../src/metal/plant/person.ts';

/** A plant with a person for each role, and one for each act that has all its roles: who did one act has done no other. */

const handedTo = (person: string): string => `handed to ${person}`;
/** The token that proves a person: their own, of who only reads the one that they were handed. */
export const tokenOf = (person: string): string =>
  person === only('reader') ? handedTo(person) : `token of ${person}`;

/** The person who is nothing but that. */
export const only = (role: Role): string => `only-${role}`;
/** The person who did that act in the story below. */
export const doerOf = (act: Act): string => `did-${act.replaceAll(' ', '-')}`;
/** A person of every trade who has done nothing yet. */
export const FRESH = 'fresh';

const TRADES = ROLES.filter((role) => role !== 'reader');
const PERSONS: readonly KnownPerson[] = [
  ...ROLES.map((role) => person(only(role), [role])),
  ...ACTS.map((act) => person(doerOf(act), TRADES)),
  person(FRESH, TRADES),
];

function person(id: string, roles: readonly Role[]): KnownPerson {
  return { id, name: id.toUpperCase(), roles, tokenSha256: hashOfText(handedTo(id)) };
}

const hash = 'a'.repeat(64);
/** What a programme asks: one property, level 1S. */
export const PROPERTY = { id: 'UTS', unit: 'MPa', side: 'lower', designMinimum: 800 };
export const programme = (id: string) => ({ id, level: '1S', properties: [PROPERTY] });
/** A programme that passed gate 2 and was approved, and one that is in service. */
export const [PASSED, FLYING] = ['PASSED', 'FLYING'];
export const APPROVAL = 'EA-1';
export const ROUTE = 'route-1';
export const CERTIFICATE = 'CERT-1';

/** A report of tensile tests of heat H. */
export const evidence = (id: string, report: string, ...specimens: readonly string[]): Command => ({
  type: 'addEvidence',
  programme: id,
  report,
  evidenceType: 'tensile',
  documentSha256: hash,
  rows: specimens.map((specimen) => ({
    item: PROPERTY.id,
    heat: 'H',
    specimen,
    value: '900',
    unit: PROPERTY.unit,
    on: '2026-01-10',
  })),
});

/** The approval of gate 2 by an authority outside the plant. */
export const approval = (id: string, number: string): Command => ({
  type: 'approveProgramme',
  programme: id,
  gate: '2',
  number,
  approvalType: 'part approval',
  authority: 'Design authority',
  limitations: 'none',
  expires: '2099-01-01',
});

/** What stands in the ledger before anybody is tried: each command by who does its act. */
const STORY: readonly (readonly [Act, Command])[] = [
  [
    'receive lot',
    receive(lotOf('ON', 500_000), lotOf('C', 900_000), lotOf('HELD', 5_000), lotOf('RAW', 5_000)),
  ],
  ['receive lot', receive(lotOf('BUY', 5_000, { lotClass: 'virgin', declaredGrade: 'Ni-electrolytic' }))],
  ...shownGood('C'),
  ...shownGood('ON').slice(0, -1),
  ...shownGood('BUY', 'Ni-electrolytic').slice(0, -1),
  ['hold lot', { type: 'holdLot', lot: 'HELD', reason: 'a drum was open' }],
  ['hold lot', { type: 'holdLot', lot: 'ON', reason: 'a drum was open' }],
  ['lift hold', { type: 'proposeLift', lot: 'ON', reason: 'emptied' }],
  ['plan heat', withPoints(plan('P', from('C', 100_000)), 'charge', 'charge')],
  ...stamped('P', 'charge'),
  ['plan heat', withPoints(plan('Q', from('C', 100_000)), 'charge', 'charge')],
  ...stamped('Q', 'charge'),
  ['plan heat', withPoints(plan('S', from('C', 1_000)), 'cast')],
  ['charge heat', charge('S', from('C', 1_000))],
  ['record heat', melt('S', 1_000, 0)],
  ['charge heat', charge('Q', from('C', 100_000))],
  ['plan heat', plan('B', from('C', 1_000))],
  ['plan heat', { ...plan('D', from('C', 1_000)), below: BELOW } as Command],
  ['charge heat', charge('B', from('C', 1_000))],
  ['book bath analysis', analyse('heat:B', { analysis: 'B1', place: 'bath' })],
  ['plan heat', plan('H', from('C', 100_000))],
  ['charge heat', charge('H', from('C', 50_000))],
  ['charge heat', charge('H', from('C', 50_000))],
  ['book bath analysis', analyse('heat:H', { analysis: 'B1', place: 'bath' })],
  ['record heat', melt('H', 100_000, 0)],
  [
    'record heat',
    {
      type: 'castHeat',
      heat: 'H',
      objects: [
        { object: 'I', form: 'ingot', mass_g: 50_000 },
        { object: 'J', form: 'ingot', mass_g: 25_000 },
        { object: 'K', form: 'ingot', mass_g: 25_000 },
      ],
      by: '',
    },
  ],
  ['take sample', { type: 'takeSample', of: 'heat:H', sample: 'K' }],
  ['book analysis', analyse('heat:H', { analysis: 'F1', place: 'ladle' })],
  ['release heat', judge('heat:H', 'HOLD')],
  ['release heat', judge('object:I', 'PASS')],
  ['release heat', judge('object:J', 'FAIL')],
  ['release heat', judge('object:K', 'PASS')],
  [
    'certify metal',
    {
      type: 'certify',
      of: 'object:I',
      number: CERTIFICATE,
      certificateType: 'EN 10204 3.1',
      certificate: '{}',
    },
  ],
  [
    'enter specification',
    {
      type: 'enterSpecification',
      name: 'S-1 rev 1',
      customer: 'C',
      specification: '{}',
      documentSha256: hash,
      by: '',
    },
  ],
  ['propose person', { type: 'proposePerson', person: 'new', name: 'N', roles: ['melter'] }],
  ...passed(PASSED),
  ...passed(FLYING),
  ['introduce into service', { type: 'introduce', programme: FLYING, fleet: 'lead', approval: APPROVAL }],
];

/** The plan with hold points before these steps. */
function withPoints(planned: Command, ...steps: readonly PointStep[]): Command {
  const holdPoints = steps.map((step, i) => ({ step, kind: 'hold', look: `point ${i}` }) as const);
  return { ...(planned as Extract<Command, { type: 'planHeat' }>), holdPoints };
}

/** Both points of a heat before that step: one stamped, one waived. */
function stamped(heat: string, step: PointStep): (readonly [Act, Command])[] {
  return [
    ['stamp hold point', { type: 'stampHeat', heat, point: step, decision: 'accepted', by: '' }],
    [
      'waive hold point',
      { type: 'stampHeat', heat, point: `${step}-2`, decision: 'waived', remark: 'r', by: '' },
    ],
  ];
}

/** A programme with evidence of heat H, an alarm that somebody answers for, gate 2 passed and approved. */
function passed(id: string): (readonly [Act, Command])[] {
  return [
    [
      'lock programme',
      {
        type: 'lockProgramme',
        programme: id,
        documentSha256: hash,
        plan: JSON.stringify({ programme: programme(id) }),
      },
    ],
    ['add evidence', evidence(id, 'T-1', 'B1', 'B2')],
    [
      'exclude evidence',
      {
        type: 'excludeEvidence',
        programme: id,
        specimens: [{ item: PROPERTY.id, heat: 'H', specimen: 'B2' }],
        cause: 'testing-equipment',
        reason: 'the grip slipped',
      },
    ],
    [
      'override diagnostic',
      {
        type: 'overrideAlarm',
        programme: id,
        item: PROPERTY.id,
        diagnostic: 'ties',
        reason: 'rounded',
        expires: '2099-01-01',
      },
    ],
    [
      'evaluate programme',
      {
        type: 'evaluateProgramme',
        programme: id,
        documentSha256: hash,
        gates: [{ gate: '2', verdict: 'PASS', answer: '{}' }],
      },
    ],
    ['record approval', approval(id, APPROVAL)],
  ];
}

/** Acts that somebody has done in the story. */
export const DONE: ReadonlySet<Act> = new Set(STORY.map(([act]) => act));

/** The commands of `showGood`, each with its act. */
function shownGood(lot: string, grade?: string): (readonly [Act, Command])[] {
  const acts: readonly Act[] = ['check lot', 'book analysis of a lot', 'identify lot', 'clear lot'];
  const { commands } = showGood(lot, grade) as Extract<Command, { type: 'batch' }>;
  return commands.map((command, i) => [acts[i]!, command]);
}

/** A store in memory that no command line closes. */
export interface Works {
  readonly store: Store;
  readonly size: () => Promise<number>;
  /** Number of the last record of that kind. */
  readonly seqOf: (kind: string) => Promise<number>;
  /** The command by a proved person; by nobody for null. */
  readonly execute: (command: Command, by: string | null) => Promise<unknown>;
}

/** The ledger of the plant; as a demonstration its persons act by name. */
export async function openWorks({ demonstration = false } = {}): Promise<Works> {
  const opened = openMemoryStore({
    clock: () => new Date(),
    salts: (bytes) => new Uint8Array(bytes),
    demonstration: false,
  });
  const store: Store = { ...opened, close: async () => undefined };
  await store.execute({ type: 'foundPlant', plant: 'WORKS', name: 'Works', demonstration, persons: PERSONS });
  for (const { id } of demonstration ? [] : PERSONS.filter(({ id }) => id !== only('reader')))
    await store.execute(
      { type: 'setCredential', person: id, tokenSha256: hashOfText(tokenOf(id)) },
      { signer: await store.signIn({ token: handedTo(id) }) },
    );
  const execute = async (command: Command, by: string | null): Promise<unknown> => {
    if (by === null) return store.execute(unsigned(command));
    if (demonstration) return store.execute({ ...unsigned(command), by } as Command);
    return store.execute(unsigned(command), { signer: await store.signIn({ token: tokenOf(by) }) });
  };
  for (const [act, command] of STORY) await execute(command, doerOf(act));
  return {
    store,
    execute,
    size: async () => (await store.head()).size,
    seqOf: async (kind) => (await store.records()).findLast(({ record }) => record.kind === kind)!.seq,
  };
}

/** The command as whoever is signed in gives it. */
function unsigned(command: Command): Command {
  const { by: _by, ...rest } = command as Single;
  return rest as Command;
}

/** Writes what command lines name: samples of heat Q, and limits that two persons of the plant stand for. */
export function writeOrders(folder: string): void {
  const write = (name: string, document: object): void =>
    writeFileSync(join(folder, name), JSON.stringify(document));
  write('samples.json', {
    format: 'remelt-heat-record/1',
    heat: 'Q',
    samples: [{ of: 'heat:Q', sample: 'S-1', place: 'bath' }],
  });
  const [enteredBy, checkedBy] = [only('planner'), only('quality')];
  write('limits.json', {
    limits_wtpct: { Cr: { min: '20', max: '25' } },
    residual_wtpct: null,
    controlled: { number: 'S', revision: 'A', customer: 'X', enteredBy, checkedBy },
  });
}

/** Roles that may not do the act. */
export const otherRoles = (act: Act): readonly Role[] =>
  ROLES.filter((role) => !rolesFor(act).includes(role));
