import { useMutation } from '@tanstack/react-query';
import { type Order, readFile } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { WORDS } from '../words.ts';

const { documents: words } = WORDS;

interface Props {
  readonly path: string;
  readonly order: Order;
  /** Name of the file without its end. */
  readonly name: string;
}

/** Print this page, or save it as a PDF that the server makes. */
export function DocumentActions({ path, order, name }: Props) {
  const { mutate, isPending, isError } = useMutation({
    mutationFn: () => readFile(path, order, 'application/pdf'),
    onSuccess: (file) => save(file, `${name}.pdf`),
  });
  return (
    <>
      <Button onPress={() => window.print()}>{words.print}</Button>
      <Button go disabled={isPending} onPress={() => mutate()}>
        {isError ? words.again : words.pdf}
      </Button>
    </>
  );
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(/[^\w.-]+/g, '-');
  link.click();
  URL.revokeObjectURL(address);
}
