import { expect, it } from 'vitest';
import { sbomText } from './sbom.ts';
import { readLock, shipped } from './third-party.ts';

it('the bill of materials names every package of the lock, with its SHA-512 and its licence, and is the same at each build', () => {
  const text = sbomText();
  expect(sbomText()).toBe(text);
  const { bomFormat, specVersion, components } = JSON.parse(text) as {
    bomFormat: string;
    specVersion: string;
    components: {
      name: string;
      version: string;
      purl: string;
      hashes?: { alg: string; content: string }[];
      licenses?: object[];
    }[];
  };
  expect([bomFormat, Number(specVersion) >= 1.5]).toEqual(['CycloneDX', true]);
  const wanted = shipped(readLock()).map(([path, { version, integrity }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return `${name}@${version} ${Buffer.from(integrity!.replace('sha512-', ''), 'base64').toString('hex')}`;
  });
  const named = components.map(({ name, version, hashes }) => `${name}@${version} ${hashes?.[0]?.content}`);
  expect(new Set(named)).toEqual(new Set(wanted));
  const without = components.filter(({ licenses = [] }) => licenses.length === 0).map(({ name }) => name);
  expect(without).toEqual([]);
  const pngJs = components.find(({ name }) => name === 'png-js')!;
  expect(pngJs).toMatchObject({
    licenses: [{ license: { id: 'MIT' } }],
    purl: expect.stringMatching(/^pkg:npm\//),
  });
  expect(text).not.toContain(process.cwd());
});
