import { Command } from 'commander';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { field } from '../../documents/contract/field.ts';
import { fieldsOf } from '../../documents/contract/fields-of.ts';
import { createCompute } from '../../engine/compute.ts';
import { DOCUMENT_VERBS } from '../../tasks/document-verbs.ts';
import { contract as stamp } from '../../tasks/heats/stamp-heat/contract.ts';
import { VERBS } from '../../tasks/index.ts';
import { contract as analyse } from '../../tasks/yard/analyse-lot/contract.ts';
import { contract as buy } from '../../tasks/yard/buy-material/contract.ts';
import { contract as gate } from '../../tasks/yard/check-gate/contract.ts';
import { contract as turnings } from '../../tasks/yard/check-turnings/contract.ts';
import { contract as treat } from '../../tasks/yard/process-lot/contract.ts';
import { documentVerb } from './document-verb.ts';
import { commandLine } from './typed/command-line.ts';
import { typedDeed } from './typed/typed-deed.ts';
import { typedFields, typedOrder } from './typed/typed-order.ts';
import { registerVerb } from './verb.ts';

const NO_FILES = { readDocument: () => expect.unreachable(), readBytes: () => expect.unreachable() };

it('reads what was typed into an order, in the units of the order', () => {
  const fields = typedFields(fieldsOf(treat.order));
  const typed = {
    lot: 'R-1',
    treatment: 'washing',
    cleanKg: '437.2504',
    oil: '2 %',
    lostAs: '',
    asTyped: true,
  };
  expect(typedOrder(fields, typed, NO_FILES)).toEqual({
    ...{ lot: 'R-1', treatment: 'washing', clean_g: 437_250, oil: 0.02, asTyped: true },
  });
  expect(
    typedOrder(
      typedFields(fieldsOf(buy.order)),
      { material: 'Ni', kg: '2', price: '7.2', priceDate: '2026-01-02' },
      NO_FILES,
    ),
  ).toEqual({
    ...{ material: 'Ni', mass_g: 2000, price: { text: '7.2', on: '2026-01-02' } },
  });
});

it('reads shares of what is named, and units that are parts of those of the order', () => {
  const fields = typedFields(fieldsOf(gate.order));
  const typed = { rate: '10', background: '9.5', residue: ['silica shell or core=0.002'], filmNm: '50' };
  expect(typedOrder(fields, typed, NO_FILES)).toEqual({
    radiation: { rate_per_s: 10, background_per_s: 9.5 },
    residues: [{ residue: 'silica shell or core', share: 0.002 }],
    film_m: 5e-8,
  });
  const refused = () => typedOrder(fields, { residue: ['core'] }, NO_FILES);
  expect(refused).toThrow(
    expect.objectContaining({ details: [expect.objectContaining({ path: '--residue' })] }),
  );
  const magnet = { liftedG: '0.4', sampleG: '1000' };
  expect(typedOrder(typedFields(fieldsOf(turnings.order)), magnet, NO_FILES)).toEqual({
    magnet: { lifted_kg: 0.0004, sample_kg: 1 },
  });
});

it('names what cannot be read as it was typed', () => {
  const fields = typedFields(fieldsOf(treat.order));
  const refused = (typed: object) => () => typedOrder(fields, typed as never, NO_FILES);
  expect(refused({ cleanKg: '437,2' })).toThrow(
    expect.objectContaining({ details: [expect.objectContaining({ path: '--clean-kg' })] }),
  );
  expect(typedOrder(fields, { oil: '0.001' }, NO_FILES)).toEqual({ oil: 0.001 });
  expect(typedOrder(fields, { oil: '0.08' }, NO_FILES)).toEqual({ oil: 0.08 });
  expect(refused({ oil: '2 l' })).toThrow(/--oil "2 l": l is not a unit of it/);
});

it('tells an order as a command that reads as the same order', () => {
  for (const { contract, order } of [
    { contract: treat, order: { lot: 'R-1', treatment: 'drying', clean_g: 1500, lostAs: 'water and snow' } },
    { contract: analyse, order: analyse.examples[0]! },
    { contract: turnings, order: turnings.examples[0]! },
  ]) {
    const line = commandLine({ verb: contract.verb!, order: contract.order as never }, order, 'p-lab');
    expect(line).toMatch(new RegExp(`^remelt ${contract.verb} .* --by p-lab$`));
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
    const fields = typedFields(fieldsOf(contract.order));
    const options = words.slice(1 + contract.verb!.split(' ').length, -2);
    const typed: Record<string, unknown> = {};
    const places = fields.filter(({ argument }) => argument !== undefined);
    while (options.length > 0) {
      const word = options.shift()!;
      const field = fields.find((one) => one.word === word) ?? places.shift()!;
      typed[field.key] = field.word === word ? (field.kind === 'flag' ? true : options.shift()) : word;
    }
    expect(contract.order.parse(typedOrder(fields, typed, NO_FILES))).toEqual(contract.order.parse(order));
  }
});

