import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Gazetteer } from "./gazetteer.ts";
import { parseLexicon } from "./lexicon.ts";
import type { Knowledge } from "./mentions.ts";
import { parseNames } from "./names.ts";
import { parseCountryRelations } from "./relations.ts";
import { createHash } from "node:crypto";
import { readYaml } from "../../platform/yaml.ts";

/** Where something is kept between two starts. */
export interface TextStore {
  /** Undefined where nothing is kept. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/**
 * Reads what questions are understood by.
 * @param folder the folder `corpus/eligibility`
 * @param relationsOverride the text of an administrator's `country-relations.yaml`, where there is one
 * @param kept keeps the files in a form that is read faster; what it holds is not trusted beyond its checksum
 * @throws CorpusError when a file breaks its form or names what another does not have
 */
export async function loadKnowledge(
  folder: string,
  relationsOverride?: string,
  kept?: TextStore,
): Promise<Knowledge> {
  const read = async (file: string): Promise<string> => {
    const bytes = await readFile(join(folder, file));
    return bytes.toString(file === "gazetteer.tsv" ? "latin1" : "utf8");
  };
  const [
    countryRelations,
    countryNames,
    places,
    organisations,
    indonesia,
    fields,
    forms,
    phrases,
    signs,
    table,
    near,
  ] = await Promise.all(
    [
      "country-relations.yaml",
      "country-names.yaml",
      "places.yaml",
      "organisations.yaml",
      "indonesia.yaml",
      "fields.yaml",
      "forms.yaml",
      "phrases.yaml",
      "signs.yaml",
      "gazetteer.tsv",
      "words-near-names.txt",
    ].map(read),
  );
  const texts = [
    countryRelations,
    countryNames,
    places,
    organisations,
    indonesia,
    fields,
    forms,
    phrases,
    signs,
  ];
  const cache = new YamlCache(await kept?.read());
  const wasChecked = texts.every((text) => cache.has(text ?? ""));
  const { relations, dates } = parseCountryRelations(countryRelations ?? "", relationsOverride, cache.read);
  const names = once(() =>
    parseNames(
      {
        countryNames: countryNames ?? "",
        places: places ?? "",
        organisations: organisations ?? "",
        indonesia: indonesia ?? "",
      },
      relations,
      cache.read,
    ),
  );
  const lexicon = once(() =>
    parseLexicon(
      { fields: fields ?? "", forms: forms ?? "", phrases: phrases ?? "", signs: signs ?? "" },
      cache.read,
    ),
  );
  const wordsNearNames = once(
    () => new Set((near ?? "").split("\n").filter((word) => word !== "" && !word.startsWith("#"))),
  );
  // Texts that were read an earlier time had no fault then: their tables wait for the first question.
  if (!wasChecked) {
    names();
    lexicon();
    if (cache.isStale) await kept?.write(cache.toText());
  }
  return {
    relations,
    relationsDates: dates,
    gazetteer: new Gazetteer(table ?? ""),
    get names() {
      return names();
    },
    get lexicon() {
      return lexicon();
    },
    get wordsNearNames() {
      return wordsNearNames();
    },
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/**
 * What YAML texts say, kept as JSON, which is read in a twentieth of the time. A text that changed is read anew; what
 * a text says is checked against its form as ever.
 */
export class YamlCache {
  private readonly known: Readonly<Record<string, unknown>>;
  private readonly used = new Map<string, unknown>();

  /** @param kept what `toText` gave an earlier time; anything else counts as nothing kept */
  constructor(kept?: string) {
    this.known = kept === undefined ? {} : parseKept(kept);
  }

  readonly read = (text: string): unknown => {
    const key = digest(text);
    const value = Object.hasOwn(this.known, key) ? this.known[key] : readYaml(text);
    this.used.set(key, value);
    return value;
  };

  /** Whether a text was read an earlier time. */
  has(text: string): boolean {
    return Object.hasOwn(this.known, digest(text));
  }

  /** Whether `toText` would say something else than what was kept. */
  get isStale(): boolean {
    const known = Object.keys(this.known);
    return known.length !== this.used.size || known.some((key) => !this.used.has(key));
  }

  /** The texts that were read, with a checksum in the first line. */
  toText(): string {
    const body = JSON.stringify(Object.fromEntries(this.used));
    return `${digest(body)}\n${body}`;
  }
}

function parseKept(kept: string): Readonly<Record<string, unknown>> {
  const end = kept.indexOf("\n");
  const body = kept.slice(end + 1);
  if (end < 0 || digest(body) !== kept.slice(0, end)) return {};
  const value: unknown = JSON.parse(body);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
