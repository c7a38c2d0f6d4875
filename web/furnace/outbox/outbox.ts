import { z } from 'zod';
import { ApiError, type Booking, bookDocument, isOfOther } from '../../api/client.ts';
import { serverClock } from '../../api/server-clock.ts';
import { keptSession } from '../../api/session.ts';
import { shownPerson } from '../../api/shown-person.ts';
import { bookedHere } from '../../api/use-booking.ts';
import { AS_TYPED, asksAsTyped } from '../../design/field-errors.ts';
import { sentenceInLocale } from '../../design/locale.ts';
import { keepDraft } from '../../forms/drafts.ts';
import { onDevice } from '../../offline/on-device.ts';
import { WORDS } from '../../words.ts';

/** A booking that waits on this device; its key makes sure that it is booked once. */
export interface Waiting extends Pick<Booking, 'path' | 'order' | 'key'> {
  /** What it books, in words. */
  readonly words: string;
  readonly heat: string;
  /** Person who booked it: it is sent in nobody else's name. */
  readonly by: { readonly id: string; readonly name: string };
  /** The form that it was typed into, and what was typed: it can be put right there. */
  readonly draft?: { readonly form: string; readonly typed: unknown };
  /** The clock of the device could not be compared with that of the server when it was booked. */
  readonly isTimeUnsure?: true;
  /** Why the server refused it; absent while it only waits. */
  readonly refused?: string;
  /** It was refused to ask whether it is right as typed. */
  readonly isAsked?: true;
  /** It stands in its form to be put right: what is booked there next takes its place. */
  readonly isReopened?: true;
}

/** What was recorded from here since the page was opened: what the server says it booked, with its numbers. */
export interface Recorded {
  readonly key: string;
  readonly heat: string;
  readonly words: string;
  readonly order: Waiting['order'];
  /** When this device heard of it [ms]. */
  readonly at: number;
  readonly booked: readonly { readonly seq: number; readonly words: string }[];
}

/** What answers of bookings say in common. */
const answerSchema = z.object({
  booked: z
    .array(z.object({ seq: z.number(), words: z.string() }))
    .optional()
    .catch(undefined),
});

const KEPT = 'remelt-outbox';
/** The booking that was recorded last, as a message to the other tabs of this browser. */
const SENT = 'remelt-outbox-sent';
/** Recorded bookings that stay in sight. */
const MOST_RECORDED = 20;

/** Keys of the bookings that a full device held when it took no more; null while it takes what is booked. */
let heldWhenFull: ReadonlySet<string> | null = null;
let waiting: readonly Waiting[] = kept();
let recorded: readonly Recorded[] = [];
let sending: Promise<void> | null = null;
/** The sending that was asked for while another one went on: it comes after it, since that one has passed by what changed meanwhile. */
let following: { again: boolean; readonly sent: Promise<void> } | null = null;
/** Key of the booking that the server is asked for now. */
let beingSent: string | null = null;
const listeners = new Set<() => void>();