it('reads contents, a route out of a file and an account, and tells them again', () => {
  const order = z.strictObject({
    traces: field(z.record(z.string(), z.number()), { label: 'Traces', reads: 'contents' }),
    route: field(z.array(z.unknown()), { label: 'Route', reads: 'route', option: 'from' }),
    account: field(z.strictObject({ user: z.string(), machine: z.string() }), {
      ...{ label: 'Account', reads: 'account' },
    }),
    after: field(z.number().exactOptional(), { label: 'After', untyped: true }),
  });
  const fields = typedFields(fieldsOf(order));
  expect(fields.map(({ flags }) => flags)).toEqual([
    ...['--traces <results...>', '--from <file>', '--account <user@machine>'],
  ]);
  const typed = { traces: ['O=12ppm', 'N=0.0045'], from: 'r.json', account: 'carl@desk@hall' };
  const route = [{ operation: 'electroslag' }];
  const read = typedOrder(fields, typed, { ...NO_FILES, readDocument: () => ({ route }) });
  expect(read).toEqual({
    ...{ traces: { O: 12, N: 45 }, route, account: { user: 'carl', machine: 'desk@hall' } },
  });
  expect(commandLine({ verb: 'try', order }, read)).toBe(
    'remelt try --traces O=12ppm N=45ppm --from FILE --account carl@desk@hall',
  );
  expect(() => typedOrder(fields, { from: 'r.json' }, { ...NO_FILES, readDocument: () => 7 })).toThrow(
    /r\.json/,
  );
});

/** What a verb of the index would do with what was typed: the task, and its order. */
async function performed(
  ...argv: readonly string[]
): Promise<{ readonly task: string; readonly order: unknown }> {
  const said: { task: string; order: unknown }[] = [];
  const store = {
    roster: async () => ({ persons: [], plant: null, demonstration: true }),
    subjects: async () => [],
  };
  const cli = {
    ...{ ...NO_FILES, compute: createCompute(), clock: () => new Date(), marked: (page: unknown) => page },
    context: async () => ({ store, actor: { kind: 'machine', user: 'test' }, clock: () => new Date() }),
    run: async (_: unknown, body: () => Promise<unknown>) => void (await body()),
  };
  const all = [...DOCUMENT_VERBS.map((one) => documentVerb(cli as never, one)), ...VERBS];
  const watched = all
    .filter(({ verb }) => verb === argv[0])
    .map((one) => ({
      ...one,
      task: async () => ({
        ...(await one.task()),
        run: async (order: unknown) => void said.push({ task: one.name, order }),
      }),
      shown: async () => ({
        page: () => ({ format: 'remelt-page/1', title: '', lead: [], sections: [] }) as const,
      }),
    }));
  const program = new Command('remelt').exitOverride();
  await registerVerb(program, cli as never, watched as never);
  await program.parseAsync([argv[0]!.split(' ').at(-1)!, ...argv.slice(1)], { from: 'user' });
  return said[0]!;
}

it('chooses among the verbs of one name by the options that were typed', async () => {
  expect(await performed('recall', 'lot:R-1', '--cut-off', '5', '--from', '2026-01-02')).toEqual({
    ...{ task: 'recall-metal', order: { of: 'lot:R-1', cutOff: 0.05, from: '2026-01-02' } },
  });
  expect(await performed('recall', 'lot:R-1', '--letter', 'X', '--number', 'RC-1')).toEqual({
    ...{ task: 'recall-letter', order: { of: 'lot:R-1', customer: 'X', number: 'RC-1' } },
  });
  expect(await performed('bundle', 'heat:H-1', '--for', 'X', '--dry-run')).toEqual({
    ...{ task: 'preview-bundle', order: { subject: 'heat:H-1', customer: 'X' } },
  });
  await expect(performed('recall', 'lot:R-1', '--number', 'RC-1')).rejects.toThrow(
    /--number needs --letter or --hold or --record/,
  );
  const both = performed('recall', 'lot:R-1', '--letter', 'X', '--hold');
  await expect(both).rejects.toThrow('--hold is not taken with --letter');
});

