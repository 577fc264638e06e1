import { type Version } from "./register.ts";
import { createHash } from "node:crypto";
import type { Corpus } from "./corpus.ts";
import type { RegulationText } from "./markdown.ts";
import type { BodyItem, Provision } from "./provision.ts";
import { pasalLevel, penjelasanId, regulationOf } from "../provision-id.ts";
import { ProvisionMap } from "./provision-map.ts";

/**
 * The words of a pasal on a day. An act that changes another holds the new wording of its pasal; a version says which pasal
 * takes its words from there, and since when. A corpus holds the words of one day.
 */

/** Oldest first; of one day in the order given. */
export function inOrder(versions: readonly Version[]): Version[] {
  return [...versions].sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)));
}

/** By the texts without versions, which all days share: the corpus of each number of versions that count. */
const days = new WeakMap<Corpus["enacted"], Map<number, Corpus>>();

/**
 * The corpus with the words of a day: the same object for days between which no wording changes.
 * @param day ISO date
 */
export function corpusAsOf(corpus: Corpus, day: string): Corpus {
  return withFirst(corpus, corpus.versions.filter(({ since }) => since <= day).length);
}

/** The corpus with the newest words that are known. */
export function newestOf(corpus: Corpus): Corpus {
  return withFirst(corpus, corpus.versions.length);
}

/** The corpus in which only so many of the versions count. */
export function withFirst(corpus: Corpus, count: number): Corpus {
  const known = days.get(corpus.enacted) ?? new Map<number, Corpus>();
  days.set(corpus.enacted, known);
  const made = known.get(count) ?? make(known.get(corpus.versions.length) ?? corpus, count);
  known.set(count, made);
  return made;
}

/** @param corpus as assembled, which names the newest state */
function make(corpus: Corpus, count: number): Corpus {
  const { enacted, versions, imported } = corpus;
  const counting = versions.slice(0, count);
  const texts = new Map(enacted);
  for (const act of new Set(counting.map(({ pasal }) => regulationOf(pasal)))) {
    const text = enacted.get(act);
    const last = new Map(counting.map((version) => [version.pasal, version]));
    const own = [...last.values()].filter(({ pasal }) => regulationOf(pasal) === act);
    if (text !== undefined)
      texts.set(
        act,
        worded(text, own, (id) => enacted.get(regulationOf(id))?.provisions ?? []),
      );
  }
  const state = (hash: string): string =>
    count === versions.length ? hash : digest(`${hash} ${JSON.stringify(counting)}`);
  return {
    ...corpus,
    texts,
    provisions: new ProvisionMap(texts),
    hash: state(corpus.hash),
    ownHash: state(corpus.ownHash),
    // What names the words of an act that was brought in must tell one day's from another's.
    imported: new Map(
      [...imported].map(([id, hash]) => {
        const own = counting.filter(({ pasal }) => regulationOf(pasal) === id);
        return [id, own.length === 0 ? hash : digest(`${hash} ${JSON.stringify(own)}`)];
      }),
    ),
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The text with other words in some of its pasal, made when they are asked for. */
function worded(
  text: RegulationText,
  versions: readonly Version[],
  wordsOf: (id: string) => readonly Provision[],
): RegulationText {
  let made: readonly Provision[] | undefined;
  return {
    id: text.id,
    fidelity: text.fidelity,
    source: text.source,
    title: text.title,
    ...(text.reportedSource === undefined ? {} : { reportedSource: text.reportedSource }),
    get provisions() {
      made ??= versions.reduce(
        (list, version) => replaced(list, version, wordsOf(version.from)),
        [...text.provisions],
      );
      return made;
    },
    get pages() {
      return text.pages ?? new Map<string, number>();
    },
    get recognised() {
      return text.recognised ?? new Set<string>();
    },
  };
}

function replaced(list: readonly Provision[], version: Version, source: readonly Provision[]): Provision[] {
  const { pasal, from } = version;
  const root = source.find(({ id }) => id === from);
  if (root === undefined) return [...list];
  const old = list.find(({ id }) => id === pasal);
  const place = old?.place ?? list[placeFor(list, pasal, false) - 1]?.place ?? [];
  const base = { regulation: regulationOf(pasal), place };
  const article =
    root.unit === "pasal"
      ? movedTo(source, from, pasal, base)
      : [struckOut(root, pasal, old?.number ?? pasal.replace(/^.*pasal-/, "").toUpperCase(), base)];
  const penjelasan = movedTo(source, penjelasanId(from), penjelasanId(pasal), base);
  return put(put(list, pasal, article, false), penjelasanId(pasal), penjelasan, true);
}

type Base = Pick<Provision, "regulation" | "place">;

/** What stands at and below an id, as if it stood at another. */
function movedTo(source: readonly Provision[], from: string, to: string, base: Base): Provision[] {
  const at = (id: string): string => to + id.slice(from.length);
  return source
    .filter(({ id }) => isIn(from, id))
    .map((provision) => ({
      ...provision,
      ...base,
      id: at(provision.id),
      parent: provision.id === from || provision.parent === null ? null : at(provision.parent),
      body: provision.body.map((item): BodyItem =>
        item.type === "child" ? { ...item, id: at(item.id) } : item,
      ),
      origin: provision.id,
    }));
}

/** A pasal that an instruction strikes out keeps the words of that. */
function struckOut(instruction: Provision, id: string, number: string, base: Base): Provision {
  const body = instruction.body.filter(({ type }) => type !== "child");
  const { fidelity, id: origin } = instruction;
  return {
    ...base,
    id,
    unit: "pasal",
    number,
    title: null,
    parent: null,
    body,
    fidelity,
    isPenjelasan: false,
    origin,
  };
}

function put(
  list: readonly Provision[],
  root: string,
  fresh: readonly Provision[],
  isPenjelasan: boolean,
): Provision[] {
  const rest = list.filter(({ id }) => !isIn(root, id));
  const held = list.findIndex(({ id }) => isIn(root, id));
  return rest.toSpliced(held < 0 ? placeFor(rest, root, isPenjelasan) : held, 0, ...fresh);
}

/** Behind the last pasal with a lower number. */
function placeFor(list: readonly Provision[], pasal: string, isPenjelasan: boolean): number {
  const before = list.findLastIndex((provision) => {
    const level = pasalLevel(provision.id);
    return (
      provision.isPenjelasan === isPenjelasan && level.includes("/pasal-") && orderOf(level) < orderOf(pasal)
    );
  });
  if (before >= 0) return before + 1;
  const penjelasan = list.findIndex((provision) => provision.isPenjelasan);
  return isPenjelasan || penjelasan < 0 ? list.length : penjelasan;
}

/** "292a" after "292" and before "293". */
function orderOf(pasal: string): string {
  const [, digits = "", letters = ""] = /pasal-(\d*)([a-z]*)$/.exec(pasal) ?? [];
  return digits.padStart(6, "0") + letters;
}

function isIn(root: string, id: string): boolean {
  return id === root || id.startsWith(`${root}/`);
}
