import { csvLine } from './csv-line.ts';

/** One column of a table, with what its numbers are and where they come from. */
export interface DataField {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'date';
  readonly description: string;
  /** UCUM code, such as `kg`; `1` of a count. Numbers alone have one. */
  readonly unit?: string;
  readonly source: string;
  readonly constraints?: { readonly required?: true; readonly unique?: true; readonly minimum?: number };
}

/** A table; `null` is an empty cell. */
export interface DataTable {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly DataField[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
}

/** Tables that belong together. */
export interface DataPackage {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly sources: readonly { readonly title: string }[];
  readonly tables: readonly DataTable[];
}

/** A file with its text. */
export interface PackageFile {
  readonly file: string;
  readonly content: string;
}

const PROFILE = 'https://datapackage.org/profiles/2.0';

/** Files of a Frictionless data package (version 2): `datapackage.json`, and one CSV file for each table. */
export function renderDataPackage({ tables, ...about }: DataPackage): PackageFile[] {
  const files = tables.map((table) => ({ file: `${table.name}.csv`, content: csvOf(table) }));
  const resources = tables.map(({ name, title, fields, primaryKey, foreignKeys }, i) => ({
    ...{ $schema: `${PROFILE}/dataresource.json`, name, title, type: 'table', path: files[i]!.file },
    ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
    bytes: new TextEncoder().encode(files[i]!.content).length,
    schema: { $schema: `${PROFILE}/tableschema.json`, fields, primaryKey, foreignKeys },
  }));
  const descriptor = { $schema: `${PROFILE}/datapackage.json`, ...about, resources };
  return [{ file: 'datapackage.json', content: `${JSON.stringify(descriptor, null, 2)}\n` }, ...files];
}

const csvOf = ({ fields, rows }: DataTable): string =>
  [fields.map(({ name }) => name), ...rows].map(csvLine).join('');