it('types a choice as a flag, and nothing as a word', async () => {
  expect((await performed('trace', 'H-1', '--down')).order).toEqual({ subject: 'H-1', direction: 'down' });
  expect((await performed('trace', 'H-1')).order).toEqual({ subject: 'H-1', direction: 'up' });
  const order = z.strictObject({ opens: field(z.array(z.string()), { label: 'Opens' }) });
  expect(typedOrder(typedFields(fieldsOf(order)), { opens: 'none' }, NO_FILES)).toEqual({ opens: [] });
  expect(commandLine({ verb: 'try', order }, { opens: [] })).toBe('remelt try --opens none');
});

it('types a choice as one of several flags, of which one takes another field', () => {
  const fields = typedFields(fieldsOf(stamp.order));
  const typed = { heat: 'H-1', point: 'pour', reject: 'mould wet' };
  expect(typedOrder(fields, typed, NO_FILES)).toEqual({
    ...{ heat: 'H-1', point: 'pour', decision: 'rejected', remark: 'mould wet' },
  });
  const line = commandLine({ verb: 'heat stamp', order: stamp.order }, typedOrder(fields, typed, NO_FILES));
  expect(line).toBe('remelt heat stamp H-1 pour --reject "mould wet"');
  expect(() => typedOrder(fields, { ...typed, absent: true }, NO_FILES)).toThrow(
    '--reject and --absent exclude each other',
  );
});

it('asks for the argument of the verb that was meant, and names what makes it another one', async () => {
  expect((await performed('qualify status')).task).toBe('list-programmes');
  expect((await performed('qualify status', 'P-1')).order).toEqual({ programme: 'P-1' });
  expect(await performed('trial', 'x.json')).toEqual({ task: 'trial', order: { file: 'x.json' } });
  expect((await performed('trial', '--route', 'R', '--mass', '5')).task).toBe('plan-trial');
  await expect(performed('trial')).rejects.toThrow('the argument <file> is missing');
  await expect(performed('trial', 'x.json', '--route', 'R')).rejects.toThrow('<file> is not taken');
});

it('reads the bytes and the certificates of a file', () => {
  const order = z.strictObject({
    answer: field(z.string(), { label: 'Answer', reads: 'bytes' }),
    roots: field(z.array(z.string()), { label: 'Roots', reads: 'certificates' }),
    since: field(z.array(z.number()), { label: 'Since', reads: 'counts' }),
  });
  const fields = typedFields(fieldsOf(order));
  const pem = '-----BEGIN CERTIFICATE-----';
  const files = { ...NO_FILES, readBytes: (file: string) => Buffer.from(file === 'r.pem' ? pem : 'abc') };
  expect(typedOrder(fields, { answer: 'a', roots: 'r.pem', since: '3,5' }, files)).toEqual({
    ...{ answer: 'YWJj', roots: [pem], since: [3, 5] },
  });
  expect(() => typedOrder(fields, { roots: 'r.cer' }, files)).toThrow(/r\.cer holds no certificate in PEM/);
});

it.each([
  [{ verb: 'yard/hold-lot', order: { lot: 'R-1' } }, 'remelt lot hold R-1 REASON'],
  [{ verb: 'yard/process-lot' }, 'remelt lot process LOT --treatment KIND --clean-kg MASS'],
  [
    { verb: 'heats/stamp-heat', order: { heat: 'H-1', point: 'pour', decision: 'waived' } },
    'remelt heat stamp H-1 pour --waive REASON',
  ],
  [{ verb: 'proof/settle-clock', order: { isRight: true } }, 'remelt ledger clock --is-right --reason WORDS'],
  [
    { verb: 'proof/correct-record', order: { of: 'lot:R-1', values: { mass_g: null } } },
    'remelt amend lot:R-1 --mass-kg MASS --reason REASON',
  ],
  [
    { verb: 'proof/correct-record', order: { of: 'heat:H-1', record: 'melting' } },
    'remelt undo heat:H-1 melting --reason REASON',
  ],
])('types a verb that cures: %j', async (deed, typed) => {
  expect(await typedDeed(deed)).toBe(typed);
});
