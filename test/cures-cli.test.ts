import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshFolder, freshYard, remelt } from './testing/remelt.ts';

let yard: Awaited<ReturnType<typeof freshYard>>;
beforeAll(async () => {
  yard = await freshYard();
});
afterAll(() => yard.remove());

it('init says when nobody could sign a 3.1 certificate, and what each person types next', async () => {
  const { path, remove } = freshFolder();
  const init = (anna: string, bert: string) =>
    remelt(path, ['init', '--plant', 'w', '--name', 'W', '--person', anna, '--person', bert], {
      env: { REMELT_FOLDER: `${path}/${bert.length}` },
    });
  const planning = await init('anna:Anna Berg:quality,planner', 'bert:Bert Lind:certifier,quality,planner');
  expect(planning.out).toContain('nobody here can sign a 3.1 certificate');
  expect(planning.out).toContain('Admit a certifier without those roles.');
  expect(planning.out).toContain('REMELT_TOKEN=TOKEN remelt persons token');
  const independent = await init('anna:Anna:quality', 'bert:Bert:certifier');
  expect([independent.code, independent.out.includes('3.1 certificate')]).toEqual([0, false]);
  remove();
});

it('whoever the plant allows makes a bundle with the key of the log, and a second key is no cure for one that is elsewhere', async () => {
  const by = (config: string, words: string, env = {}) =>
    remelt(yard.path, words.split(' '), { env: { REMELT_CONFIG: `${yard.path}/${config}`, ...env } });
  // the first booking says whose ledger it is
  await by('anna', 'lot buy Ni-electrolytic 500 --lot V-1 --by p-goods');
  const none = await by('anna', 'ledger checkpoint --by p-qual');
  expect(none.err).toMatch(/the log has no key that signs[\s\S]*remelt keys make/);
  expect(await by('anna', 'keys make --by p-qual')).toMatchObject({ code: 0 });
  const signed = await by('bert', 'ledger checkpoint --by p-cert');
  expect([signed.code, signed.err]).toEqual([0, expect.not.stringContaining('key')]);
  const melter = await by('bert', 'bundle object:I-1 --for X --by p-melt');
  expect([melter.code, melter.err]).toEqual([
    2,
    expect.stringMatching(/may not make a bundle[\s\S]*p-cert, p-qual/),
  ]);
  // nothing is issued before it is known that its bundle can be made
  const paper = await by(
    'bert',
    'certificate object:I-1 --number C-1 --customer X --out c.pdf --bundle --by p-lab',
  );
  expect([paper.code, paper.err]).toEqual([2, expect.stringContaining('may not make a bundle')]);
  const elsewhere = await by('bert', 'ledger checkpoint --by p-cert', { REMELT_KEYS: `${yard.path}/empty` });
  expect(elsewhere.err).toContain('the private half of the key of the log is not here');
  expect(elsewhere.err).not.toContain('keys make');
});

it('a lot of which nothing was weighed is left out, or said not to be there', async () => {
  const { err, code } = await remelt(yard.path, ['heat', 'charge', 'H-1', 'L-001=5', 'L-002=0']);
  expect(code).toBe(2);
  expect(err).toMatch(/nothing was weighed of lot L-002\n.*--not-there L-002="REASON"/);
});

it('a number that is none is told as it was typed', async () => {
  const wrong = { '--days': 'whole number from 1', '--rate': 'number' };
  for (const [option, allowed] of Object.entries(wrong))
    expect((await remelt(yard.path, ['today', option, 'missing'])).err).toContain(
      `${option} "missing" is not a ${allowed}`,
    );
});
