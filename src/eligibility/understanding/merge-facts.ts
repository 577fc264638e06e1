import {
  type Ambiguity,
  type FactPath,
  type FactValue,
  type Facts,
  type Source,
  type SourcedFacts,
  factsSchema,
} from "../rules/facts.ts";

/** Adding to what is known: an answer to a question, a chosen reading, or what another text says. */

/**
 * The facts with one more, or without it where the value is null.
 * @param path as a rule names it; of a nested fact at most one step deep (`home.kind`)
 * @throws ZodError when there is no such fact, or it cannot have that value
 */
export function withFact(
  sourced: SourcedFacts,
  path: FactPath,
  value: FactValue | null,
  source: Source,
): SourcedFacts {
  const [step = "", inner] = path.split(".");
  const outer = new Map<string, unknown>(Object.entries(sourced.facts));
  const own = value === null ? undefined : value;
  outer.set(step, inner === undefined ? own : { ...asRecord(outer.get(step)), [inner]: own });
  const sources = new Map(Object.entries(sourced.sources));
  if (value === null) sources.delete(path);
  else sources.set(path, source);
  return {
    ...sourced,
    facts: factsSchema.parse(withoutUndefined(outer)),
    sources: Object.fromEntries(sources),
  };
}

/**
 * The facts with one reading of an ambiguous partner or field taken as meant.
 * @throws RangeError when there is no such candidate
 */
export function withCandidate(sourced: SourcedFacts, about: Ambiguity["about"], index: number): SourcedFacts {
  const rest = sourced.ambiguities.filter((ambiguity) => ambiguity.about !== about);
  const ambiguity = sourced.ambiguities.find((other) => other.about === about);
  const candidate = ambiguity?.candidates[index];
  if (ambiguity === undefined || candidate === undefined)
    throw new RangeError(`no candidate ${String(index)} of the ${about}`);
  const chosen: Facts =
    ambiguity.about === "partner"
      ? { partner: ambiguity.candidates[index]?.value }
      : { field: ambiguity.candidates[index]?.value };
  return {
    ...sourced,
    facts: factsSchema.parse({ ...sourced.facts, ...chosen }),
    sources: { ...sourced.sources, ...candidate.sources },
    ambiguities: rest,
  };
}

/**
 * What is known after something more was said. A partner, a field or a home that is said anew replaces the earlier
 * one whole, with its ambiguity; a condition replaces only itself.
 */
export function withMore(sourced: SourcedFacts, more: SourcedFacts): SourcedFacts {
  const said = new Set<string>([
    ...Object.keys(more.facts),
    ...more.ambiguities.map((ambiguity) => ambiguity.about),
  ]);
  const isKept = (key: string): boolean => key === "conditions" || !said.has(key);
  const kept = Object.fromEntries(Object.entries(sourced.facts).filter(([key]) => isKept(key)));
  const conditions = { ...sourced.facts.conditions, ...more.facts.conditions };
  const facts = { ...kept, ...more.facts, ...(Object.keys(conditions).length > 0 && { conditions }) };
  const sources = Object.entries(sourced.sources).filter(([path]) => isKept(path.split(".")[0] ?? path));
  return {
    facts: factsSchema.parse(facts),
    sources: { ...Object.fromEntries(sources), ...more.sources },
    readings: [...sourced.readings.filter((reading) => !said.has(reading.about)), ...more.readings],
    ambiguities: [
      ...sourced.ambiguities.filter((ambiguity) => !said.has(ambiguity.about)),
      ...more.ambiguities,
    ],
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Facts hold no undefined: an absent key is what unknown looks like. */
function withoutUndefined(entries: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const kept = [...entries].flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (typeof value !== "object" || value === null) return [[key, value] as const];
    const inner = Object.entries(value).filter(([, part]) => part !== undefined);
    return inner.length === 0 ? [] : [[key, Object.fromEntries(inner)] as const];
  });
  return Object.fromEntries(kept);
}

/** The short words with which people answer a question of the dialog instead of pressing its button. */

export type Reply = "yes" | "no" | "refused" | "unsure" | "back" | "abandon" | "finish";

const REPLIES: Readonly<Record<Reply, readonly string[]>> = {
  yes: [
    "ya",
    "iya",
    "iye",
    "yes",
    "y",
    "yup",
    "yep",
    "sudah",
    "udah",
    "sdh",
    "udh",
    "benar",
    "bener",
    "betul",
    "ada",
    "ok",
    "oke",
    "done",
    "given",
  ],
  no: [
    "tidak",
    "tdk",
    "tak",
    "ga",
    "gak",
    "nggak",
    "ngga",
    "enggak",
    "engga",
    "bukan",
    "no",
    "n",
    "nope",
    "belum",
    "blm",
    "belom",
    "not yet",
  ],
  refused: ["ditolak", "menolak", "refused", "rejected"],
  unsure: [
    "belum tahu",
    "belum tau",
    "blm tau",
    "blm tahu",
    "tidak tahu",
    "tidak tau",
    "tdk tahu",
    "tdk tau",
    "ga tau",
    "gak tau",
    "gak tahu",
    "nggak tau",
    "entah",
    "lewati",
    "lewat",
    "skip",
    "i don't know",
    "i do not know",
    "dont know",
    "don't know",
    "not sure",
    "unsure",
    "i do not know yet",
  ],
  back: ["kembali", "balik", "mundur", "back"],
  abandon: ["batal", "batalkan", "berhenti", "stop", "cancel", "quit"],
  finish: ["selesai", "hasil", "lihat hasil", "finish", "result"],
};

const BY_WORDS: ReadonlyMap<string, Reply> = new Map(
  (["yes", "no", "refused", "unsure", "back", "abandon", "finish"] as const).flatMap((reply) =>
    REPLIES[reply].map((words) => [words, reply] as const),
  ),
);

/** Words that only say "not yet": a no to what has been done, but no judgement of what a plan is like. */
const NOT_YET: ReadonlySet<string> = new Set(["belum", "blm", "belom", "not yet"]);

/** What a text says when it is one of the short words and nothing else; null otherwise. */
export function readReply(text: string): Reply | null {
  return BY_WORDS.get(plain(text)) ?? null;
}

export function saysNotYet(text: string): boolean {
  return NOT_YET.has(plain(text));
}

/** Lower case, without punctuation around it: for comparing a text with a label. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\s\p{P}/]+|[\s\p{P}]+$/gu, "")
    .replace(/\s+/g, " ");
}
