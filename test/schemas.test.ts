import { afterAll, describe, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

describe('remelt schema', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());

  it('lists the documents, and prints the schema of one or the description of the server', async () => {
    const listed = await remelt(folder.path, ['schema', '--json']);
    const names = listed.json() as string[];
    expect(names).toEqual(expect.arrayContaining(['plan-input', 'plan-output', 'release-input', 'openapi']));
    expect((await remelt(folder.path, ['schema'])).out.trim().split('\n')).toEqual(names);
    const plan = await remelt(folder.path, ['schema', 'plan-input']);
    expect(JSON.parse(plan.out)).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['heats']),
    });
    const api = await remelt(folder.path, ['schema', 'openapi', '--json']);
    expect(api.json()).toMatchObject({ openapi: '3.1.0' });
  });

  it('refuses another name, and says which there are', async () => {
    const { code, err } = await remelt(folder.path, ['schema', 'plan']);
    expect([code, err]).toEqual([2, expect.stringContaining('allowed: advise-input')]);
  });
});
