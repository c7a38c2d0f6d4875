import { clock } from '../design/locale.ts';
import { WORDS } from '../words.ts';

/** Says when the server told this device what is shown here; it does not answer now. */
export function AsOf({ readAt }: { readonly readAt: string }) {
  return (
    <p className="hold" role="status">
      {WORDS.furnace.asOf(clock(new Date(readAt)))}
    </p>
  );
}
