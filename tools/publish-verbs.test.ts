import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERB_LIST, VERBS_PAGE, verbList, verbsPage } from './publish-verbs.ts';

const page = await verbsPage();

describe('docs/reference/verbs.md', () => {
  it('is what node tools/publish-verbs.ts writes', () => {
    expect(readFileSync(VERBS_PAGE, 'utf8')).toBe(page);
  });

  it('is what remelt --help lists', async () => {
    expect(readFileSync(VERB_LIST, 'utf8')).toBe(await verbList());
  });

  it('holds verbs, subcommands, arguments and options with choices and defaults', () => {
    expect(page).toContain('## remelt heat plan\n');
    expect(page).toContain('| `--mass <kg>` | refined metal wanted; required |');
    expect(page).toMatch(/\| `--cavities <found>` \| .+; one of `none`, `found` \|/);
    expect(page).toMatch(/\| `--counted <s>` \| .+; default 60 \|/);
  });
});
