import { CorpusError } from "../../platform/yaml.ts";
import type { Regulation, Topic, Version } from "../corpus/register.ts";
import type { Provision, TextSummary } from "../corpus/provision.ts";
import type { IngestedAct, IngestedVersion } from "./registry.ts";
import type { RegulationText } from "../corpus/markdown.ts";
import { pasalLevel, pasalOf, regulationOf, stepsOf, withoutPenjelasan } from "../provision-id.ts";
import { ProvisionMap } from "../corpus/provision-map.ts";

/** Joins acts that an office brought in with those that ship. */

interface Parts {
  readonly register: readonly Regulation[];
  readonly texts: readonly RegulationText[];
  readonly topics: readonly Topic[];
  readonly versions: readonly Version[];
}

interface Merged extends Parts {
  /** See `Corpus.moved`. */
  readonly moved: ReadonlyMap<string, string>;
}

/**
 * Proof-read words stay before imported ones: of an act that ships in part, the file adds what is missing. Where only a
 * report of an act ships, the act itself takes its place; but points that eligibility rules rest on stay until a person
 * has matched them (`IngestedAct.basis`).
 * @throws CorpusError when an act of which everything ships was brought in
 */
export function withIngested(parts: Parts, versions: readonly IngestedVersion[]): Merged {
  if (versions.length === 0) return { ...parts, moved: new Map() };
  const register = new Map(parts.register.map((entry) => [entry.id, entry]));
  const texts = new Map(parts.texts.map((text) => [text.id, text]));
  const moved = new Map<string, string>();
  const faults: string[] = [];
  for (const { act, summary } of versions) {
    const { id } = act.entry;
    const shipped = register.get(id);
    if (shipped !== undefined && !mayBeIngested(shipped, texts.get(id))) {
      faults.push(
        `${id} ships in full and proof-read; take the ingested one out: npm run ingest -- --remove ${id}`,
      );
      continue;
    }
    const { text, movedTo } = mergedText(act, texts.get(id), summary);
    register.set(id, shipped === undefined ? act.entry : mergedEntry(shipped, act));
    texts.set(id, text);
    for (const [from, to] of movedTo) moved.set(from, to);
  }
  if (faults.length > 0) throw new CorpusError(faults);
  for (const { act } of versions) {
    const by = register.get(act.entry.id);
    if (by !== undefined) for (const id of act.replaces) replace(register, id, by);
  }
  const provisions = new ProvisionMap(texts);
  const ingested = new Set(versions.map(({ act }) => act.entry.id));
  const at = (id: string): string => moved.get(id) ?? id;
  // What a report's part was about may have no counterpart in the act itself.
  const isGone = (id: string): boolean => ingested.has(regulationOf(id)) && !provisions.has(id);
  return {
    register: [...register.values()].map((entry) => relocated(entry, at, isGone)),
    texts: [...texts.values()],
    topics: parts.topics.map((topic) => ({ ...topic, id: at(topic.id) })).filter(({ id }) => !isGone(id)),
    versions: [...parts.versions, ...versions.flatMap(({ act }) => act.versions ?? [])],
    moved,
  };
}

/** Whether a file may give text to an act of the shipped register: not where all of it ships proof-read. */
export function mayBeIngested(
  entry: Pick<Regulation, "corpus">,
  text: Pick<RegulationText, "fidelity"> | undefined,
): boolean {
  if (text?.fidelity === "restored") return true;
  return entry.corpus === "none" || entry.corpus === "partial" || entry.corpus === "secondary";
}

function mergedEntry(shipped: Regulation, act: IngestedAct): Regulation {
  const { lastPasal } = act.entry;
  // A whole text stays one where an office's copy takes the place of some of its pasal.
  const corpus = shipped.corpus === "full" ? shipped.corpus : act.entry.corpus;
  const stated = Object.fromEntries(Object.entries(act.stated).filter(([, value]) => value !== undefined));
  const last = shipped.lastPasal ?? lastPasal;
  return { ...shipped, ...stated, corpus, ...(last === undefined ? {} : { lastPasal: last }) };
}

