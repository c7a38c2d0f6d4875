import { useState } from 'react';
import { contract } from '../../src/tasks/yard/void-lots/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { counted } from '../design/locale.ts';
import { PAGE_WORDS } from '../page-words.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';

const { imports: words } = PAGE_WORDS;

/** Takes the lots of an import back together: what that does is shown first. */
export function UndoImport({ lots }: { readonly lots: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  if (lots.length === 0) return null;
  return (
    <OnlyFor act={contract.act} what={words.undo}>
      <Button onPress={() => setOpen(true)}>{words.undo}</Button>
      {isOpen ? <TakeBack lots={lots} onClose={() => setOpen(false)} /> : null}
    </OnlyFor>
  );
}

interface Props {
  readonly lots: readonly string[];
  readonly onClose: () => void;
}

function TakeBack({ lots, onClose }: Props) {
  const [reason, setReason] = useState('');
  const looking = useBooking(contract);
  const booking = useBooking(contract);
  const order = { lots: [...lots], reason: reason.trim() };
  const page = booking.data ?? looking.data;
  return (
    <Confirm title={words.undoTitle(counted(lots.length, 'lot'))} isOpen onClose={onClose} wide>
      {booking.data ? (
        <>
          <PageView page={booking.data} isPart />
          <Button go onPress={onClose}>
            {WORDS.keys.close}
          </Button>
        </>
      ) : (
        <Form
          onSend={() =>
            page ? booking.mutate({ order }) : looking.mutate({ order: { ...order, dryRun: true } })
          }
          send={page ? words.undoGo : words.undoLook}
          disabled={order.reason === '' || looking.isPending}
          sending={page ? booking : looking}
          onCancel={onClose}
        >
          <TextField
            label={words.undoReason}
            value={reason}
            onChange={(text) => {
              setReason(text);
              looking.reset();
            }}
            focus
            needed
          />
          {page ? <PageView page={page} isPart /> : null}
        </Form>
      )}
    </Confirm>
  );
}

/** The lots that an import booked, as its job answers. */
export function lotsOfAnswer(answer: unknown): readonly string[] {
  const { lots, repeated } = (answer ?? {}) as {
    readonly lots?: readonly { readonly id: string }[];
    readonly repeated?: boolean;
  };
  return repeated === true ? [] : (lots ?? []).map(({ id }) => id);
}
