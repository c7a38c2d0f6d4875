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
}

export const settingBookOn = (db: OfficeDatabase): SettingBook => ({
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
