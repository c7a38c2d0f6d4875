import { useMutation } from '@tanstack/react-query';
import { readFile } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { save } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';

interface Props {
  readonly lots: readonly string[];
  readonly words: string;
}

/** Saves the labels of lots: a single one for the roll, several on A4. */
export function LabelButton({ lots, words }: Props) {
  const { mutate, isPending, isError } = useMutation({
    mutationFn: () =>
      readFile(
        '/api/yard/label-lots',
        { lots, sheet: lots.length === 1 ? 'single' : 'a4', url: location.origin },
        'application/pdf',
      ),
    onSuccess: (file) => save(file, lots.length === 1 ? `label-${lots[0]}.pdf` : 'labels.pdf'),
  });
  return (
    <Button disabled={isPending} onPress={() => mutate()}>
      {isError ? WORDS.documents.again('pdf') : words}
    </Button>
  );
}
