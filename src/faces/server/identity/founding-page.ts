import type { Context, Hono } from 'hono';
import { list, paragraph, section, shortPage } from '../../../pages/blocks/parts.ts';
import { initPage } from '../../../pages/blocks/proof/ledger-page.ts';
import { initLedger } from '../../../tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../../../tasks/task.ts';
import { formFields } from '../body.ts';
import type { Plant, Served } from '../plant.ts';
import { type Field, formReply } from '../show.ts';
import { FOUNDING, requireFoundingWord } from './founding.ts';
import { newSecret } from './session.ts';

/** The first persons that the page takes: two, who may admit the others. */
const PERSONS = [
  { n: '1', who: 'First person', roles: 'quality,receiver' },
  { n: '2', who: 'Second person', roles: 'certifier' },
] as const;

const FIELDS: readonly Field[] = [
  { name: 'word', label: 'The word that the server has printed at its terminal', isSecret: true },
  { name: 'plant', label: 'Short name of the plant, such as "works-2"' },
  { name: 'name', label: 'Name of the plant' },
  ...PERSONS.flatMap(({ n, who, roles }) => [
    { name: `id${n}`, label: `${who}: short name, such as "anna"` },
    { name: `name${n}`, label: `${who}: name` },
    { name: `roles${n}`, label: `${who}: roles, with commas`, value: roles },
  ]),
];

/** The page on which a plant is founded in a browser: nobody is signed in before it, so the word of the terminal proves who founds. */
export function foundingPage(app: Hono<Served>, plant: Plant): void {
  app.get('/found', async (c) => {
    const { plant: founded } = await (await plant.open()).store.roster();
    if (founded) return c.redirect('/start');
    const lead = list([
      'What stands here is the first record of the ledger, and is never changed',
      'A real plant begins with two persons who have the role quality or certifier',
      'Without persons a demonstration begins, where the facts of the plant are invented',
    ]);
    return formReply(c, shortPage('Found the plant', lead), {
      ...{ action: '/found', button: 'Found the plant', fields: FIELDS },
    });
  });
  app.post('/found', async (c) => founded(c, await formFields(c), plant));
}

/** Founds the plant of a form that shows the word; its tokens are shown once. */
async function founded(
  c: Context,
  { word, plant: id, name, ...typed }: Readonly<Record<string, string | undefined>>,
  plant: Plant,
): Promise<Response> {
  const persons = PERSONS.flatMap(({ n }) => {
    const [person, called, roles = ''] = [typed[`id${n}`], typed[`name${n}`], typed[`roles${n}`]];
    if (person === undefined && called === undefined) return [];
    const token = `remelt_${newSecret()}`;
    return { id: person ?? '', name: called ?? '', roles: roles.split(',').map((one) => one.trim()), token };
  });
  await requireFoundingWord(c, { person: FOUNDING, word }, plant);
  const order = {
    ...(id === undefined ? {} : { plant: id }),
    ...(name === undefined ? {} : { name }),
    ...(persons.length > 0 ? { persons } : {}),
  };
  const page = initPage(await runTask(initLedger, order, await plant.open()));
  const tokens = section('tokens', 'Tokens, shown only here', [
    ...list(persons.map((one) => `${one.id}: ${one.token}`)),
    ...(persons.length > 0 ? [paragraph('Each person makes a password with theirs: page /enrol')] : []),
  ]);
  const told = { ...page, sections: persons.length > 0 ? [...tokens, ...page.sections] : page.sections };
  return formReply(c, told, { action: '/start', button: 'Go on to sign in', method: 'get' });
}
