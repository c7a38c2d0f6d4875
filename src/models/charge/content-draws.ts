import { lognormalVariance } from '../../foundation/numerics/lognormal.ts';
import { normalCdf } from '../../foundation/numerics/normal.ts';
import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { Content } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import type { ChargeLine, ChargeMaterial } from './problem.ts';
import type { Draws } from './refining.ts';

/** Other draws that are kept: where a thousand samples of ten lots take 1.6 MB. */
const MOST_KEPT = 32;

/**
 * Draws of the contents of materials, made when first asked for and kept. A draw is f(seed, branch, name, sample): it
 * does not depend on what else is drawn, so alternatives that are compared share their draws.
 */
export class ContentDraws {
  readonly samples: number;
  private readonly draws: Draws;
  private readonly normals = new Map<string, Float64Array>();
  private readonly contents = new Map<string, Float64Array>();
  private readonly others = new Map<string, ContentDraws>();
  /** Normals that one content alone is made of. */
  private own: Float64Array | undefined;

  constructor(samples: number, draws: Draws) {
    this.samples = samples;
    this.draws = draws;
  }

  /** Draws of another part of the same work; the first of them are kept, and made once for whoever asks again. */
  beside(samples: number, draws: Draws): ContentDraws {
    const key = `${draws.branch}/${draws.first}/${samples}`;
    const made = this.others.get(key) ?? new ContentDraws(samples, draws);
    if (this.others.size < MOST_KEPT) this.others.set(key, made);
    return made;
  }

  /** Standard normals of a named source, by sample. */
  normal(source: string): Float64Array {
    const known = this.normals.get(source);
    if (known) return known;
    const made = this.fill(source, new Float64Array(this.samples));
    this.normals.set(source, made);
    return made;
  }

  private fill(source: string, out: Float64Array): Float64Array {
    return fillNormal(streamKey(this.draws.seed, `${this.draws.branch}/${source}`), out, this.draws.first);
  }

  /** Mass fractions [kg/kg] of an element in a material, by sample; the balance by difference. Never negative. */
  content(material: ChargeMaterial, element: ElementSymbol): Float64Array {
    const key = `${material.id}\n${element}`;
    const known = this.contents.get(key);
    if (known) return known;
    const made =
      element === material.composition.balance ? this.balance(material) : this.drawn(material, element);
    this.contents.set(key, made);
    return made;
  }

  /** Mass really charged over the mass of a line, by sample [1]; null for a line that is not weighed. */
  weighing(material: ChargeMaterial, { mass_kg, weighingSd_kg }: ChargeLine): Float64Array | null {
    if (!weighingSd_kg || mass_kg === 0) return null;
    return this.normal(`weighing/${material.id}`).map((z) => Math.max(0, 1 + (z * weighingSd_kg) / mass_kg));
  }

  private balance(material: ChargeMaterial): Float64Array {
    const rest = new Float64Array(this.samples).fill(1);
    for (const element of elementsIn(material.composition.contents)) {
      const values = this.content(material, element);
      for (let s = 0; s < rest.length; s++) rest[s] = rest[s]! - values[s]!;
    }
    for (let s = 0; s < rest.length; s++) rest[s] = Math.max(0, rest[s]!);
    return rest;
  }

  private drawn(material: ChargeMaterial, element: ElementSymbol): Float64Array {
    const content = material.composition.contents[element];
    const values = new Float64Array(this.samples);
    if (!content) return values;
    fillLaw(values, content, () => {
      this.own ??= new Float64Array(this.samples);
      return this.fill(`${material.id}/${element}`, this.own);
    });
    for (const [source, loading] of Object.entries(content.loadings ?? {})) {
      const shared = this.normal(source);
      for (let s = 0; s < values.length; s++) values[s] = values[s]! + loading * shared[s]!;
    }
    for (let s = 0; s < values.length; s++) values[s] = Math.max(0, values[s]!);
    return values;
  }
}

/** The independent part of a content: lognormal and normal keep mean and spread, "< L" is uniform on [0, L]. */
function fillLaw(values: Float64Array, content: Content, normals: () => Float64Array): void {
  const { mean, spread, law, limit } = content;
  if (spread === 0 || law === 'exact') {
    values.fill(mean);
    return;
  }
  const z = normals();
  if (law === 'below' && limit !== undefined) {
    for (let s = 0; s < values.length; s++) values[s] = limit * normalCdf(z[s]!);
  } else if (law === 'lognormal' && mean > 0) {
    const variance = lognormalVariance(mean, spread);
    const sigma = Math.sqrt(variance);
    for (let s = 0; s < values.length; s++) values[s] = mean * Math.exp(sigma * z[s]! - variance / 2);
  } else {
    for (let s = 0; s < values.length; s++) values[s] = mean + spread * z[s]!;
  }
}