function relocated(
  entry: Regulation,
  at: (id: string) => string,
  isGone: (id: string) => boolean,
): Regulation {
  // The same object, so that what was made of it stays known.
  if (entry.successors.length + entry.decisions.length + entry.alsoReported.length === 0) return entry;
  return {
    ...entry,
    successors: entry.successors
      .map((one) => ({ ...one, from: at(one.from), to: one.to.map(at) }))
      .filter(({ from }) => !isGone(from)),
    decisions: entry.decisions.map((one) => ({
      ...one,
      provision: at(one.provision),
      except: one.except.map(at),
    })),
    alsoReported: entry.alsoReported
      .map((one) => ({ ...one, provision: at(one.provision) }))
      .filter(({ provision }) => !isGone(provision)),
  };
}

/** An act that another one replaces is no longer in force; what the register knows better stays. */
function replace(register: Map<string, Regulation>, id: string, by: Regulation): void {
  const entry = register.get(id);
  if (entry === undefined || entry.replacedBy.includes(by.id)) return;
  const replacedBy = [...entry.replacedBy, by.id];
  if (entry.status === "revoked") {
    register.set(id, { ...entry, replacedBy });
    return;
  }
  const replaced: Regulation = { ...entry, replacedBy, status: "revoked", by: by.id, certainty: "reported" };
  // What they said of its time in force does not hold for its end.
  delete replaced.since;
  delete replaced.note;
  if (by.since !== undefined) replaced.since = by.since;
  register.set(id, replaced);
}

interface MergedText {
  readonly text: RegulationText;
  readonly movedTo: ReadonlyMap<string, string>;
}

function mergedText(
  act: IngestedAct,
  shipped: RegulationText | undefined,
  summary: TextSummary | undefined,
): MergedText {
  const { id, title } = act.entry;
  const base = {
    id,
    title,
    fidelity: act.fidelity,
    source: act.source,
    ...(act.unreadable === undefined ? {} : { unreadable: act.unreadable }),
  };
  const nothing = new Map<string, string>();
  if (shipped === undefined) {
    const text: RegulationText = {
      ...base,
      ...(summary === undefined ? {} : { summary }),
      // The act's words may lie on the disk until they are asked for.
      get provisions() {
        return quotable(act.provisions);
      },
      get pages() {
        return new Map(Object.entries(act.pages));
      },
      get recognised() {
        return new Set(act.recognised);
      },
      get doubted() {
        return new Set(act.doubted);
      },
    };
    return { text, movedTo: nothing };
  }
  const imported = quotable(act.provisions);
  const pages = new Map(Object.entries(act.pages));
  const recognised = new Set(act.recognised);
  const doubted = new Set(act.doubted);
  if (shipped.fidelity === "verbatim") {
    const held = new Set(shipped.provisions.map((provision) => articleOf(provision)));
    const added = imported.filter((provision) => !held.has(articleOf(provision)));
    for (const { id: kept } of shipped.provisions) {
      pages.delete(kept);
      recognised.delete(kept);
      doubted.delete(kept);
    }
    return {
      text: {
        ...base,
        ...shipped,
        source: act.source,
        pages,
        recognised,
        doubted,
        provisions: [...shipped.provisions, ...added],
      },
      movedTo: nothing,
    };
  }
  if (shipped.fidelity === "restored") {
    const { provisions } = overRestored(shipped.provisions, imported);
    const theirs = new Set(provisions.filter(({ fidelity }) => fidelity === "imported").map((own) => own.id));
    return {
      text: {
        ...base,
        ...shipped,
        source: act.source,
        pages: new Map([...pages].filter(([provision]) => theirs.has(provision))),
        recognised: new Set([...recognised].filter((provision) => theirs.has(provision))),
        provisions,
      },
      movedTo: nothing,
    };
  }
  const own = new Set(imported.map((provision) => provision.id));
  const basis = Object.entries(act.basis).filter(([, to]) => own.has(to));
  const kept = withoutMatched(shipped.provisions, new Set(basis.map(([from]) => from)));
  const at = besides(kept);
  return {
    text: {
      ...base,
      reportedSource: shipped.source,
      pages: new Map([...pages].map(([provision, page]) => [at(provision), page])),
      recognised: new Set([...recognised].map(at)),
      doubted: new Set([...doubted].map(at)),
      provisions: [...imported.map((provision) => moveTo(provision, at)), ...kept],
    },
    movedTo: new Map(basis.map(([from, to]) => [from, at(to)])),
  };
}

/**
 * An office's copy of a text that was restored from a bad scan: its pasal is quoted, unless it lacks a part that the shipped one
 * has, since rules and topics rest on these.
 */
