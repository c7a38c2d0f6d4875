import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { contract as arriveResults } from '../../src/tasks/links/arrive-results/contract.ts';
import { DropFile } from '../design/take-file.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { WORDS } from '../words.ts';

const { arrivals: words } = WORDS;

/** A file that a person brings from an instrument; its bytes are kept as they are. */
export function BringFile() {
  const navigate = useNavigate({ from: '/arrivals' });
  const [file, setFile] = useState<{ readonly name: string; readonly bytes: string }>();
  return (
    <details className="card stack">
      <summary>{words.bring}</summary>
      <DropFile
        words={{ drop: words.drop, kinds: words.kinds }}
        accept=".csv,.txt,.xlsx,.dat,.prn,.asc,.xml"
        onFile={(one) => void base64Of(one).then((bytes) => setFile({ name: one.name, bytes }))}
      />
      {file ? (
        <VerbForm
          key={file.name}
          contract={arriveResults}
          given={{ bytes: file.bytes, file: file.name }}
          about={file.name}
          onDone={() => {
            setFile(undefined);
            void navigate({ search: {} });
          }}
        />
      ) : null}
    </details>
  );
}

/** Bytes of a file in base64. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/** Bytes that are turned into text at once: a call takes so many arguments. */
const PIECE = 8192;
