import { createVirtualFileSystem } from 'typescript-7/unstable/fs';
import { API } from 'typescript-7/unstable/sync';
import { expect, it } from 'vitest';
import { foreignKeys } from './own-keys.ts';

const CONFIG = '/house/tsconfig.json';

/** Faults of one file under src/, without libraries. */
function faultsOf(text: string): string[] {
  const options = { noLib: true, strict: true, target: 'ESNext', types: [] };
  const files = {
    [CONFIG]: JSON.stringify({ compilerOptions: options, files: ['src/plan.ts'] }),
    '/house/src/plan.ts': text,
  };
  const api = new API({ cwd: '/house', fs: createVirtualFileSystem(files) });
  try {
    const project = api.updateSnapshot({ openProjects: [CONFIG] }).getProject(CONFIG)!;
    return foreignKeys(project, '/house').map((fault) => fault.replace(/ \(line \d+\).*/, ''));
  } finally {
    api.close();
  }
}

/** As much of a library as the check asks for, and what the samples look into. */
const GIVEN = [
  'interface Array<T> { readonly length: number; readonly push: (one: T) => void; readonly [index: number]: T }',
  'interface ReadonlyArray<T> { readonly length: number; readonly join: () => string; readonly [index: number]: T }',
  'declare const held: { readonly [key: string]: number }; declare const key: string; declare const list: number[];\n',
].join(' ');

it('a look-up by any text in an object that inherits is a fault, however it is written', () => {
  expect(
    faultsOf(
      `${GIVEN}held[key]; held?.[(key)]; key in held; const { [key]: taken } = held; list[0]; held['Cr'];`,
    ),
  ).toEqual([
    'src/plan.ts: held[key]',
    'src/plan.ts: held?.[(key)]',
    'src/plan.ts: key in held',
    'src/plan.ts: [key]: taken',
  ]);
});

it('one that asks first, one of a closed list of names and an assignment are none', () => {
  expect(
    faultsOf(
      `${GIVEN}declare const element: 'Cr' | 'Ni'; declare const put: { [key: string]: number };
held[element]; Object.hasOwn(held, key) ? held[key] : 0; put[key] = 1;`,
    ),
  ).toEqual([]);
});
