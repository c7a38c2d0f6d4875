import { existsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORGER } from '../src/evidence/proof/testing/forge.ts';
import { freshFolder, freshYard, remelt } from './testing/remelt.ts';

/** What is refused is named as it was typed: the option, the argument or the file, never a field that nobody sees. */
describe('a refusal', () => {
  const folder = freshFolder();
  writeFileSync(join(folder.path, 'list.json'), '[]');
  writeFileSync(join(folder.path, 'sheet.json'), '{"designs": 7}');
  writeFileSync(join(folder.path, 'own.json'), '{"Cr":"18,9 %"}');
  afterAll(() => folder.remove());

  it.each<readonly [string, RegExp]>([
    ['ledger verify --size 2', /^remelt: --root: is missing; it must be text\n {2}--root$/],
    [
      'recall I-1',
      /^remelt: <of>: must be lot:ID, heat:ID, object:ID, supplier:NAME or laboratory:NAME\n {2}<of> = I-1$/,
    ],
    ['recall I\u001b[2J-\u202e1', /\n {2}<of> = I\?\[2J-\?1$/],
    ['price set Ni -3 --source offer', /^remelt: <price>: must be a decimal .*\n {2}<price> = -3$/],
    ['price set Ni 3 --source offer --on soon', /^remelt: --on: .*\n {2}--on = soon$/],
    ['amend lot:L-1 --mass-kg 170,5 --reason x', / {2}--mass-kg = 170,5: .*cure: write 170\.5$/],
    ['amend lot:L-1 --mass-kg 1,234 --reason x', /cure: write 1\.234, or 1234$/],
    ['price set Ni 15,40 --source offer', / {2}<price> = 15,40: cure: write 15\.40$/],
    ['price set Ni 3 --source offer --on 27.11.2026', / {2}--on = 27.11.2026: cure: write 2026-11-27$/],
    ['heat sample H-1 Cr=18,9 --method OES --id A', /cure: write Cr=18\.9$/],
    ['heat melt H-1 --kg 0.5t', / {2}--kg = 0.5t: .*cure: write 500; it is in kg$/],
    ['heat plan H-1 --grade IN718 --mass 1.2t', /cure: write 1200; it is in kg$/],
    [
      'bundle heat:H-1 --for X --witness nonsense',
      /^remelt: --witness: must be the address of a witness, http or https\n {2}--witness = nonsense$/,
    ],
    ['lifecycle plant', /the option --from <day> is required\n.*"remelt lifecycle plant --help"$/],
    [
      'lifecycle reconcile-plant --from 2026-11-01',
      /the option --to <day> is required\n.*"remelt lifecycle reconcile-plant --help"$/,
    ],
    ['lot hold A-8', /^remelt: the argument <reason> is missing/],
    [
      'verify b.json --trust t.json --check-analysis own.json',
      /^remelt: own.json: .*\n {2}own.json, results: cure: write the file so:\n {4}\{"results": \[\{"element": "Cr"/,
    ],
    [
      'heat sample H-1 Xx=1 --method OES --id A',
      /^remelt: "Xx=1": Xx is no element of a heat\n {2}<results> = Xx=1: allowed: Ni, /,
    ],
    [
      'heat melt H-1 --kg 9 --loss fum=1',
      /^remelt: --loss "fum" is no loss of a heat\n {2}--loss = fum: .*did you mean fume\?$/,
    ],
    [
      'heat use H-1 --energy 812,5kWh',
      /^remelt: --energy "812,5kWh" is no amount with its unit\n {2}--energy: allowed: .*\n? *.*write 812\.5kWh/,
    ],
    ['heat use H-1 --energy 812 kWh', /write 812kWh, without a space/],
    ['init --plant ../x', /^remelt: "..\/x" is not a valid id\n {2}--plant = "..\/x": allowed: /],
    [
      'init --person anna:A:quality --person anna:B:quality',
      /^remelt: the person anna is there twice\n {2}--person = anna$/,
    ],
    ['recall lot:R-1 --answer-by soon', /^remelt: .*--answer-by: /],
    ['recall laboratory:works --from soon', /^remelt: .*--from: /],
    ['init --person anna:A:boss', /^remelt: "boss" is not a role\n {2}--person = boss: allowed: /],
    ...[
      'invest',
      'claim',
      'offers',
      'scale-up',
      'scenario run',
      'qualify assure',
      'qualify lock',
      'qualify evaluate',
      'trim',
      'identify',
      'calibrate',
      'trial',
      'release',
    ].map((verb) => [`${verb} list.json`, /^remelt: list.json: must be an object/] as const),
    ['qualify assure sheet.json', /^remelt: sheet.json: \w+: [\s\S]*\n {2}sheet.json, designs/],
  ])('of "remelt %s"', async (words, says) => {
    const { code, err } = await remelt(folder.path, words.split(' '));
    expect(err.trimEnd()).toMatch(says);
    expect(code).toBe(2);
    expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
  });
});

describe('a reason of blanks alone is refused, and named as it was typed', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());
  const at = '2026-12-01';

  it.each<readonly [verb: string, option: string]>([
    ['lot hold A-8', '<reason>'],
    ['lot lift A-8', '<reason>'],
    [`lot clear A-8 --until ${at}`, '--reason'],
    ['lot clear A-8 A-9', '--despite'],
    ['spec enter A 1 Cr=1..2 --customer C', '--reason'],
    ['price set Ni 3 --on 2026-11-01', '--source'],
    ['undo lot:A-8', '--reason'],
    ['amend lot:A-8 --mass-kg 5', '--reason'],
    ['recall lot:A-8', '--reason'],
    ['recall lot:A-8 --record', '--reason'],
    ['dispose heat:H-1 --as scrap', '--reason'],
    ['heat leak H-1 0.001', '--accept'],
    ['heat hand-over H-1', '--note'],
    ['heat stamp H-1 pour', '--reject'],
    ['heat stamp H-1 pour', '--waive'],
    ['heat add H-1 --lot A-8 --mass 5kg --unplanned', '--reason'],
    ['ship I-1 --to C', '--accept'],
    ['keys revoke --exposed', '--reason'],
    ['disclosure set C --opens none', '--reason'],
    ['disclosure erase lot:A-8 supplier', '--reason'],
    ['ledger clock --is-right', '--reason'],
    ['qualify suspend P-1', '--reason'],
    ['qualify exclude P-1 uts S-1 --heat H-1 --cause testing-equipment', '--reason'],
    [`qualify override P-1 uts heats-differ --expires ${at}`, '--reason'],
  ])('of "remelt %s", %s', async (verb, option) => {
    // a sign without width is as blank as a blank
    for (const blank of ['   ', '\u00a0\t', '\u200b']) {
      const typed = option === '<reason>' ? [blank] : [option, blank];
      const { code, err } = await remelt(folder.path, [...verb.split(' '), ...typed, '--by', 'p-qual']);
      expect(err).toContain(`remelt: ${option}: must be words, not blanks alone`);
      expect(code).toBe(2);
    }
  });
});

describe('a refusal beside a ledger', () => {
  let folder: Awaited<ReturnType<typeof freshYard>>;
  beforeAll(async () => {
    folder = await freshYard();
    await remelt(folder.path, ['lot', 'buy', 'Ni-electrolytic', '500']);
  });
  afterAll(() => folder.remove());

  it.each<readonly [string, RegExp]>([
    ['heat plan H-1 --grade IN719 --mass 100', /\n {2}--grade = IN719: /],
    ['heat plan H-1 --grade IN718 --mass 100 --without A-99', /\n {2}--without = A-99: /],
    ['heat plan H-1 --grade IN718 --mass 100 --at-most A-99=3', /\n {2}--at-most = A-99: /],
    ['lifecycle heat H-1 --record', /\n {2}--by: /],
  ])('of "remelt %s"', async (words, says) => {
    const { code, err } = await remelt(folder.path, words.split(' '));
    expect(err).toMatch(says);
    expect(code).toBe(2);
  });

  it('of a mass in grams names the option that took it in kilograms', async () => {
    const ask = (words: string) => remelt(folder.path, words.split(' '));
    await ask('lot hold V-Ni-electrolytic wet');
    const process = 'lot process V-Ni-electrolytic --treatment washing --clean-kg 600';
    expect((await ask(process)).err).toMatch(/\n {2}--clean-kg = 600 kg: allowed: at most 500 kg/);
  });

  it('of a port that is in use says how to go on', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    writeFileSync(join(folder.path, 'policy.txt'), `log ${FORGER.log}\nquorum none\n`);
    const argv = ['witness', '--name', 'witness.example/w', '--trust', 'policy.txt', '--port', String(port)];
    const { code, err } = await remelt(folder.path, argv);
    taken.close();
    expect([code, err]).toEqual([
      5,
      expect.stringMatching(
        /nothing can be served there: EADDRINUSE\n.*cure: .*name another port with --port/,
      ),
    ]);
  });
});
