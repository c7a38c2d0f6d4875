import type { OfficeDatabase } from './tables.ts';

/** What a plant has set for all of its devices, who did and when. */
export interface PlantSetting {
  readonly name: string;
  readonly value: string;
  readonly person: string;
  readonly changedAt: string;
}

/** Settings of the plant that concern no metal. */
export interface SettingBook {
  /** Null where nobody has set it. */
  readonly setting: (name: string) => Promise<PlantSetting | null>;
  readonly putSetting: (setting: PlantSetting) => Promise<void>;
  /** Sets it where nobody has, and answers what holds: of two processes that make one at once, the first. */
  readonly setOnce: (setting: PlantSetting) => Promise<string>;
}

export const settingBookOn = (db: OfficeDatabase): SettingBook => ({
  setOnce: async ({ changedAt, ...setting }) => {
    await db
      .insertInto('office.setting')
      .values({ ...setting, changed_at: changedAt })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const { value } = await db
      .selectFrom('office.setting')
      .select('value')
      .where('name', '=', setting.name)
      .executeTakeFirstOrThrow();
    return value;
  },
  setting: async (name) => {
    const row = await db.selectFrom('office.setting').selectAll().where('name', '=', name).executeTakeFirst();
    if (!row) return null;
    const { changed_at: changedAt, ...rest } = row;
    return { ...rest, changedAt };
  },
  putSetting: async ({ changedAt, ...setting }) => {
    const row = { ...setting, changed_at: changedAt };
    await db
      .insertInto('office.setting')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
  },
});
