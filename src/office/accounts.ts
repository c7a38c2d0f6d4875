import type { Insertable, Selectable } from 'kysely';
import type { OfficeDatabase, OfficeTables } from './tables.ts';

/** What a person signs in with besides a token of the ledger. It hangs on that token: replaced, it opens nothing any more. */
export interface Account {
  readonly person: string;
  /** SHA-256 [hex] of the token of the ledger that the account was made with. */
  readonly proof: string;
  /** Argon2id hash (PHC text). */
  readonly password: string;
  /** The same of a PIN for shared devices; null where there is none. */
  readonly pin: string | null;
  readonly changedAt: string;
}

/** A shared device on which a PIN is enough. */
export interface Device {
  readonly id: string;
  readonly secretHash: string;
  readonly name: string;
  readonly by: string;
  readonly madeAt: string;
  readonly endsAt: string;
}

/** A token for a program of a person: it reads and books, and signs nothing. */
export interface ApiToken {
  readonly id: string;
  readonly hash: string;
  readonly person: string;
  readonly proof: string;
  readonly name: string;
  readonly madeAt: string;
  readonly endsAt: string;
}

/** That a person was asked again and signs a sentence. */
export interface Confirmation {
  readonly hash: string;
  /** Session or token that it was made in. */
  readonly credential: string;
  /** SHA-256 [hex] of the sentence. */
  readonly meaning: string;
  /** Who signs, and the token of the ledger that they were proved by; none in a demonstration. */
  readonly person: string | null;
  readonly proof: string | null;
  readonly endsAt: string;
}

/** Accounts of persons, their shared devices, and tokens for their programs. */
export interface AccountBook {
  readonly account: (person: string) => Promise<Account | null>;
  readonly accounts: () => Promise<readonly Account[]>;
  /** Makes or replaces it. The sessions of that person end, but one. */
  readonly put: (account: Account, keepSession?: string) => Promise<void>;
  /** Ends the account with its sessions and tokens; how many there were. */
  readonly end: (
    person: string,
  ) => Promise<{ readonly sessions: number; readonly tokens: number; readonly was: boolean }>;
  readonly addDevice: (device: Device) => Promise<void>;
  readonly device: (secretHash: string, at: string) => Promise<Device | null>;
  readonly devices: (at: string) => Promise<readonly Device[]>;
  readonly endDevice: (id: string) => Promise<boolean>;
  readonly addToken: (token: ApiToken) => Promise<void>;
  readonly token: (hash: string, at: string) => Promise<ApiToken | null>;
  readonly tokens: (person: string, at: string) => Promise<readonly ApiToken[]>;
  readonly endToken: (id: string, person: string) => Promise<boolean>;
  readonly confirm: (confirmation: Confirmation, at: string) => Promise<void>;
  readonly confirmation: (hash: string, at: string) => Promise<Confirmation | null>;
  /** True for the one that ends it: a confirmation signs once. */
  readonly endConfirmation: (hash: string) => Promise<boolean>;
}

export const accountBookOn = (db: OfficeDatabase): AccountBook => ({
  ...accountsOn(db),
  ...devicesOn(db),
  ...tokensOn(db),
  ...confirmationsOn(db),
});

const accountsOn = (db: OfficeDatabase): Pick<AccountBook, 'account' | 'accounts' | 'put' | 'end'> => ({
  account: async (person) => {
    const row = await db
      .selectFrom('office.account')
      .selectAll()
      .where('person', '=', person)
      .executeTakeFirst();
    return row ? accountOf(row) : null;
  },
  accounts: async () =>
    (await db.selectFrom('office.account').selectAll().orderBy('person').execute()).map(accountOf),
  put: async ({ changedAt, ...account }, keepSession = '') => {
    const row: Insertable<OfficeTables['office.account']> = { ...account, changed_at: changedAt };
    await db.transaction().execute(async (inside) => {
      await inside
        .insertInto('office.account')
        .values(row)
        .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
        .execute();
      await inside
        .deleteFrom('office.session')
        .where('person', '=', account.person)
        .where('id_hash', '!=', keepSession)
        .execute();
      // what was made with a token before opens nothing any more
      await inside
        .deleteFrom('office.passkey')
        .where('person', '=', account.person)
        .where('proof', '!=', account.proof)
        .execute();
    });
  },
  end: (person) =>
    db.transaction().execute(async (inside) => {
      await inside.deleteFrom('office.passkey').where('person', '=', person).execute();
      const [tokens, sessions, accounts] = [
        await inside.deleteFrom('office.api_token').where('person', '=', person).executeTakeFirst(),
        await inside.deleteFrom('office.session').where('person', '=', person).executeTakeFirst(),
        await inside.deleteFrom('office.account').where('person', '=', person).executeTakeFirst(),
      ];
      return {
        sessions: Number(sessions.numDeletedRows),
        tokens: Number(tokens.numDeletedRows),
        was: accounts.numDeletedRows > 0n,
      };
    }),
});

