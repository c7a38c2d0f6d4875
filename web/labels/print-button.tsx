import { lazy, Suspense, useState } from 'react';
import type { LabelSubjects } from '../../src/documents/labels.ts';
import { Button } from '../design/button.tsx';
import { OnlyFor } from '../people/only-for.tsx';

const PrintDialog = lazy(async () => ({ default: (await import('./print-dialog.tsx')).PrintDialog }));

interface Props {
  /** What labels are printed of. */
  readonly of: LabelSubjects;
  readonly words: string;
  /** Name of the file, where they are saved as one. */
  readonly file: string;
}

/** Prints labels: on a printer of the plant, or as a PDF on this device. */
export function PrintButton({ of, words, file }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <OnlyFor act="print label" what={words}>
      <Button onPress={() => setOpen(true)}>{words}</Button>
      {isOpen ? (
        <Suspense>
          <PrintDialog of={of} title={words} file={file} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </OnlyFor>
  );
}
