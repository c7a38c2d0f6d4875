import { Button } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { WORDS } from '../../words.ts';
import { outbox } from './outbox.ts';

const { furnace: words, shell } = WORDS;

interface Props {
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Asks before somebody signs out whose bookings have not reached the server. */
export const LeaveUnsent = ({ onLeave, onStay }: Props) => (
  <Confirm title={shell.signOut} isOpen onClose={onStay}>
    <p>{words.leaveUnsent(outbox.entries().filter(outbox.isOwn).length)}</p>
    <div className="cluster">
      <Button go onPress={onStay}>
        {words.stay}
      </Button>
      <Button onPress={onLeave}>{shell.signOut}</Button>
    </div>
  </Confirm>
);
