import type { OfficeDatabase } from './tables.ts';

/** A view of a page that a person gave a name. A shared one stays when its person ends, for those who work with it. */
export interface KeptView {
  readonly id: string;
  readonly person: string;
  readonly page: string;
  readonly name: string;
  /** True: everybody sees it. */
  readonly shared: boolean;
  /** What the address says. */
  readonly search: Readonly<Record<string, string>>;
}

/** What was said of a sheet by its headings. */
export interface KeptLayout {
  /** Hash of the headings. */
  readonly key: string;
  readonly person: string;
  readonly supplier: string | null;
  /** JSON text. */
  readonly said: string;
  readonly keptAt: string;
}

/** A sheet that somebody has read for another to book. */
export interface KeptSheet {
  readonly id: string;
  readonly person: string;
  /** Name of the file. */
  readonly name: string;
  /** JSON text of the sheet, with what was said and mended. */
  readonly asked: string;
  readonly keptAt: string;
}

/** Views of pages, layouts of sheets, and sheets that persons keep. */
export interface KeptBook {
  /** The views of a page: those of the person and those that others share, by name. */
  readonly views: (page: string, person: string) => Promise<readonly KeptView[]>;
  /** Keeps it in place of the own one of that name. */
  readonly putView: (view: KeptView, at: string) => Promise<void>;
  /** The view of this id, whoever keeps it. */
  readonly view: (id: string) => Promise<Pick<KeptView, 'person' | 'shared'> | null>;
  readonly endView: (id: string) => Promise<void>;
  /** Removes the views that nobody but their person saw, of all persons who are not among these. */
  readonly forgetViewsBut: (persons: readonly string[]) => Promise<void>;
  readonly layout: (key: string) => Promise<KeptLayout | null>;
  readonly putLayout: (layout: KeptLayout) => Promise<void>;
  /** Without what they hold, the newest first. */
  readonly sheets: () => Promise<readonly Omit<KeptSheet, 'asked'>[]>;
  readonly sheet: (id: string) => Promise<KeptSheet | null>;
  /** Keeps it, and forgets those that were kept before a day. */
  readonly putSheet: (sheet: KeptSheet, forgetBefore: string) => Promise<void>;
  readonly endSheet: (id: string) => Promise<void>;
}

export const keptBookOn = (db: OfficeDatabase): KeptBook => ({
  views: async (page, person) => {
    const rows = await db
      .selectFrom('office.view')
      .selectAll()
      .where('page', '=', page)
      .where((where) => where.or([where('person', '=', person), where('shared', '=', true)]))
      .orderBy('name')
      .orderBy('person')
      .execute();
    return rows.map(({ changed_at: _, search, ...row }) => ({
      ...row,
      search: JSON.parse(search) as KeptView['search'],
    }));
  },
  putView: async ({ search, ...view }, at) => {
    const row = { ...view, search: JSON.stringify(search), changed_at: at };
    await db
      .insertInto('office.view')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['person', 'page', 'name'])
          .doUpdateSet({ shared: row.shared, search: row.search, changed_at: at }),
      )
      .execute();
  },
  view: async (id) => {
    const row = await db
      .selectFrom('office.view')
      .select(['person', 'shared'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  },
  endView: async (id) => {
    await db.deleteFrom('office.view').where('id', '=', id).execute();
  },
  forgetViewsBut: async (persons) => {
    await db
      .deleteFrom('office.view')
      .where('shared', '=', false)
      .where('person', 'not in', persons)
      .execute();
  },
  layout: async (key) => {
    const row = await db.selectFrom('office.layout').selectAll().where('key', '=', key).executeTakeFirst();
    if (!row) return null;
    const { kept_at: keptAt, ...rest } = row;
    return { ...rest, keptAt };
  },
  putLayout: async ({ keptAt, ...layout }) => {
    const row = { ...layout, kept_at: keptAt };
    await db
      .insertInto('office.layout')
      .values(row)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  },
  ...sheetsOn(db),
});

const sheetsOn = (db: OfficeDatabase): Pick<KeptBook, 'sheets' | 'sheet' | 'putSheet' | 'endSheet'> => ({
  sheets: async () => {
    const rows = await db
      .selectFrom('office.sheet')
      .select(['id', 'person', 'name', 'kept_at'])
      .orderBy('kept_at', 'desc')
      .execute();
    return rows.map(({ kept_at: keptAt, ...row }) => ({ ...row, keptAt }));
  },
  sheet: async (id) => {
    const row = await db.selectFrom('office.sheet').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    const { kept_at: keptAt, ...rest } = row;
    return { ...rest, keptAt };
  },
  putSheet: async ({ keptAt, ...sheet }, forgetBefore) => {
    await db.deleteFrom('office.sheet').where('kept_at', '<', forgetBefore).execute();
    await db
      .insertInto('office.sheet')
      .values({ ...sheet, kept_at: keptAt })
      .execute();
  },
  endSheet: async (id) => {
    await db.deleteFrom('office.sheet').where('id', '=', id).execute();
  },
});
