import type { OfficeDatabase } from './tables.ts';

/** Somebody who has signed in. */
export interface Session {
  readonly idHash: string;
  readonly person: string;
  readonly proof: string | null;
  readonly how: 'token' | 'password' | 'passkey' | 'company' | 'pin' | 'demonstration';
  readonly endsAt: string;
}

/** One try to sign in, or one sentence signed. */
export interface SignIn {
  readonly id: string;
  readonly at: string;
  readonly person: string | null;
  readonly from: string;
  readonly outcome: 'signed in' | 'refused' | 'stopped' | 'signed out' | 'confirmed' | 'enrolled' | 'ended';
  /** The sentence that was signed, or what was done. */
  readonly words?: string | null;
}

/** Sessions, and the audit of who tried to sign in from where. */
export interface SignInBook {
  readonly begin: (session: Session, at: string) => Promise<void>;
  /** The session of a secret's hash that has not ended at that time. */
  readonly session: (idHash: string, at: string) => Promise<Session | null>;
  readonly end: (idHash: string) => Promise<void>;
  readonly note: (one: SignIn) => Promise<void>;
  /** Says what became of a try. */
  readonly settle: (
    id: string,
    become: Partial<Pick<SignIn, 'outcome' | 'person' | 'words'>>,
  ) => Promise<void>;
  /** When tries from an address were refused since a time, the latest first. */
  readonly refusedFrom: (from: string, since: string) => Promise<readonly string[]>;
  /** The same of tries to be a person: from one origin since the person was proved there last, else from all addresses. */
  readonly refusedOf: (person: string, since: string, from?: string) => Promise<readonly string[]>;
  /** The latest tries, of all or of one person. */
  readonly latest: (limit: number, person?: string) => Promise<readonly SignIn[]>;
}

export const signInBookOn = (db: OfficeDatabase): SignInBook => ({
  ...sessionsOn(db),
  note: async ({ from, words = null, ...one }) => {
    await db
      .insertInto('office.sign_in')
      .values({ ...one, words, came_from: from })
      .execute();
  },
  settle: async (id, become) => {
    await db.updateTable('office.sign_in').set(become).where('id', '=', id).execute();
  },
  refusedFrom: async (from, since) => {
    const found = await db
      .selectFrom('office.sign_in')
      .select('at')
      .where('came_from', '=', from)
      .where('outcome', '=', 'refused')
      .where('at', '>', since)
      .orderBy('at', 'desc')
      .execute();
    return found.map(({ at }) => at);
  },
  refusedOf: async (person, since, from) => {
    const last = await db
      .selectFrom('office.sign_in')
      .select(({ fn }) => fn.max('at').as('at'))
      .where('person', '=', person)
      .where('came_from', '=', from ?? '')
      .where('outcome', 'in', ['signed in', 'confirmed', 'enrolled'])
      .executeTakeFirst();
    const asked = db
      .selectFrom('office.sign_in')
      .select('at')
      .where('person', '=', person)
      .where('outcome', '=', 'refused')
      .where('at', '>', last?.at && last.at > since ? last.at : since);
    const found = await (from === undefined
      ? asked.where('came_from', 'not like', '% %')
      : asked.where('came_from', '=', from)
    )
      .orderBy('at', 'desc')
      .execute();
    return found.map(({ at }) => at);
  },
  latest: async (limit, person) => {
    let asked = db.selectFrom('office.sign_in').selectAll().orderBy('at', 'desc').limit(limit);
    if (person !== undefined) asked = asked.where('person', '=', person);
    return (await asked.execute()).map(({ id, came_from, outcome, ...row }) => ({
      ...row,
      id: id ?? '',
      from: came_from,
      outcome: outcome as SignIn['outcome'],
    }));
  },
});

const sessionsOn = (db: OfficeDatabase): Pick<SignInBook, 'begin' | 'session' | 'end'> => ({
  begin: async ({ idHash, person, proof, how, endsAt }, at) => {
    await db.deleteFrom('office.session').where('ends_at', '<=', at).execute();
    await db
      .insertInto('office.session')
      .values({ id_hash: idHash, person, proof, how, began_at: at, ends_at: endsAt })
      .execute();
  },
  session: async (idHash, at) => {
    const row = await db
      .selectFrom('office.session')
      .selectAll()
      .where('id_hash', '=', idHash)
      .where('ends_at', '>', at)
      .executeTakeFirst();
    if (!row) return null;
    const { person, proof, ends_at: endsAt } = row;
    return { idHash, person, proof, how: row.how as Session['how'], endsAt };
  },
  end: async (idHash) => {
    await db.deleteFrom('office.session').where('id_hash', '=', idHash).execute();
  },
});
