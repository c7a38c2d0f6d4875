import type { Selectable } from 'kysely';
import type { OfficeDatabase, OfficeTables } from './tables.ts';

/** A passkey of a person. It hangs on their token of the ledger, as a password does. */
export interface Passkey {
  /** Id of the credential (base64url). */
  readonly id: string;
  readonly person: string;
  /** SHA-256 [hex] of the token of the ledger that it was made with. */
  readonly proof: string;
  /** COSE key (base64url). */
  readonly publicKey: string;
  /** How often the authenticator says it has signed; one that counts back is a copy. */
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly madeAt: string;
  readonly usedAt: string | null;
}

/** Passkeys of persons, and the challenges that they answer. */
export interface PasskeyBook {
  readonly add: (passkey: Passkey) => Promise<void>;
  readonly passkey: (id: string) => Promise<Passkey | null>;
  readonly passkeys: (person: string) => Promise<readonly Passkey[]>;
  readonly used: (id: string, counter: number, at: string) => Promise<void>;
  readonly end: (id: string, person: string) => Promise<boolean>;
  /** Keeps a challenge; those that have ended by then are forgotten. */
  readonly challenge: (
    asked: { readonly challenge: string; readonly purpose: string; readonly endsAt: string },
    at: string,
  ) => Promise<void>;
  /** True once for a challenge that was made for that purpose and has not ended. */
  readonly answered: (challenge: string, purpose: string, at: string) => Promise<boolean>;
}

export const passkeyBookOn = (db: OfficeDatabase): PasskeyBook => ({
  ...challengesOn(db),
  add: async ({ publicKey, transports, madeAt, usedAt, ...passkey }) => {
    await db
      .insertInto('office.passkey')
      .values({
        ...passkey,
        public_key: publicKey,
        transports: transports.join(','),
        made_at: madeAt,
        used_at: usedAt,
      })
      .execute();
  },
  passkey: async (id) => {
    const row = await db.selectFrom('office.passkey').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? passkeyOf(row) : null;
  },
  passkeys: async (person) =>
    (
      await db
        .selectFrom('office.passkey')
        .selectAll()
        .where('person', '=', person)
        .orderBy('made_at')
        .execute()
    ).map(passkeyOf),
  used: async (id, counter, at) => {
    await db.updateTable('office.passkey').set({ counter, used_at: at }).where('id', '=', id).execute();
  },
  end: async (id, person) => {
    const { numDeletedRows } = await db
      .deleteFrom('office.passkey')
      .where('id', '=', id)
      .where('person', '=', person)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
});

const passkeyOf = ({
  public_key,
  made_at,
  used_at,
  counter,
  transports,
  ...row
}: Selectable<OfficeTables['office.passkey']>): Passkey => ({
  ...row,
  publicKey: public_key,
  // a driver gives a bigint as text
  counter: Number(counter),
  transports: transports.split(',').filter(Boolean),
  madeAt: made_at,
  usedAt: used_at,
});

const challengesOn = (db: OfficeDatabase): Pick<PasskeyBook, 'challenge' | 'answered'> => ({
  challenge: async ({ challenge, purpose, endsAt }, at) => {
    await db.deleteFrom('office.challenge').where('ends_at', '<=', at).execute();
    await db.insertInto('office.challenge').values({ challenge, purpose, ends_at: endsAt }).execute();
  },
  answered: async (challenge, purpose, at) => {
    const { numDeletedRows } = await db
      .deleteFrom('office.challenge')
      .where('challenge', '=', challenge)
      .where('purpose', '=', purpose)
      .where('ends_at', '>', at)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
});
