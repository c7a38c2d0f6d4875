import { WORDS } from '../words.ts';

/** Says when the server told this device what is shown here; it does not answer now. */
export function AsOf({ readAt }: { readonly readAt: string }) {
  const at = new Date(readAt);
  const isToday = at.toDateString() === new Date().toDateString();
  return (
    <p className="hold" role="status">
      {WORDS.furnace.asOf(isToday ? at.toLocaleTimeString() : at.toLocaleString())}
    </p>
  );
}
