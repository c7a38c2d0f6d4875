import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const SUPPORT = join(import.meta.dirname, 'support');

/** What the links to instruments, furnaces and the ERP take: each file `support/links-*.ts` measures one of them. */
export async function run(argv: string[]): Promise<void> {
  for (const file of readdirSync(SUPPORT)
    .filter((name) => /^links-.*(?<!\.test)\.ts$/.test(name))
    .sort()) {
    const part = (await import(join(SUPPORT, file))) as { readonly run: (argv: string[]) => Promise<void> };
    await part.run(argv);
  }
}
