import { CorpusError } from "../../platform/yaml.ts";
import { withIngested } from "../imported/merging.ts";
import {
  type Regulation,
  type Topic,
  type Version,
  parseRegister,
  parseTopics,
  parseVersions,
} from "./register.ts";
import type { Corpus } from "./corpus.ts";
import { type Hash, createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { IngestedVersion } from "../imported/registry.ts";
import { type RegulationText, parseRegulationMarkdown } from "./markdown.ts";
import { ProvisionMap } from "./provision-map.ts";
import { pasalOf, regulationOf, withoutPenjelasan } from "../provision-id.ts";
import { inOrder, newestOf } from "./versions.ts";

/** The parts of a corpus before they are checked against each other. */
export interface CorpusParts {
  readonly hash: string;
  /** `hash` where nothing was brought in. */
  readonly ownHash?: string;
  readonly imported?: ReadonlyMap<string, string>;
  readonly register: readonly Regulation[];
  readonly texts: readonly RegulationText[];
  readonly topics: readonly Topic[];
  readonly moved?: ReadonlyMap<string, string>;
  readonly versions?: readonly Version[];
}

/**
 * Reads and checks a corpus folder.
 * @param ingested acts that an office brought in, as `readIngested` gives them
 * @throws CorpusError when a file breaks its form or a reference between files does not resolve
 */
export async function loadCorpus(folder: string, ingested: readonly IngestedVersion[] = []): Promise<Corpus> {
  const hash = createHash("sha256");
  const read = async (...path: string[]): Promise<string> => {
    const text = await readFile(join(folder, ...path), "utf8");
    hash.update(path.join("/")).update("\0").update(text).update("\0");
    return text;
  };
  const faults: string[] = [];
  const collect = <T>(run: () => T): T[] => {
    try {
      return [run()];
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      faults.push(...error.faults);
      return [];
    }
  };
  const registerText = await read("regulations.yaml");
  const register = collect(() => parseRegister(registerText)).flat();
  const names = (await readdir(folder)).sort();
  const versionsText = names.includes("versions.yaml") ? await read("versions.yaml") : "";
  const versions = collect(() => parseVersions(versionsText)).flat();
  const texts: RegulationText[] = [];
  for (const name of names) {
    if (!name.endsWith(".md") || name === "README.md") continue;
    const markdown = await read(name);
    texts.push(...collect(() => parseRegulationMarkdown(markdown, name)));
  }
  const topics: Topic[] = [];
  for (const name of (await readdir(join(folder, "topics"))).sort()) {
    if (!name.endsWith(".yaml")) continue;
    const yaml = await read("topics", name);
    topics.push(...collect(() => parseTopics(yaml, `topics/${name}`)).flat());
  }
  if (faults.length > 0) throw new CorpusError(faults);
  const shipped = new Set(texts.map(({ id }) => id));
  const isImported = ({ act }: IngestedVersion): boolean => !shipped.has(act.entry.id);
  const own = hash.copy();
  for (const version of ingested) {
    const add = (to: Hash): Hash =>
      to.update(version.act.entry.id).update("\0").update(version.hash).update("\0");
    add(hash);
    if (!isImported(version) || version.act.versions !== undefined) add(own);
  }
  return assembleCorpus({
    hash: hash.digest("hex"),
    ownHash: own.digest("hex"),
    imported: new Map(ingested.filter(isImported).map((version) => [version.act.entry.id, version.hash])),
    ...withIngested({ register, texts, topics, versions }, ingested),
  });
}

/**
 * Joins the parts of a corpus and checks what they say of each other.
 * @throws CorpusError with every reference that does not resolve
 */
export function assembleCorpus(parts: CorpusParts): Corpus {
  const faults: string[] = [];
  const regulations = new Map<string, Regulation>();
  for (const entry of parts.register) {
    if (regulations.has(entry.id)) faults.push(`regulations.yaml: ${entry.id} stands twice`);
    regulations.set(entry.id, entry);
  }
  const order = new Map([...regulations.keys()].map((id, place) => [id, place]));
  const placeOf = (text: RegulationText): number => order.get(text.id) ?? -1;
  const texts = new Map<string, RegulationText>();
  for (const text of [...parts.texts].sort((a, b) => placeOf(a) - placeOf(b))) {
    if (!regulations.has(text.id)) faults.push(`${text.id}.md: the register has no entry ${text.id}`);
    texts.set(text.id, text);
  }
  const provisions = new ProvisionMap(texts);
  const moved = parts.moved ?? new Map<string, string>();
  const { hash, ownHash = hash, imported = new Map<string, string>(), topics } = parts;
  const versions = inOrder(parts.versions ?? []);
  const base = { hash, ownHash, imported, regulations, versions, enacted: texts, topics, moved };
  faults.push(...versionFaults({ ...base, texts, provisions }));
  const corpus = newestOf({ ...base, texts, provisions });
  faults.push(...referenceFaults(corpus));
  if (faults.length > 0) throw new CorpusError(faults);
  return corpus;
}

function versionFaults({ versions, regulations, texts, provisions }: Corpus): string[] {
  return versions.flatMap(({ pasal, from, by }) => [
    ...(texts.has(regulationOf(pasal)) ? [] : [`versions.yaml: of the act of ${pasal} no text ships`]),
    ...(provisions.has(from) ? [] : [`versions.yaml: ${pasal}: ${from} is not in the corpus`]),
    ...(by === undefined || regulations.has(by) ? [] : [`versions.yaml: ${pasal}: no regulation ${by}`]),
  ]);
}

function referenceFaults(corpus: Corpus): string[] {
  const faults: string[] = [];
  const resolve = (id: string, where: string, mustBeShipped: boolean): void => {
    const regulation = corpus.regulations.get(regulationOf(id));
    if (regulation === undefined)
      faults.push(`${where}: ${id} names a regulation that is not in the register`);
    else if (
      id !== regulation.id &&
      !corpus.provisions.has(id) &&
      (mustBeShipped || isShippedPasal(corpus, id))
    )
      faults.push(`${where}: ${id} is not in the corpus`);
  };
  for (const topic of corpus.topics) resolve(topic.id, "topics", true);
  for (const regulation of corpus.regulations.values()) {
    const where = `regulations.yaml: ${regulation.id}`;
    if (regulation.corpus !== "none" && !corpus.texts.has(regulation.id))
      faults.push(`${where}: no text ${regulation.id}.md, though corpus is "${regulation.corpus}"`);
    if (regulation.by !== undefined) resolve(regulation.by, where, false);
    for (const id of regulation.replacedBy) resolve(id, where, false);
    for (const { from, to } of regulation.successors) {
      resolve(from, where, true);
      for (const id of to) resolve(id, where, false);
    }
    for (const { provision, except } of regulation.decisions)
      for (const id of [provision, ...except]) resolve(id, where, false);
    for (const { provision } of regulation.alsoReported) resolve(provision, where, true);
  }
  // A scan may have lost the article that a penjelasan explains; the report of its reading says so.
  for (const text of corpus.texts.values())
    if (text.fidelity !== "imported") faults.push(...penjelasanFaults(corpus, text));
  return faults;
}

function penjelasanFaults(corpus: Corpus, text: RegulationText): string[] {
  return text.provisions.flatMap(({ id, fidelity, isPenjelasan }) => {
    if (fidelity === "imported" || !isPenjelasan || pasalOf(id) === null) return [];
    const article = withoutPenjelasan(id);
    return corpus.provisions.has(article) ? [] : [`${id} explains ${article}, which is not in the corpus`];
  });
}

/**
 * Whether the pasal that `id` lies in is part of the corpus, so that the rest of the id must resolve too. Of an act that was read
 * from a file the reading may have lost it.
 */
function isShippedPasal(corpus: Corpus, id: string): boolean {
  const pasal = pasalOf(id);
  const fidelity = pasal === null ? undefined : corpus.provisions.get(pasal)?.fidelity;
  return fidelity !== undefined && fidelity !== "imported";
}
