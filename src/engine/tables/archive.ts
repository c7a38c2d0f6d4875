import { SaxesParser } from 'saxes';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { InputError } from '../../foundation/errors.ts';

/** Most bytes that the parts which are read may unpack to, the parts of an archive, and how many times it may grow (assumptions). */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_PARTS = 2000;
const MAX_GROWTH = 200;
/** What even the smallest archive may unpack to. */
const LEAST_LIMIT = 8 * 1024 * 1024;

/** The parts of a workbook, read one after the other and never as a whole. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /** Reads one part of XML; the handlers stop it by returning `true`. A part that is not there holds nothing. */
  readonly parse: (name: string, handlers: XmlHandlers) => Promise<void>;
}

/** What becomes of the elements of a part, in the order of the file; names without their prefix. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => boolean | undefined;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => boolean | undefined;
}

/** The error for a file that is not a workbook, or not one that can be read in bounded time and memory. */
export const refuseArchive = (file: string, what: string, cure: string): InputError =>
  new InputError(`${file} ${what}`, { where: file, allowed: 'an .xlsx workbook or a CSV file', cure });

const RESAVE =
  'open the file in your spreadsheet program, copy only the table into a new workbook and save that';

/**
 * The archive of a workbook. Bytes are counted while they unpack, so that nothing which swells reaches memory. Throws
 * InputError for what is damaged, and for parts that unpack to too much.
 */
export async function openArchive(bytes: Buffer, file: string): Promise<Archive> {
  const damaged = (): InputError =>
    refuseArchive(
      file,
      'is damaged: it ends too early or some of its bytes were changed',
      `copy or download it again, or ${RESAVE}`,
    );
  const limit = Math.min(MAX_UNPACKED, Math.max(LEAST_LIMIT, bytes.length * MAX_GROWTH));
  const swelling = (): InputError =>
    refuseArchive(
      file,
      `unpacks to more than ${Math.round(limit / 1048576)} MiB from ${bytes.length} bytes`,
      RESAVE,
    );
  const zip = await openZip(bytes).catch(() => {
    throw damaged();
  });
  if (zip.entryCount > MAX_PARTS)
    throw refuseArchive(file, `has ${zip.entryCount} parts, more than ${MAX_PARTS}`, RESAVE);
  const entries = await listEntries(zip).catch(() => {
    throw damaged();
  });
  let unpacked = 0;
  return {
    names: new Set(entries.keys()),
    async parse(name, handlers) {
      const entry = entries.get(name);
      if (!entry) return;
      const parser = new SaxesParser();
      let stopped = false;
      const local = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);
      parser.on('error', () => {
        throw damaged();
      });
      if (handlers.open)
        parser.on('opentag', (tag) => {
          stopped ||= handlers.open!(local(tag.name), tag.attributes as Record<string, string>) === true;
        });
      if (handlers.text) {
        parser.on('text', handlers.text);
        parser.on('cdata', handlers.text);
      }
      if (handlers.close)
        parser.on('closetag', (tag) => {
          stopped ||= handlers.close!(local(tag.name)) === true;
        });
      const decoder = new TextDecoder();
      try {
        for await (const chunk of await openEntry(zip, entry)) {
          unpacked += (chunk as Buffer).length;
          if (unpacked > limit) throw swelling();
          parser.write(decoder.decode(chunk as Buffer, { stream: true }));
          if (stopped) return;
        }
        parser.close();
      } catch (error) {
        throw error instanceof InputError ? error : damaged();
      }
    },
  };
}

/** Most bytes and files of an archive of tables (assumptions). */
const MAX_TABLES_UNPACKED = 256 * 1024 * 1024;
const MAX_TABLES = 200;
const TABLE = /\.(csv|tsv|txt|xlsx)$/i;

/** The tables in an archive of files; undefined for a workbook, which is an archive too. Throws InputError for what is damaged, or too much. */
export async function tablesIn(
  bytes: Buffer,
  file: string,
): Promise<readonly { readonly name: string; readonly bytes: Buffer }[] | undefined> {
  const damaged = (): InputError =>
    refuseArchive(file, 'is damaged: it ends too early or some of its bytes were changed', 'copy it again');
  const zip = await openZip(bytes).catch(() => {
    throw damaged();
  });
  const entries = await listEntries(zip).catch(() => {
    throw damaged();
  });
  if (entries.has('[Content_Types].xml')) return undefined;
  const wanted = [...entries].filter(([name]) => TABLE.test(name) && !/(^|\/)(\.|__MACOSX)/.test(name));
  if (wanted.length > MAX_TABLES)
    throw refuseArchive(
      file,
      `holds ${wanted.length} tables, more than ${MAX_TABLES}`,
      'leave out those that are not of heats',
    );
  let unpacked = 0;
  const tables: { name: string; bytes: Buffer }[] = [];
  for (const [name, entry] of wanted) {
    const parts: Buffer[] = [];
    for await (const chunk of await openEntry(zip, entry)) {
      unpacked += (chunk as Buffer).length;
      if (unpacked > MAX_TABLES_UNPACKED)
        throw refuseArchive(
          file,
          `unpacks to more than ${MAX_TABLES_UNPACKED / 1048576} MiB`,
          'leave out the tables that are not of heats',
        );
      parts.push(chunk as Buffer);
    }
    tables.push({ name: `${file}, ${name}`, bytes: Buffer.concat(parts) });
  }
  return tables;
}

const openZip = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error || !zip ? reject(error) : resolve(zip))),
  );

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', reject).on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

const openEntry = (zip: ZipFile, entry: Entry): Promise<AsyncIterable<unknown>> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error || !stream ? reject(error) : resolve(stream))),
  );
