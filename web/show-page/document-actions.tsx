import { useMutation } from '@tanstack/react-query';
import { type Order, readFile } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { WORDS } from '../words.ts';

const { documents: words } = WORDS;

const TYPES = {
  pdf: 'application/pdf',
  html: 'text/html',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Kind = keyof typeof TYPES;

interface Props {
  readonly path: string;
  readonly order: Order;
  /** Name of the file without its end. */
  readonly name: string;
  /** The files that it can be saved as, the most wanted last. */
  readonly kinds?: readonly Kind[];
  /** Another action of the page comes first. */
  readonly isSide?: boolean;
}

/** Print this page, or save it as a file that the server makes. */
export function DocumentActions({ kinds = ['pdf'], isSide = false, ...file }: Props) {
  return (
    <>
      <Button onPress={() => window.print()}>{words.print}</Button>
      {kinds.map((kind, i) => (
        <Save key={kind} {...file} kind={kind} go={!isSide && i === kinds.length - 1} />
      ))}
    </>
  );
}

interface SaveProps extends Omit<Props, 'kinds' | 'isSide'> {
  readonly kind: Kind;
  readonly go: boolean;
}

function Save({ path, order, name, kind, go }: SaveProps) {
  const { mutate, isPending, isError } = useMutation({
    mutationFn: () => readFile(path, order, TYPES[kind]),
    onSuccess: (file) => save(file, `${name.replaceAll(/[^\w.-]+/g, '-')}.${kind}`),
  });
  return (
    <Button go={go} disabled={isPending} onPress={() => mutate()}>
      {isError ? words.again(kind) : words.save[kind]}
    </Button>
  );
}

/** Gives a file to the person. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
