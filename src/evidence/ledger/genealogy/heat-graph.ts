import { longer, Names } from './names.ts';

/** What went into one heat, as far as it came out of other heats; through lots and objects, however often they were cut. */
export interface HeatInputs {
  /** Bare id. */
  readonly heat: string;
  /** Its genealogy node; null while it holds no metal. */
  readonly node: number | null;
  readonly grade: string;
  /** All that went into it [g], also what came in at the gate. */
  readonly total_g: number;
  readonly from: readonly { readonly heat: string; readonly mass_g: number }[];
}

/** Metal that went into a heat and is asked about for itself. */
export interface DirectInput {
  readonly heat: string;
  readonly mass_g: number;
  /** Heat that it came out of: its own share is in this mass already; null for what came in at the gate. */
  readonly origin: string | null;
}

/** Heats that a walk reaches, in the order in which they were charged, with their shares [1]. */
export interface ReachedHeats {
  readonly places: Int32Array;
  readonly shares: Float64Array;
}

/** The arrays of a graph, as a snapshot keeps them. Places are private: heats by grade and time, later ones after them. */
export interface GraphArrays {
  /** Genealogy node; -1 for a heat without metal. */
  readonly node: Int32Array;
  readonly grade: Uint16Array;
  readonly total_g: Float64Array;
  /** Inputs of heat h: `upCount[h]` items of `upSource` and `upMass_g` from `upStart[h]` on. */
  readonly upStart: Int32Array;
  readonly upCount: Int32Array;
  readonly upSource: Int32Array;
  readonly upMass_g: Float64Array;
  readonly names: Uint8Array;
  readonly nameEnds: Int32Array;
}

/** Metal that went into a heat and is asked about, with the place of the heat that it came out of; -1 = came in at the gate. */
interface Lead {
  readonly place: number;
  readonly mass_g: number;
}

/** Share of the heats that are not in order yet, above which everything is put in order anew. */
const LOOSE = 0.2;
/** So few are never worth it. */
const FEW = 2000;
/** Places that a number of 53 bit holds beside a node of 31. */
const MOST_HEATS = 2 ** 22;
const NONE: Int32Array = new Int32Array(0);

/**
 * Which heat went into which: a compressed sparse graph in typed arrays, about 120 bytes a heat with four such inputs. Heats lie by grade and
 * time, because revert stays in its grade: what a walk touches lies together. Later heats hang behind until `arrange`.
 */
export class HeatGraph {
  #names = new Names();
  #grades: string[] = [];
  #node = NONE;
  #grade: Uint16Array = new Uint16Array(0);
  #total_g: Float64Array = new Float64Array(0);
  #upStart = NONE;
  #upCount = NONE;
  #upSource = NONE;
  #upMass_g: Float64Array = new Float64Array(0);
  #upEnd = 0;
  /** Heats that metal of heat h went into: `#down` from `#downStart[h]` to `#downStart[h + 1]`, of the heats in order ... */
  #downStart: Int32Array = new Int32Array(1);
  #down = NONE;
  /** ... and a chain of the others: `#looseFirst[h]`, `#looseNext[link]` are links + 1; 0 = none. Some may have moved on. */
  #looseFirst = NONE;
  #looseNext = NONE;
  #looseDown = NONE;
  #loose = 0;
  #arranged = 0;
  /** Heats by the order of their nodes, and back; -1 where a heat has moved on. */
  #rank = NONE;
  #atRank = NONE;
  #ranks = 0;
  #lastNode = -1;
  /** False: they are to be found again. */
  #ranked = true;
  /** Of the walk that runs: kept, because a new one for each would be most of the work. */
  #marks = new Uint32Array(0);
  #rankMarks = new Uint32Array(0);
  #queue = NONE;
  #share = new Float64Array(0);
  #lead = new Uint8Array(0);

