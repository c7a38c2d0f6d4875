import { useMutation } from '@tanstack/react-query';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract as labelLots } from '../../src/tasks/yard/label-lots/contract.ts';
import { readDocument, readFile } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { save } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';

const { sign, yard: yardWords } = WORDS;

interface Props {
  readonly lots: readonly string[];
  readonly words: string;
}

/** Saves the labels of lots: a single one for the roll, several on A4. Codes that open no page are told of before. */
export function LabelButton({ lots, words }: Props) {
  const order = { lots, sheet: lots.length === 1 ? 'single' : 'a4', url: location.origin };
  const paper = useMutation({
    mutationFn: () => readFile(labelLots, order, 'application/pdf'),
    onSuccess: (file) => {
      looked.reset();
      save(file, lots.length === 1 ? `label-${lots[0]}.pdf` : 'labels.pdf');
    },
  });
  const looked = useMutation({
    mutationFn: () => readDocument(labelLots.answer, addressOf(labelLots), { order }),
    onSuccess: ({ unopened }) => {
      if (unopened === undefined) paper.mutate();
    },
  });
  const unopened = looked.data?.unopened;
  return (
    <>
      <Button disabled={looked.isPending || paper.isPending} onPress={() => looked.mutate()}>
        {looked.isError || paper.isError ? WORDS.documents.again('pdf') : words}
      </Button>
      {unopened === undefined ? null : (
        <Confirm title={words} isOpen onClose={looked.reset}>
          <p>{unopened}</p>
          <div className="cluster">
            <Button go onPress={looked.reset}>
              {sign.cancel}
            </Button>
            <Button disabled={paper.isPending} onPress={() => paper.mutate()}>
              {paper.isError ? WORDS.documents.again('pdf') : yardWords.saveLabels}
            </Button>
          </div>
        </Confirm>
      )}
    </>
  );
}
