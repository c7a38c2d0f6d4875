import { expect, it } from 'vitest';
import { offerYard } from './offer-yard.ts';

async function done(answer: boolean | null): Promise<readonly string[]> {
  const did: string[] = [];
  const ask = async (question: string) => {
    did.push(question.slice(0, 13));
    return answer === true;
  };
  await offerYard(
    { note: () => undefined, ...(answer === null ? {} : { ask }) },
    async () => void did.push('served'),
    async () => void did.push('built'),
  );
  return did;
}

it('opens the yard on a yes at a terminal, after its pages are built, and asks nobody in a pipe', async () => {
  expect(await done(true)).toEqual(['Open the yard', 'built', 'served']);
  expect(await done(false)).toEqual(['Open the yard']);
  expect(await done(null)).toEqual([]);
});
