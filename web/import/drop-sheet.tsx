import { base64Of, DropFile, PasteText } from '../design/take-file.tsx';
import { PAGE_WORDS } from '../page-words.ts';

const { imports: words } = PAGE_WORDS;

/** A spreadsheet as it came: a file by its bytes, or what was pasted. */
export interface Dropped {
  readonly name: string;
  readonly base64?: string;
  readonly text?: string;
  /** Cells that were written anew here, by letter and row. */
  readonly rewritten?: Readonly<Record<string, string>>;
  /** Rows that are not booked, by their numbers. */
  readonly leftOut?: readonly number[];
  /** Units that look wrong are taken as they are written: of this sheet alone. */
  readonly asWritten?: boolean;
}

/** Takes a file that is dropped or chosen, or cells that are pasted. */
export function DropSheet({ onSheet }: { readonly onSheet: (sheet: Dropped) => void }) {
  return (
    <div className="stack">
      <DropFile
        words={words}
        accept=".xlsx,.csv,.tsv,.txt"
        onFile={(file) => void base64Of(file).then((base64) => onSheet({ name: file.name, base64 }))}
      />
      <PasteText
        label={words.paste}
        go={words.read}
        onText={(text) => onSheet({ name: words.pasted, text })}
      />
    </div>
  );
}
