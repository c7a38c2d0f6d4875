import { useMutation } from '@tanstack/react-query';
import { type Addressed, type Order, readFile } from '../api/client.ts';
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
  readonly of: Addressed;
  readonly order: Order;
  /** Name of the file without its end. */
  readonly name: string;
  /** The files that it can be saved as, the most wanted last. */
  readonly kinds?: readonly Kind[];
  /** Another action of the page comes first. */
  readonly isSide?: boolean;
  /** Its paper is the PDF alone: that is what is printed. */
  readonly isPaper?: boolean;
}

/** Print this page, or save it as a file that the server makes. */
export function DocumentActions({ kinds = ['pdf'], isSide = false, isPaper = false, ...file }: Props) {
  return (
    <>
      {isPaper ? <PrintPdf {...file} /> : <Button onPress={() => window.print()}>{words.print}</Button>}
      {kinds.map((kind, i) => (
        <Save key={kind} {...file} kind={kind} go={!isSide && i === kinds.length - 1} />
      ))}
    </>
  );
}

type File = Pick<Props, 'of' | 'order' | 'name'>;

/** Opens the PDF in a tab of its own, to be printed from there; where the browser opens none, it is saved. */
function PrintPdf({ of, order, name }: File) {
  const { mutate, isPending, isError } = useMutation({
    mutationFn: async (tab: Window | null) => {
      const file = await readFile(of, order, TYPES.pdf).catch((error: unknown) => {
        tab?.close();
        throw error;
      });
      if (tab) tab.location.replace(URL.createObjectURL(file));
      else save(file, fileName(name, 'pdf'));
    },
  });
  return (
    // the tab is opened by the press itself: a browser stops one that comes later
    <Button disabled={isPending} onPress={() => mutate(window.open('', '_blank'))}>
      {isError ? words.again('pdf') : words.print}
    </Button>
  );
}

const fileName = (name: string, kind: Kind): string => `${name.replaceAll(/[^\w.-]+/g, '-')}.${kind}`;

interface SaveProps extends File {
  readonly kind: Kind;
  readonly go: boolean;
}

function Save({ of, order, name, kind, go }: SaveProps) {
  const { mutate, isPending, isError } = useMutation({
    mutationFn: () => readFile(of, order, TYPES[kind]),
    onSuccess: (file) => save(file, fileName(name, kind)),
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
