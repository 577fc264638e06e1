/** Documents as bags of terms: document d has the entries `starts[d]` up to `starts[d + 1]`. */
export interface Bags {
  /** Number of each term. */
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly counts: Float32Array;
}

/** Collects bags in flat arrays; texts of one document may come in any order. */
export class BagsBuilder {
  readonly #vocabulary: Map<string, number>;
  readonly #docs = new Growing();
  readonly #terms = new Growing();
  readonly #counts = new Growing();
  #size = 0;

  /** @param vocabulary shared by builders whose documents are asked with the same questions */
  constructor(vocabulary: Map<string, number>) {
    this.#vocabulary = vocabulary;
  }

  /** Adds a text's terms to a document; no count of the text is taken above `cap`. */
  add(
    doc: number,
    terms: ReadonlyMap<string, number>,
    factor = 1,
    cap: (term: string) => number = () => Infinity,
  ): void {
    this.#size = Math.max(this.#size, doc + 1);
    for (const [term, count] of terms) {
      let number = this.#vocabulary.get(term);
      if (number === undefined) this.#vocabulary.set(term, (number = this.#vocabulary.size));
      this.#docs.push(doc);
      this.#terms.push(number);
      this.#counts.push(Math.min(count * factor, cap(term)));
    }
  }

  /** The documents, each term of one once. */
  bags(): Bags {
    const [docs, entryTerms, entryCounts] = [
      this.#docs.values(),
      this.#terms.values(),
      this.#counts.values(),
    ];
    const order = byDocument(docs, this.#size);
    const starts = new Int32Array(this.#size + 1);
    const terms = new Int32Array(docs.length);
    const counts = new Float32Array(docs.length);
    /** One more than where a term was put last. */
    const places = new Int32Array(this.#vocabulary.size);
    let size = 0;
    let read = 0;
    for (let doc = 0; doc < this.#size; doc++) {
      const start = size;
      for (; read < order.length && docs[order[read] ?? 0] === doc; read++) {
        const entry = order[read] ?? 0;
        const term = entryTerms[entry] ?? 0;
        const place = places[term] ?? 0;
        const count = entryCounts[entry] ?? 0;
        if (place > start) counts[place - 1] = (counts[place - 1] ?? 0) + count;
        else {
          terms[size] = term;
          counts[size] = count;
          places[term] = ++size;
        }
      }
      starts[doc + 1] = size;
    }
    return {
      vocabulary: this.#vocabulary,
      starts,
      terms: terms.slice(0, size),
      counts: counts.slice(0, size),
    };
  }
}

/** Numbers of the entries by document, those of one document in the order they came in. */
function byDocument(docs: Float64Array, documents: number): Int32Array {
  const next = new Int32Array(documents + 1);
  for (const doc of docs) next[doc + 1] = (next[doc + 1] ?? 0) + 1;
  for (let doc = 0; doc < documents; doc++) next[doc + 1] = (next[doc + 1] ?? 0) + (next[doc] ?? 0);
  const order = new Int32Array(docs.length);
  docs.forEach((doc, entry) => {
    const at = next[doc] ?? 0;
    next[doc] = at + 1;
    order[at] = entry;
  });
  return order;
}

/** A list of numbers in one block, which doubles when it is full. */
class Growing {
  #values = new Float64Array(1_024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}