const accountOf = ({ changed_at, ...row }: Selectable<OfficeTables['office.account']>): Account => ({
  ...row,
  changedAt: changed_at,
});

const devicesOn = (
  db: OfficeDatabase,
): Pick<AccountBook, 'addDevice' | 'device' | 'devices' | 'endDevice'> => ({
  addDevice: async ({ id, secretHash, name, by, madeAt, endsAt }) => {
    await db
      .insertInto('office.device')
      .values({ id, secret_hash: secretHash, name, made_by: by, made_at: madeAt, ends_at: endsAt })
      .execute();
  },
  device: async (secretHash, at) => {
    const row = await db
      .selectFrom('office.device')
      .selectAll()
      .where('secret_hash', '=', secretHash)
      .where('ends_at', '>', at)
      .executeTakeFirst();
    return row ? deviceOf(row) : null;
  },
  devices: async (at) =>
    (
      await db.selectFrom('office.device').selectAll().where('ends_at', '>', at).orderBy('made_at').execute()
    ).map(deviceOf),
  endDevice: async (id) =>
    (await db.deleteFrom('office.device').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n,
});

const deviceOf = ({
  secret_hash,
  made_by,
  made_at,
  ends_at,
  ...row
}: Selectable<OfficeTables['office.device']>): Device => ({
  ...row,
  secretHash: secret_hash,
  by: made_by,
  madeAt: made_at,
  endsAt: ends_at,
});

const tokensOn = (db: OfficeDatabase): Pick<AccountBook, 'addToken' | 'token' | 'tokens' | 'endToken'> => ({
  addToken: async ({ madeAt, endsAt, ...token }) => {
    await db
      .insertInto('office.api_token')
      .values({ ...token, made_at: madeAt, ends_at: endsAt })
      .execute();
  },
  token: async (hash, at) => {
    const row = await db
      .selectFrom('office.api_token')
      .selectAll()
      .where('hash', '=', hash)
      .where('ends_at', '>', at)
      .executeTakeFirst();
    return row ? tokenOf(row) : null;
  },
  tokens: async (person, at) =>
    (
      await db
        .selectFrom('office.api_token')
        .selectAll()
        .where('person', '=', person)
        .where('ends_at', '>', at)
        .orderBy('made_at')
        .execute()
    ).map(tokenOf),
  endToken: async (id, person) =>
    (
      await db
        .deleteFrom('office.api_token')
        .where('id', '=', id)
        .where('person', '=', person)
        .executeTakeFirst()
    ).numDeletedRows > 0n,
});

const tokenOf = ({ made_at, ends_at, ...row }: Selectable<OfficeTables['office.api_token']>): ApiToken => ({
  ...row,
  madeAt: made_at,
  endsAt: ends_at,
});

const confirmationsOn = (
  db: OfficeDatabase,
): Pick<AccountBook, 'confirm' | 'confirmation' | 'endConfirmation'> => ({
  confirm: async ({ endsAt, ...confirmation }, at) => {
    await db.deleteFrom('office.confirmation').where('ends_at', '<=', at).execute();
    await db
      .insertInto('office.confirmation')
      .values({ ...confirmation, ends_at: endsAt })
      .execute();
  },
  confirmation: async (hash, at) => {
    const row = await db
      .selectFrom('office.confirmation')
      .selectAll()
      .where('hash', '=', hash)
      .where('ends_at', '>', at)
      .executeTakeFirst();
    if (!row) return null;
    const { ends_at, ...rest } = row;
    return { ...rest, endsAt: ends_at };
  },
  endConfirmation: async (hash) => {
    const { numDeletedRows } = await db
      .deleteFrom('office.confirmation')
      .where('hash', '=', hash)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
});