export function overRestored(
  shipped: readonly Provision[],
  imported: readonly Provision[],
): { readonly provisions: readonly Provision[]; readonly kept: ReadonlySet<string> } {
  const ids = new Set(imported.map(({ id }) => id));
  const inPasal = shipped.filter(({ id }) => id.includes("/pasal-"));
  const lacking = new Set(inPasal.filter(({ id }) => !ids.has(id)).map(({ id }) => pasalLevel(id)));
  const places = new Map(shipped.map(({ id, place }) => [pasalLevel(id), place]));
  const theirs = new Map<string, Provision[]>();
  for (const provision of imported) {
    const level = pasalLevel(provision.id);
    const placed = { ...provision, place: places.get(level) ?? provision.place };
    theirs.set(level, [...(theirs.get(level) ?? []), placed]);
  }
  const provisions = shipped.flatMap((provision) => {
    const level = pasalLevel(provision.id);
    const own = lacking.has(level) || !provision.id.includes("/pasal-") ? undefined : theirs.get(level);
    return own === undefined ? [provision] : provision.id === level ? own : [];
  });
  const held = new Set(places.keys());
  const added = [...theirs].flatMap(([level, own]) => (held.has(level) ? [] : own));
  return {
    provisions: [...provisions, ...added],
    kept: new Set([...lacking].filter((level) => ids.has(level))),
  };
}

function articleOf(provision: Provision): string {
  return withoutPenjelasan(pasalLevel(provision.id));
}

/** Parts of a statute that hold no law: found and kept in the file, not quoted. */
const FORMALITIES = /^[^/]+\/(?:penjelasan\/)?(?:judul|pembukaan|persetujuan|memutuskan|penutup)(?:\/|$)/;

const quotables = new WeakMap<readonly Provision[], readonly Provision[]>();

/** What can be quoted: without formalities and penjelasan that say only "Cukup jelas", which the corpus leaves out everywhere. */
export function quotable(provisions: readonly Provision[]): readonly Provision[] {
  const known = quotables.get(provisions);
  if (known !== undefined) return known;
  const found = withoutSilent(provisions);
  quotables.set(provisions, found);
  return found;
}

function withoutSilent(provisions: readonly Provision[]): Provision[] {
  const own = new Map(provisions.map((provision) => [provision.id, provision]));
  const isStatute = provisions.some(({ unit }) => unit === "pasal");
  const isSilent = (provision: Provision | undefined): boolean =>
    provision?.isPenjelasan === true &&
    pasalOf(provision.id) !== null &&
    provision.body.every((item) =>
      item.type === "child" ? isSilent(own.get(item.id)) : /^Cukup jelas\.?$/.test(item.text.trim()),
    );
  return provisions
    .filter((provision) => !isSilent(provision) && !(isStatute && FORMALITIES.test(provision.id)))
    .map((provision) => ({
      ...provision,
      body: provision.body.filter((item) => item.type !== "child" || !isSilent(own.get(item.id))),
    }));
}

/** The reported provisions that no person has matched yet, and the parts they stand in. */
function withoutMatched(provisions: readonly Provision[], matched: ReadonlySet<string>): Provision[] {
  const own = new Map(provisions.map((provision) => [provision.id, provision]));
  const isKept = (provision: Provision): boolean => {
    if (matched.has(provision.id)) return false;
    const children = provision.body.flatMap((item) =>
      item.type === "child" ? (own.get(item.id) ?? []) : [],
    );
    return children.length === 0 || children.some(isKept);
  };
  const kept = new Set(provisions.filter(isKept).map(({ id }) => id));
  return provisions
    .filter(({ id }) => kept.has(id))
    .map((provision) => ({
      ...provision,
      body: provision.body.filter((item) => item.type !== "child" || kept.has(item.id)),
    }));
}

/** Where imported provisions stand: as `lampiran-naskah` as long as reported ones hold the step `lampiran`. */
function besides(kept: readonly Provision[]): (id: string) => string {
  const taken = new Set(kept.map(({ id }) => stepsOf(id)[0]));
  return (id) => {
    const [step = "", ...rest] = stepsOf(id);
    return taken.has(step) ? [regulationOf(id), `${step}-naskah`, ...rest].join("/") : id;
  };
}

function moveTo(provision: Provision, at: (id: string) => string): Provision {
  return {
    ...provision,
    id: at(provision.id),
    parent: provision.parent === null ? null : at(provision.parent),
    place: provision.place.map(at),
    body: provision.body.map((item) => (item.type === "child" ? { ...item, id: at(item.id) } : item)),
  };
}
