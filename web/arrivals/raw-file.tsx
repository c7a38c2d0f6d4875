import { useMutation } from '@tanstack/react-query';
import { contract as rawResults } from '../../src/tasks/links/raw-results/contract.ts';
import { readVerb } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

/** The file byte for byte, under the name that it came with. */
export function RawFile({ arrival }: { readonly arrival: string }) {
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      const { bytes, file } = await readVerb(rawResults, { order: { arrival } });
      const content = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
      const address = URL.createObjectURL(new Blob([content]));
      const link = document.createElement('a');
      link.href = address;
      link.download = file;
      link.click();
      URL.revokeObjectURL(address);
    },
  });
  return (
    <>
      <Button disabled={isPending} onPress={() => mutate()}>
        {WORDS.arrivals.raw}
      </Button>
      {error ? <Refused error={error} /> : null}
    </>
  );
}
