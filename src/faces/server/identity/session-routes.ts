import type { Context, Hono } from 'hono';
import { isVisitor } from '../../../desk/visitors.ts';
import { parseDocument } from '../../../documents/common.ts';
import {
  confirmationOrder,
  passkeySentence,
  type SignInOrder,
  sessionDocument,
  signInOrder,
} from '../../../documents/session.ts';
import { paragraph, shortPage } from '../../../pages/blocks/parts.ts';
import { formFields } from '../body.ts';
import { isCameraOn } from '../camera.ts';
import type { KnownPerson, Plant, Served } from '../plant.ts';
import { HttpRefusal } from '../replies.ts';
import { type Field, formReply } from '../show.ts';
import { secretOf } from './account-routes.ts';
import { type Caller, callerOf, requireShown } from './caller.ts';
import { confirmed } from './confirm.ts';
import { enrol } from './enrol.ts';
import { askForPasskey, FOR_SIGN_IN, forSentence } from './passkeys.ts';
import { sharedDevice, signIn, signOut } from './session.ts';

/** Signing in and out, and being asked again: as documents for programs and the web, and as plain forms. */
export function sessionRoutes(app: Hono<Served>, plant: Plant): void {
  app.get('/api/session', async (c) => c.json(await whoIsHere(c, plant)));
  app.post('/api/session', async (c) => {
    await signIn(c, await secretOf(c, signInOrder), plant);
    return c.json({ signedIn: true });
  });
  app.delete('/api/session', async (c) => {
    const caller = await callerIfAny(c, plant);
    if (caller) requireShown(c, caller);
    await signOut(c, plant);
    return c.json({ signedIn: false });
  });
  app.post('/api/session/confirmation', async (c) =>
    c.json(await confirmed(c, await secretOf(c, confirmationOrder), plant)),
  );
  app.post('/api/session/passkey', async (c) =>
    c.json(await askForPasskey(c, { purpose: FOR_SIGN_IN }, plant)),
  );
  app.post('/api/session/confirmation/passkey', async (c) => {
    const [caller, { sentence, person }] = [await callerOf(c, plant), await secretOf(c, passkeySentence)];
    const purpose = forSentence(caller, sentence);
    return c.json(await askForPasskey(c, { purpose, person: person ?? caller.person.id }, plant));
  });
  formRoutes(app, plant);
}

/** The same for a browser that runs no scripts. */
function formRoutes(app: Hono<Served>, plant: Plant): void {
  app.get('/login', async (c) => {
    const { plant: name, demonstration, persons = [] } = await whoIsHere(c, plant);
    const fields: readonly Field[] = demonstration
      ? [{ name: 'person', label: 'Enter the demonstration as', choices: persons }]
      : [
          { name: 'person', label: 'Your short name (or leave it empty, and give your token below)' },
          { name: 'secret', label: 'Your password, or your personal token', isSecret: true },
        ];
    const lead =
      name === null ? [paragraph('No plant has begun here yet: begin it on the page /first-run.')] : [];
    return formReply(c, shortPage(name ?? 'Sign in', lead), { action: '/login', button: 'Sign in', fields });
  });
  app.post('/login', async (c) => {
    const { person, secret } = await formFields(c);
    await signIn(c, orderOfForm(person, secret), plant);
    return c.redirect('/start', 303);
  });
  app.get('/enrol', async (c) => {
    const { plant: name } = await whoIsHere(c, plant);
    return formReply(c, shortPage(`${name ?? 'Remelt'}: make your password`, []), {
      action: '/enrol',
      button: 'Make my account',
      fields: [
        { name: 'token', label: 'The token that you were given (after # in the link)', isSecret: true },
        {
          name: 'password',
          label: 'Your new password, at least 12 characters',
          isSecret: true,
          isNew: true,
        },
      ],
    });
  });
  app.post('/enrol', async (c) => {
    const { token = '', password = '' } = await formFields(c);
    await enrol(c, { token: token.trim(), password }, plant);
    return c.redirect('/start', 303);
  });
  app.post('/logout', async (c) => {
    await signOut(c, plant);
    return c.redirect('/login', 303);
  });
}

const orderOfForm = (person: string | undefined, secret: string | undefined): SignInOrder =>
  person === undefined
    ? { token: secret?.trim() ?? '' }
    : secret === undefined
      ? { person }
      : { person, password: secret };

/** Who is signed in; in a demonstration also whom one may be, on a shared device who has a PIN. */
async function whoIsHere(c: Context, plant: Plant) {
  const { store } = await plant.open();
  const roster = await store.roster();
  const caller = await callerIfAny(c, plant);
  const device = await sharedDevice(c, plant);
  const shown = ({ id, name, roles }: KnownPerson) => ({ id, name, roles: [...roles] });
  const choices = roster.demonstration
    ? roster.persons
    : device
      ? await withPin(roster.persons, plant)
      : null;
  return parseDocument(
    sessionDocument,
    {
      format: 'remelt-session/1',
      plant: roster.plant?.name ?? null,
      demonstration: roster.demonstration,
      ...(roster.plant === null && (await store.head()).size === 0 ? { empty: true } : {}),
      person: caller && shown(caller.person),
      ...(caller ? { how: caller.how } : {}),
      ...(caller && isVisitor(caller.person) ? { visits: true } : {}),
      ...(caller?.session ? { endsAt: caller.session.endsAt } : {}),
      ...(caller ? { camera: await isCameraOn(plant) } : {}),
      ...(device ? { device: device.name } : {}),
      ...(plant.oidc && !roster.demonstration ? { company: plant.oidc.name } : {}),
      ...(choices ? { persons: choices.map(shown) } : {}),
    },
    'session',
  );
}

const callerIfAny = (c: Context, plant: Plant): Promise<Caller | null> =>
  callerOf(c, plant).catch((error: unknown) => {
    if (error instanceof HttpRefusal) return null;
    throw error;
  });

async function withPin(persons: readonly KnownPerson[], plant: Plant): Promise<readonly KnownPerson[]> {
  const { accounts } = await plant.office();
  const able = new Set(
    (await accounts.accounts()).filter(({ pin }) => pin !== null).map(({ person }) => person),
  );
  return persons.filter(({ id }) => able.has(id));
}
