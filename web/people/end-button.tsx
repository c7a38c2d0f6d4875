import { Button } from '../design/button.tsx';
import { WORDS } from '../words.ts';
import type { useSending } from './use-sending.ts';

interface Props {
  readonly ending: ReturnType<typeof useSending>;
  /** Where it stands that is ended. */
  readonly path: string;
  readonly name: string;
}

/** Ends what a row of a list holds: a device, a passkey, a token. */
export const EndButton = ({ ending, path, name }: Props) => (
  <Button quiet onPress={() => ending.mutate({ path, method: 'DELETE' })}>
    {WORDS.people.end} <span className="hidden">{name}</span>
  </Button>
);
