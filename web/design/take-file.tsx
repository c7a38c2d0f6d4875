import { type DragEvent, useState } from 'react';
import { Button } from './button.tsx';
import './take-file.css';

interface Words {
  readonly drop: string;
  readonly kinds: string;
}

interface Dropping {
  readonly words: Words;
  readonly accept: string;
  readonly onFile?: (file: File) => void;
  /** Several files may be dropped or chosen together. */
  readonly onFiles?: (files: readonly File[]) => void;
}

/** A place for a file that is dropped or chosen; `accept` lists the endings that are offered. */
export function DropFile({ words, accept, onFile, onFiles }: Dropping) {
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file === undefined) return;
    onFile?.(file);
    onFiles?.([...files!]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
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
        accept={accept}
        multiple={onFiles !== undefined}
        onChange={(event) => take(event.target.files)}
      />
    </label>
  );
}

/** A field for text that is pasted, and the button that takes it. */
export function PasteText({
  label,
  go,
  onText,
}: {
  readonly label: string;
  readonly go: string;
  readonly onText: (text: string) => void;
}) {
  const [pasted, setPasted] = useState('');
  return (
    <div className="card stack">
      <label className="field">
        {label}
        <textarea
          rows={6}
          value={pasted}
          spellCheck={false}
          onChange={(event) => setPasted(event.target.value)}
        />
      </label>
      <div className="cluster">
        <Button go disabled={pasted.trim() === ''} onPress={() => onText(pasted)}>
          {go}
        </Button>
      </div>
    </div>
  );
}

/** Bytes of a file as base64. */
export const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