  /** Heats that it knows, also by name only. */
  get heats(): number {
    return this.#names.count;
  }
  /** Edges from heat to heat, those of heats that changed counted again. */
  get edges(): number {
    return this.#upEnd;
  }
  /** Bytes that it holds in memory. */
  get bytes(): number {
    const arrays = [this.#node, this.#grade, this.#total_g, this.#upStart, this.#upCount, this.#upSource];
    const others = [this.#upMass_g, this.#downStart, this.#down, this.#looseFirst, this.#looseNext];
    const rest = [this.#looseDown, this.#rank, this.#atRank, this.#marks, this.#queue, this.#share];
    const all = [...arrays, ...others, ...rest, this.#lead, this.#rankMarks];
    return this.#names.size + all.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Place of a heat, -1 for one that it does not know. */
  placeOf(heat: string): number {
    return this.#names.placeOf(heat);
  }
  nameAt(place: number): string {
    return this.#names.nameAt(place);
  }
  /** Genealogy node, -1 without metal. */
  nodeAt(place: number): number {
    return this.#node[place]!;
  }
  /** All that went into a heat [g]. */
  totalAt(place: number): number {
    return this.#total_g[place]!;
  }

  /** Puts a heat in the place of what was known of it. */
  put({ heat, node, grade, total_g, from }: HeatInputs): void {
    const place = this.#placeFor(heat);
    const sources = from.map(({ heat: source }) => this.#placeFor(source));
    const now = node ?? -1;
    const code = this.#gradeFor(grade);
    const told = this.#node[place] === now && this.#total_g[place] === total_g && this.#grade[place] === code;
    if (told && this.#same(place, sources, from)) return;
    if (this.#node[place] !== now) this.#move(place, now);
    this.#grade[place] = code;
    this.#total_g[place] = total_g;
    this.#upStart[place] = this.#upEnd;
    this.#upCount[place] = from.length;
    this.#upSource = longer(this.#upSource, this.#upEnd + from.length);
    this.#upMass_g = longer(this.#upMass_g, this.#upEnd + from.length);
    this.#looseNext = longer(this.#looseNext, this.#loose + from.length);
    this.#looseDown = longer(this.#looseDown, this.#loose + from.length);
    for (const [i, { mass_g }] of from.entries()) {
      const source = sources[i]!;
      this.#upSource[this.#upEnd] = source;
      this.#upMass_g[this.#upEnd] = mass_g;
      this.#upEnd += 1;
      this.#looseDown[this.#loose] = place;
      this.#looseNext[this.#loose] = this.#looseFirst[source]!;
      this.#loose += 1;
      this.#looseFirst[source] = this.#loose;
    }
  }

  /** True once so much hangs behind that putting it in order pays. */
  get isLoose(): boolean {
    return this.heats - this.#arranged > FEW && this.#loose > LOOSE * this.#upEnd;
  }

  /**
   * Heats that metal of the asked ones went into, with the share that came from it [1]; the asked heats themselves have 1.
   * c(h) = (sum over inputs of c(source) * mass + direct mass * (1 - c(origin))) / total
   */
  downstream(asked: readonly string[], direct: readonly DirectInput[] = []): ReachedHeats {
    this.#prepare();
    const leads = new Map<number, Lead[]>();
    let length = 0;
    for (const heat of asked) {
      const place = this.placeOf(heat);
      if (place < 0 || this.#node[place]! < 0) continue;
      this.#lead[place] = 1;
      length = this.#reach(place, length);
    }
    for (const { heat, mass_g, origin } of direct) {
      const place = this.placeOf(heat);
      if (place < 0 || this.#lead[place] === 1) continue;
      this.#lead[place] = 2;
      leads.set(place, [...(leads.get(place) ?? []), { place: this.#originOf(origin), mass_g }]);
      length = this.#reach(place, length);
    }
    const found = this.#inOrder(this.#reachDown(length));
    this.#mix(found, leads);
    return this.#answer(found);
  }

  /**
   * Heats whose metal went into one, with the share that came through them [1]; it has 1 itself. A share that is too small for a number,
   * as after 400 heats in a row, is 0.
   */
  upstream(heat: string): ReachedHeats {
    this.#prepare();
    const place = this.placeOf(heat);
    if (place < 0 || this.#node[place]! < 0) return { places: NONE, shares: new Float64Array(0) };
    const found = this.#inOrder(this.#reachUp(this.#reach(place, 0)));
    const [share, upStart, upCount] = [this.#share, this.#upStart, this.#upCount];
    const [upSource, upMass_g] = [this.#upSource, this.#upMass_g];
    share[place] = 1;
    for (let i = found.length - 1; i >= 0; i--) {
      const target = found[i]!;
      const part = share[target]! / this.#total_g[target]!;
      const start = upStart[target]!;
      const end = start + upCount[target]!;
      for (let at = start; at < end; at++) share[upSource[at]!]! += part * upMass_g[at]!;
    }
    return this.#answer(found, true);
  }

  /** Puts all heats in order, by grade and time, and drops what has moved on. */
  arrange(): void {
    const order = this.#byGradeAndTime();
    const placeNow = new Int32Array(order.length);
    for (let place = 0; place < order.length; place++) placeNow[order[place]!] = place;
    const kept = this.#upCount.subarray(0, order.length).reduce((sum, count) => sum + count, 0);
    const [upSource, upMass_g] = [new Int32Array(kept), new Float64Array(kept)];
    const [upStart, upCount] = [new Int32Array(order.length), new Int32Array(order.length)];
    let end = 0;
    for (let place = 0; place < order.length; place++) {
      const old = order[place]!;
      const start = this.#upStart[old]!;
      upStart[place] = end;
      upCount[place] = this.#upCount[old]!;
      for (let at = start; at < start + upCount[place]!; at++, end++) {
        upSource[end] = placeNow[this.#upSource[at]!]!;
        upMass_g[end] = this.#upMass_g[at]!;
      }
    }
    this.#load(
      {
        node: permuted(this.#node, order),
        grade: permuted(this.#grade, order),
        total_g: permuted(this.#total_g, order),
        upStart,
        upCount,
        upSource,
        upMass_g,
      },
      this.#names.inOrder(order),
    );
  }

  /** Its arrays, in order, and the names of the grades. */
  toArrays(): { readonly arrays: GraphArrays; readonly grades: readonly string[] } {
    if (this.#arranged !== this.heats || this.#loose > 0) this.arrange();
    return {
      arrays: {
        node: this.#node,
        grade: this.#grade,
        total_g: this.#total_g,
        upStart: this.#upStart,
        upCount: this.#upCount,
        upSource: this.#upSource,
        upMass_g: this.#upMass_g,
        names: this.#names.bytes,
        nameEnds: this.#names.ends,
      },
      grades: this.#grades,
    };
  }

  /** A graph of arrays that `toArrays` gave. */
  static fromArrays(arrays: GraphArrays, grades: readonly string[]): HeatGraph {
    const graph = new HeatGraph();
    graph.#grades = [...grades];
    graph.#load(arrays, new Names(arrays.names, arrays.nameEnds, arrays.node.length));
    return graph;
  }

  #load(arrays: Omit<GraphArrays, 'names' | 'nameEnds'>, names: Names): void {
    const heats = arrays.node.length;
    this.#names = names;
    this.#node = arrays.node;
    this.#grade = arrays.grade;
    this.#total_g = arrays.total_g;
    this.#upStart = arrays.upStart;
    this.#upCount = arrays.upCount;
    this.#upSource = arrays.upSource;
    this.#upMass_g = arrays.upMass_g;
    this.#upEnd = arrays.upSource.length;
    this.#arranged = heats;
    this.#loose = 0;
    [this.#looseFirst, this.#looseNext, this.#looseDown] = [new Int32Array(heats), NONE, NONE];
    this.#downStart = new Int32Array(heats + 1);
    for (let at = 0; at < this.#upEnd; at++) this.#downStart[this.#upSource[at]! + 1]! += 1;
    for (let place = 0; place < heats; place++) this.#downStart[place + 1]! += this.#downStart[place]!;
    this.#down = new Int32Array(this.#upEnd);
    const filled = this.#downStart.slice(0, heats);
    for (let place = 0; place < heats; place++) {
      const start = this.#upStart[place]!;
      for (let at = start; at < start + this.#upCount[place]!; at++) {
        const source = this.#upSource[at]!;
        this.#down[filled[source]!++] = place;
      }
    }
    this.#ranked = false;
  }

  #placeFor(heat: string): number {
    const place = this.#names.placeFor(heat);
    if (place < this.#node.length) return place;
    const heats = place + 1;
    const known = this.#node.length;
    this.#node = longer(this.#node, heats);
    this.#node.fill(-1, known);
    this.#grade = longer(this.#grade, heats);
    this.#total_g = longer(this.#total_g, heats);
    this.#upStart = longer(this.#upStart, heats);
    this.#upCount = longer(this.#upCount, heats);
    this.#looseFirst = longer(this.#looseFirst, heats);
    return place;
  }

  #gradeFor(grade: string): number {
    const known = this.#grades.indexOf(grade);
    return known >= 0 ? known : this.#grades.push(grade) - 1;
  }

  #originOf(heat: string | null): number {
    return heat === null ? -1 : this.placeOf(heat);
  }

  #same(place: number, sources: readonly number[], from: HeatInputs['from']): boolean {
    const start = this.#upStart[place]!;
    return (
      this.#upCount[place] === sources.length &&
      sources.every(
        (source, i) => this.#upSource[start + i] === source && this.#upMass_g[start + i] === from[i]!.mass_g,
      )
    );
  }

  /** A heat has another node: it goes to the end of the order, or everything is ranked anew. */
  #move(place: number, node: number): void {
    this.#node[place] = node;
    if (!this.#ranked || node < 0) return;
    if (node > this.#lastNode) this.#rankLast(place);
    else this.#ranked = false;
  }

  #rankLast(place: number): void {
    this.#rank = longer(this.#rank, place + 1);
    this.#atRank = longer(this.#atRank, this.#ranks + 1);
    this.#rank[place] = this.#ranks;
    this.#atRank[this.#ranks] = place;
    this.#ranks += 1;
    this.#lastNode = this.#node[place]!;
  }

  /** Shares of the heats, each from those of its inputs and from what is asked about for itself. */
  #mix(found: Int32Array, leads: ReadonlyMap<number, readonly Lead[]>): void {
    const [share, lead, total_g] = [this.#share, this.#lead, this.#total_g];
    const [upStart, upCount, upSource, upMass_g] = [
      this.#upStart,
      this.#upCount,
      this.#upSource,
      this.#upMass_g,
    ];
    for (let i = 0; i < found.length; i++) {
      const place = found[i]!;
      if (lead[place] === 1) {
        share[place] = 1;
        continue;
      }
      const start = upStart[place]!;
      const end = start + upCount[place]!;
      let sum_g = 0;
      for (let at = start; at < end; at++) sum_g += share[upSource[at]!]! * upMass_g[at]!;
      if (lead[place] === 2)
        for (const { place: origin, mass_g } of leads.get(place)!)
          sum_g += mass_g * (1 - (origin < 0 ? 0 : share[origin]!));
      share[place] = sum_g / total_g[place]!;
    }
  }

  /** Room for a walk, and every heat at its rank. */
  #prepare(): void {
    if (!this.#ranked) this.#rankAll();
    if (this.#rankMarks.length << 5 < this.#ranks)
      this.#rankMarks = new Uint32Array((this.#atRank.length >>> 5) + 1);
    if (this.#marks.length << 5 < this.heats) this.#marks = new Uint32Array((this.#node.length >>> 5) + 1);
    if (this.#share.length >= this.heats) return;
    this.#share = new Float64Array(this.#node.length);
    this.#lead = new Uint8Array(this.#node.length);
    this.#queue = new Int32Array(this.#node.length);
  }

  #rankAll(): void {
    const heats = this.heats;
    // Node and place in one number, so that the fast sort of numbers does it.
    const keys = new Float64Array(heats);
    for (let place = 0; place < heats; place++) keys[place] = (this.#node[place]! + 1) * MOST_HEATS + place;
    keys.sort();
    this.#rank = longer(this.#rank, heats);
    this.#ranks = 0;
    this.#lastNode = -1;
    for (const key of keys) this.#rankLast(key % MOST_HEATS);
    this.#ranked = true;
  }

  /** Marks a heat, and puts it at the end of the queue when it is new. Answers the length of the queue. */
  #reach(place: number, length: number): number {
    const bit = 1 << (place & 31);
    if ((this.#marks[place >>> 5]! & bit) !== 0 || this.#node[place]! < 0) return length;
    this.#marks[place >>> 5]! |= bit;
    this.#queue[length] = place;
    return length + 1;
  }

  // The two walks name the arrays once and mark by place: places of a grade lie together, so the marks stay in the nearest cache.

  /** Everything after the queue. Answers its length. */
  #reachDown(from: number): number {
    const [down, downStart, node, marks, queue] = [
      this.#down,
      this.#downStart,
      this.#node,
      this.#marks,
      this.#queue,
    ];
    let length = from;
    for (let next = 0; next < length; next++) {
      const source = queue[next]!;
      const end = source < this.#arranged ? downStart[source + 1]! : 0;
      for (let at = end === 0 ? 0 : downStart[source]!; at < end; at++) {
        const place = down[at]!;
        const bit = 1 << (place & 31);
        if ((marks[place >>> 5]! & bit) !== 0 || node[place]! < 0) continue;
        marks[place >>> 5]! |= bit;
        queue[length++] = place;
      }
      for (let link = this.#looseFirst[source]!; link > 0; link = this.#looseNext[link - 1]!)
        length = this.#reach(this.#looseDown[link - 1]!, length);
    }
    return length;
  }

  /** Everything before the queue. Answers its length. */
  #reachUp(from: number): number {
    const [upSource, upStart, upCount, node] = [this.#upSource, this.#upStart, this.#upCount, this.#node];
    const [marks, queue] = [this.#marks, this.#queue];
    let length = from;
    for (let next = 0; next < length; next++) {
      const target = queue[next]!;
      const start = upStart[target]!;
      const end = start + upCount[target]!;
      for (let at = start; at < end; at++) {
        const place = upSource[at]!;
        const bit = 1 << (place & 31);
        if ((marks[place >>> 5]! & bit) !== 0 || node[place]! < 0) continue;
        marks[place >>> 5]! |= bit;
        queue[length++] = place;
      }
    }
    return length;
  }

  /** The heats of the queue by their nodes; the marks are gone. */
  #inOrder(count: number): Int32Array {
    const [rank, atRank, marks, rankMarks, queue] = [
      this.#rank,
      this.#atRank,
      this.#marks,
      this.#rankMarks,
      this.#queue,
    ];
    const found = new Int32Array(count);
    let least = rankMarks.length;
    for (let i = 0; i < count; i++) {
      const place = queue[i]!;
      marks[place >>> 5] = 0;
      const at = rank[place]!;
      rankMarks[at >>> 5]! |= 1 << (at & 31);
      if (at >>> 5 < least) least = at >>> 5;
    }
    for (let word = least, i = 0; i < count; word++) {
      for (let bits = rankMarks[word]!; bits !== 0; bits &= bits - 1)
        found[i++] = atRank[(word << 5) + 31 - Math.clz32(bits & -bits)]!;
      rankMarks[word] = 0;
    }
    return found;
  }

  /** What was found with its shares; heats that only seemed to be reached are left out, unless `withNone`. The shares are gone here. */
  #answer(found: Int32Array, withNone = false): ReachedHeats {
    const [share, lead] = [this.#share, this.#lead];
    const shares = new Float64Array(found.length);
    let kept = 0;
    for (let i = 0; i < found.length; i++) {
      const place = found[i]!;
      const part = share[place]!;
      share[place] = 0;
      lead[place] = 0;
      if (!(part > 0 || withNone)) continue;
      found[kept] = place;
      shares[kept] = part;
      kept += 1;
    }
    return { places: found.subarray(0, kept), shares: shares.subarray(0, kept) };
  }

  #byGradeAndTime(): Int32Array {
    const heats = this.heats;
    this.#rankAll();
    const starts = new Int32Array(this.#grades.length + 1);
    for (let place = 0; place < heats; place++) starts[this.#grade[place]! + 1]! += 1;
    for (let grade = 0; grade < this.#grades.length; grade++) starts[grade + 1]! += starts[grade]!;
    const order = new Int32Array(heats);
    for (let rank = 0; rank < heats; rank++) {
      const place = this.#atRank[rank]!;
      order[starts[this.#grade[place]!]!++] = place;
    }
    return order;
  }
}

/** The items of an array in another order. */
function permuted<A extends Int32Array | Uint16Array | Float64Array>(array: A, order: Int32Array): A {
  const Kind = array.constructor as new (length: number) => A;
  const moved = new Kind(order.length);
  for (let place = 0; place < order.length; place++) moved[place] = array[order[place]!]!;
  return moved;
}
