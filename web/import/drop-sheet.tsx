import { type DragEvent, useState } from 'react';
import { Button } from '../design/button.tsx';
import { WORDS } from '../words.ts';

const { imports: words } = WORDS;

/** A spreadsheet as it came: a file by its bytes, or what was pasted. */
export interface Dropped {
  readonly name: string;
  readonly base64?: string;
  readonly text?: string;
}

/** Takes a file that is dropped or chosen, or cells that are pasted. */
export function DropSheet({ onSheet }: { readonly onSheet: (sheet: Dropped) => void }) {
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const take = async (file: File | undefined) => {
    if (file) onSheet({ name: file.name, base64: await base64Of(file) });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="stack">
      <label
        className={`drop ${isOver ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <b>{words.drop}</b>
        <span className="dim">{words.kinds}</span>
        <input
          type="file"
          accept=".xlsx,.csv,.tsv,.txt"
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </label>
      <div className="card stack">
        <label className="field">
          {words.paste}
          <textarea
            rows={6}
            value={pasted}
            spellCheck={false}
            onChange={(event) => setPasted(event.target.value)}
          />
        </label>
        <div className="cluster">
          <Button
            go
            disabled={pasted.trim() === ''}
            onPress={() => onSheet({ name: words.pasted, text: pasted })}
          >
            {words.read}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Bytes of a file as base64. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
