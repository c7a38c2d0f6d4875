import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Plant } from '../plant.ts';
import { cookieIn, putCookie } from './cookies.ts';

const COOKIE = 'remelt_known';
/** How long a browser stays known [s]: half a year without a sign-in. */
const LASTS_S = 180 * 24 * 3600;
/** Persons that one browser is known for: those of a shared terminal. */
const MOST_PERSONS = 20;
/** Length of the name of a browser and of a mark [byte]. */
const [NAME, MARK] = [8, 16] as const;
/** Under which the plant keeps what marks are made with. */
const SECRET = 'known-browsers';

/** A browser's name [hex], and a mark for each person who has signed in from it: a keyed hash that only this plant makes. */
interface Known {
  readonly name: string;
  readonly marks: readonly string[];
}

/** Name of the browser of a request, where the person has signed in from it before; null for any other. */
export async function knownBrowser(
  c: Context,
  person: string | undefined,
  plant: Plant,
): Promise<string | null> {
  const known = knownIn(c);
  if (known === null || person === undefined) return null;
  const mark = Buffer.from(await markOf(known.name, person, plant));
  const isKnown = known.marks.some((one) => {
    const held = Buffer.from(one);
    return held.length === mark.length && timingSafeEqual(held, mark);
  });
  return isKnown ? known.name : null;
}

/** Makes the browser known for a person who has just signed in. */
export async function rememberBrowser(c: Context, person: string, plant: Plant): Promise<void> {
  const { name, marks } = knownIn(c) ?? { name: randomBytes(NAME).toString('hex'), marks: [] };
  const mark = await markOf(name, person, plant);
  const all = [mark, ...marks.filter((one) => one !== mark)].slice(0, MOST_PERSONS);
  putCookie(c, COOKIE, { value: [name, ...all].join('.'), lasts_s: LASTS_S });
}

function knownIn(c: Context): Known | null {
  const [name = '', ...marks] = (cookieIn(c, COOKIE) ?? '').split('.');
  return /^[0-9a-f]{16}$/.test(name) ? { name, marks: marks.slice(0, MOST_PERSONS) } : null;
}

async function markOf(name: string, person: string, plant: Plant): Promise<string> {
  const made = createHmac('sha256', await secretOf(plant))
    .update(`${name}\n${person}`)
    .digest();
  return made.subarray(0, MARK).toString('base64url');
}

/** The secret of the plant; made once, and the first of two that are made at once holds. */
async function secretOf(plant: Plant): Promise<string> {
  const { settings } = await plant.office();
  const kept = await settings.setting(SECRET);
  if (kept) return kept.value;
  const value = randomBytes(32).toString('base64url');
  return settings.setOnce({ name: SECRET, value, person: '', changedAt: plant.clock().toISOString() });
}
