import type { Context, Hono } from 'hono';
import { parseDocument } from '../../documents/common.ts';
import { parseJson } from '../../documents/json-text.ts';
import { sessionDocument, signInOrder } from '../../documents/session.ts';
import { InputError } from '../../foundation/errors.ts';
import { shortPage } from '../../pages/blocks/parts.ts';
import { callerOf } from './caller.ts';
import type { Plant, Served } from './plant.ts';
import { HttpRefusal } from './replies.ts';
import { type Credential, sessionOf, signIn, signOut } from './session.ts';
import { formReply } from './show.ts';
import { bodyText } from './task-route.ts';

/** Signing in and out: as a document for programs and the web, and as a plain form. */
export function sessionRoutes(app: Hono<Served>, plant: Plant): void {
  app.get('/api/session', async (c) => c.json(await whoIsHere(c, plant)));
  app.post('/api/session', async (c) => {
    const order = withoutValues(async () =>
      parseDocument(signInOrder, parseJson(await bodyText(c), 'the body'), 'sign-in'),
    );
    await signIn(c, await order, plant);
    return c.json({ signedIn: true });
  });
  app.delete('/api/session', async (c) => {
    await signOut(c, plant);
    return c.json({ signedIn: false });
  });
  app.get('/login', async (c) => {
    const { plant: name, demonstration, persons } = await whoIsHere(c, plant);
    const choose = demonstration
      ? { name: 'person', label: 'Enter the demonstration as', choices: persons ?? [] }
      : { name: 'token', label: 'Your personal token', choices: [] };
    return formReply(c, shortPage(name ?? 'Sign in', []), { action: '/login', button: 'Sign in', choose });
  });
  app.post('/login', async (c) => {
    const { token, person } = (await c.req.parseBody()) as Record<string, unknown>;
    const credential = { token: textOrNothing(token)?.trim(), person: textOrNothing(person) };
    await signIn(c, credential, plant);
    return c.redirect('/start', 303);
  });
  app.post('/logout', async (c) => {
    await signOut(c, plant);
    return c.redirect('/login', 303);
  });
}

/** Who is signed in; in a demonstration also whom one may be. */
async function whoIsHere(c: Context, plant: Plant) {
  const { store } = await plant.open();
  const roster = await store.roster();
  const caller = await callerOf(c, plant).catch((error: unknown) => {
    if (error instanceof HttpRefusal) return null;
    throw error;
  });
  const session = caller && (await sessionOf(c, plant));
  const shown = ({ id, name, roles }: (typeof roster.persons)[number]) => ({ id, name, roles: [...roles] });
  return parseDocument(
    sessionDocument,
    {
      format: 'remelt-session/1',
      plant: roster.plant?.name ?? null,
      demonstration: roster.demonstration,
      person: caller && shown(caller.person),
      ...(session ? { endsAt: session.endsAt } : {}),
      ...(roster.demonstration ? { persons: roster.persons.map(shown) } : {}),
    },
    'session',
  );
}

/** Reads an order that holds a secret: its refusal says where, never what stood there. */
async function withoutValues(read: () => Promise<Credential>): Promise<Credential> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      'this does not sign anybody in',
      error.details.map(({ path, allowed }) => ({
        ...(path ? { path } : {}),
        ...(allowed ? { allowed } : {}),
      })),
    );
  }
}

const textOrNothing = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