/** Bookings made while the network may be gone: small, kept on this device, sent in order. */
export const outbox = {
  entries: (): readonly Waiting[] => waiting,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  put: (one: Omit<Waiting, 'by'>): void => {
    const person = shownPerson.get() ?? keptSession()?.person;
    if (!person) throw new Error('nobody is signed in');
    const put: Waiting = { ...one, by: { id: person.id, name: person.name } };
    change((all) => {
      const place = all.findIndex((it) => isReplacedBy(it, put));
      return place < 0 ? [...all, put] : all.with(place, inPlaceOf(all[place]!, put));
    });
  },
  /** What others booked is kept for them. */
  isOwn: ({ by }: Pick<Waiting, 'by'>): boolean => by.id === keptSession()?.person?.id,
  recorded: (): readonly Recorded[] => recorded,
  /** Tells of what was recorded with the server answering, not through the outbox. */
  tell: (heat: string, { words, order, booked }: Pick<Recorded, 'words' | 'order' | 'booked'>): void => {
    recorded = [{ key: crypto.randomUUID(), heat, words, order, booked, at: Date.now() }, ...recorded].slice(
      0,
      MOST_RECORDED,
    );
    tellAll();
  },
  discard: (key: string): void => change((all) => all.filter((one) => one.key !== key)),
  /** True for a booking that is sent only when one of its heat before it is put right or discarded. */
  isHeldBack: ({ key, heat }: Waiting): boolean => {
    const before = waiting.slice(
      0,
      waiting.findIndex((one) => one.key === key),
    );
    return before.some((one) => one.heat === heat && isStopped(one));
  },
  /** True while the server is asked to book it: it may be recorded already, and is not changed then. */
  isBeingSent: (key: string): boolean => key === beingSent,
  /** Puts a booking into the form that it was typed into; it keeps its place until it is booked there again. */
  reopen: ({ key, heat, draft }: Waiting): void => {
    if (outbox.isBeingSent(key)) return;
    if (draft) keepDraft(heat, draft.form, draft.typed);
    change((all) => all.map((one) => (one.key === key ? { ...one, isReopened: true } : one)));
  },
  /** Leaves a booking as it was booked, which was to be changed in its form. */
  leave: ({ key }: Waiting): void =>
    change((all) =>
      all.map((one) => {
        if (one.key !== key) return one;
        const { isReopened: _, ...asItWas } = one;
        return asItWas;
      }),
    ),
  /** True for the last of its heat that waits: what others rest on is not taken back before them. */
  isLast: ({ key, heat }: Waiting): boolean => waiting.findLast((one) => one.heat === heat)?.key === key,
  /** Takes a booking back that was not sent; what was typed stands in its form again. */
  takeBack: ({ key, heat, draft }: Waiting): void => {
    if (outbox.isBeingSent(key)) return;
    if (draft) keepDraft(heat, draft.form, draft.typed);
    outbox.discard(key);
  },
  /** Says when a booking of an unsure time happened. */
  timed: (key: string, happenedAt: string): void =>
    change((all) =>
      all.map((one) => {
        if (one.key !== key) return one;
        const { isTimeUnsure: _, refused: __, isReopened: ___, ...sure } = one;
        return { ...sure, order: { ...sure.order, happenedAt } };
      }),
    ),
  /** Says that a booking is right as it was typed. */
  confirmed: (key: string): void =>
    change((all) =>
      all.map((one) => {
        if (one.key !== key) return one;
        const { isAsked: _, refused: __, isReopened: ___, ...asked } = one;
        return { ...asked, order: { ...asked.order, [AS_TYPED]: true } };
      }),
    ),
  /** Sends what waits; what was refused only when somebody asks for it `again`. */
  send: (again = false): Promise<void> => {
    if (sending !== null) return follow(sending, again);
    sending = inOneTab(() => sendAll(again)).finally(() => {
      sending = null;
    });
    return sending;
  },
};

function follow(before: Promise<void>, again: boolean): Promise<void> {
  const one = following ?? { again, sent: before.then(sendFollowing) };
  one.again ||= again;
  following = one;
  return one.sent;
}

function sendFollowing(): Promise<void> {
  const again = following?.again;
  following = null;
  return outbox.send(again);
}

/**
 * A changed booking with the key and the time of one that was never refused: it happened when it was booked first. Where the server has recorded
 * that one, and its answer was lost, it refuses the same key for another order, and nothing is booked twice.
 */
function inPlaceOf(before: Waiting, put: Waiting): Waiting {
  if (before.refused !== undefined) return put;
  const { isTimeUnsure: _, ...changed } = put;
  const { happenedAt } = before.order;
  return {
    ...changed,
    key: before.key,
    order: happenedAt === undefined ? put.order : { ...put.order, happenedAt },
    ...(before.isTimeUnsure ? { isTimeUnsure: true as const } : {}),
  };
}

/** Whether a booking is that of another in its place: put right in the same form of the same heat. */
const isReplacedBy = ({ isReopened, heat, draft }: Waiting, by: Waiting): boolean =>
  isReopened === true && heat === by.heat && draft?.form === by.draft?.form;

/** What is being put right, or waits for it. */
const isStopped = ({ refused, isReopened }: Waiting): boolean => refused !== undefined || isReopened === true;

/** Places of the refusal of a key that stands for another order. */
const OF_KEY = ['Idempotency-Key', 'idempotencyKey'];

/** What was refused and the cure, in the words of the server. */
function wordsOf({ message, refusal }: ApiError): string {
  if (refusal.details.some(({ path }) => path !== undefined && OF_KEY.includes(path)))
    return WORDS.furnace.recordedBefore;
  const cures = refusal.details.flatMap(({ cure }) => (cure === undefined ? [] : [cure]));
  return sentenceInLocale([message, ...new Set(cures)].join('; '));
}

/** When a booking happened by the clock of the server, where that of its device was wrong and could not be compared then; else undefined. */
export function timeMeant({
  isTimeUnsure,
  order,
}: Pick<Waiting, 'isTimeUnsure' | 'order'>): string | undefined {
  const difference_ms = isTimeUnsure ? serverClock.difference_ms() : undefined;
  return difference_ms === undefined
    ? undefined
    : new Date(Date.parse(String(order.happenedAt)) + difference_ms).toISOString();
}

/** No answer, a session that has ended or is another person's, too many requests, or a server in trouble: it is sent again by itself. */
const isForLater = (error: ApiError): boolean =>
  [0, 401, 429].includes(error.status) || error.status >= 500 || isOfOther(error);

/**
 * Sends what the person who is here has booked, in the order of booking. What was refused holds back the rest of its
 * heat, not other heats; where the network ends, all of it waits.
 */
async function sendAll(again: boolean): Promise<void> {
  const isHolding = (one: Waiting) => (again ? one.isReopened === true : isStopped(one));
  const held = new Set(waiting.filter(isHolding).map(({ heat }) => heat));
  const open = (one: Waiting): boolean => outbox.isOwn(one) && !held.has(one.heat);
  for (let next = waiting.find(open); next; next = waiting.find(open)) {
    const { path, order, key, heat, words, by } = next;
    // nobody but who was there knows when it happened
    if (timeMeant(next) !== undefined) {
      held.add(heat);
      refuse(key, WORDS.furnace.timeUnsure(sentenceInLocale(String(order.happenedAt))));
      continue;
    }
    try {
      beingSent = key;
      tellAll();
      bookedHere();
      const { booked = [] } = await bookDocument(answerSchema, { path, order, key, person: by.id });
      const sent: Recorded = { key, heat, words, order, booked, at: Date.now() };
      recorded = [sent, ...recorded].slice(0, MOST_RECORDED);
      // before it is gone from the others: nowhere is it to be done once more
      tellOtherTabs(sent);
      // what another tab has changed meanwhile stays, and is told that it came too late
      change((all) => all.filter((one) => one.key !== key || !isSame(one.order, order)));
    } catch (error) {
      if (!(error instanceof ApiError) || isForLater(error)) return;
      held.add(heat);
      refuse(key, wordsOf(error), asksAsTyped(error));
    } finally {
      beingSent = null;
      tellAll();
    }
  }
}

/** A full device tells them nothing: what was booked is no less sent. */
function tellOtherTabs(sent: Recorded): void {
  try {
    localStorage.setItem(SENT, JSON.stringify(sent));
  } catch {
    localStorage.removeItem(SENT);
  }
}

const isSame = (a: Waiting['order'], b: Waiting['order']): boolean => JSON.stringify(a) === JSON.stringify(b);

const refuse = (key: string, refused: string, isAsked = false): void =>
  change((all) =>
    all.map((one) => (one.key === key ? { ...one, refused, ...(isAsked ? { isAsked } : {}) } : one)),
  );

/** Changes what waits on this device, as it stands now: another tab may have changed it since. */
function change(how: (all: readonly Waiting[]) => readonly Waiting[]): void {
  waiting = how(kept());
  // what a full device does not keep waits on this page, and is sent from it
  heldWhenFull = onDevice.keep(KEPT, JSON.stringify(waiting))
    ? null
    : new Set([...(heldWhenFull ?? []), ...onThisDevice().map(({ key }) => key)]);
  tellAll();
}

function tellAll(): void {
  for (const listener of listeners) listener();
}

/** One tab of this browser sends at a time: what another has sent meanwhile waits no more. */
async function inOneTab(send: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  const anew = () => {
    waiting = kept();
    return send();
  };
  return locks ? locks.request(KEPT, anew) : anew();
}

// what another tab of this browser books, sends or takes back shows here at once
globalThis.addEventListener?.('storage', ({ key, newValue }: StorageEvent) => {
  if (key === SENT && newValue !== null)
    recorded = [JSON.parse(newValue) as Recorded, ...recorded].slice(0, MOST_RECORDED);
  if (key !== SENT && key !== KEPT) return;
  waiting = kept();
  tellAll();
});

/** What does not say who booked it is sent in nobody's name: it stays in sight, to be booked again. */
function withPerson(one: Partial<Waiting>): Waiting {
  return (one.by ? one : { ...one, by: { id: '', name: '' }, refused: WORDS.furnace.ofNobody }) as Waiting;
}

/** What waits here: what the device holds, or where it is full what this page holds and what other tabs have added since. */
function kept(): readonly Waiting[] {
  const found = onThisDevice();
  if (heldWhenFull === null) return found;
  const known = new Set([...heldWhenFull, ...waiting.map(({ key }) => key)]);
  return [...waiting, ...found.filter(({ key }) => !known.has(key))];
}

function onThisDevice(): readonly Waiting[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(found) ? (found as Partial<Waiting>[]).map(withPerson) : [];
  } catch {
    return [];
  }
}
