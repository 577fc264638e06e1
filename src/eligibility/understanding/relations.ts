import { CorpusError, type YamlReader, parseYaml, readYaml } from "../../platform/yaml.ts";
import { z } from "zod";
import { type Relations, relationsSchema } from "../rules/facts.ts";

/** Diplomatic relations of Indonesia with states and entities, as `country-relations.yaml` lists them. */

const bilingual = z.object({ id: z.string().min(1), en: z.string().min(1) }).strict();
/** ISO 3166 alpha-2, or a code of our own where ISO has none. */
const code = z.string().regex(/^[A-Z]{2}$/, "a code of two capital letters is expected");
/** Year, month or day, as far as it is known. YAML reads a year alone as a number. */
const date = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a date like 2010, 2010-11 or 2010-11-30 is expected"),
);
const group = z.enum(["un-member", "observer", "other"]);
const kind = z.enum([
  /** An ambassador took office between the two: relations that both sides keep up. */
  "ambassador",
  "joint-communique",
  /** A number given by the ministry or one of its missions, with what it leaves out. */
  "official-count",
  "ministerial-statement",
  "reported",
  "general-knowledge",
  "administrator",
]);

const sourceSchema = z
  .object({
    kind,
    /** What it says is of this day. */
    asOf: date,
    /** What it says, to go on within a sentence. */
    says: bilingual,
    /** Where it was found. */
    where: z.string().min(1),
  })
  .strict();

const stateSchema = z
  .object({
    code,
    name: bilingual,
    group,
    status: relationsSchema,
    since: date.optional(),
    until: date.optional(),
    /** Names in `sources`. */
    source: z.string(),
    sinceSource: z.string().optional(),
    doubtful: bilingual.optional(),
    note: bilingual.optional(),
  })
  .strict();

const fileSchema = z
  .object({ updated: date, sources: z.record(z.string(), sourceSchema), states: z.array(stateSchema) })
  .strict();

/** What an administrator may say of a country: of a listed one only what changes. */
const overrideSchema = z
  .object({
    code,
    name: bilingual.optional(),
    group: group.optional(),
    status: relationsSchema,
    since: date.optional(),
    until: date.optional(),
    asOf: date,
    sourceKind: kind.optional(),
    doubtful: bilingual.optional(),
    note: bilingual.optional(),
  })
  .strict();

type Bilingual = z.infer<typeof bilingual>;

export interface CountryRelation {
  readonly code: string;
  readonly name: Bilingual;
  readonly group: z.infer<typeof group>;
  /** From `since` on and before `until`; on other days it is the other one. See `relationsOn`. */
  readonly status: Relations;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** The newest day that a source says so of. */
  readonly asOf: string;
  readonly sourceKind: z.infer<typeof kind>;
  /** What the source says; an administrator need not name one. */
  readonly says?: Bilingual | undefined;
  /** Why the ministry must be asked first. */
  readonly doubtful?: Bilingual | undefined;
  readonly note?: Bilingual | undefined;
  readonly file: string;
}

/** By code. */
export type CountryRelations = ReadonlyMap<string, CountryRelation>;

/** How old the data is as a whole. */
export interface RelationsDates {
  /** When it was last gone through. */
  readonly updated: string;
  /** Of the oldest and the newest source that a state is known from. */
  readonly oldest: string;
  readonly newest: string;
}

export interface RelationsData {
  readonly relations: CountryRelations;
  readonly dates: RelationsDates;
}

const FILE = "corpus/eligibility/country-relations.yaml";
const OVERRIDE_FILE = "country-relations.yaml";

/**
 * @param yaml the text of `corpus/eligibility/country-relations.yaml`
 * @param override the text of an administrator's `country-relations.yaml`, whose entries replace those of the same code
 * @throws CorpusError with every entry that breaks the form; the message names which of the two files it is in
 */
export function parseCountryRelations(
  yaml: string,
  override?: string,
  read: YamlReader = readYaml,
): RelationsData {
  const { updated, sources, states } = parseYaml(fileSchema, yaml, FILE, read);
  const relations = new Map<string, CountryRelation>();
  const faults: string[] = [];
  for (const { source: name, sinceSource, ...state } of states) {
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
    if (relations.has(state.code)) faults.push(`${FILE}: ${state.code} stands twice`);
    for (const named of [name, sinceSource])
      if (named !== undefined && !Object.hasOwn(sources, named))
        faults.push(`${FILE}: ${state.code}: there is no source ${named}`);
    faults.push(...orderFaults(FILE, state));
    if (source === undefined) continue;
    const { asOf, says, kind: sourceKind } = source;
    relations.set(state.code, { ...state, asOf, says, sourceKind, file: FILE });
  }
  if (faults.length === 0 && override !== undefined && override.trim() !== "")
    faults.push(...replace(relations, override));
  if (faults.length > 0) throw new CorpusError(faults);
  const days = [...relations.values()].map(({ asOf }) => asOf).sort();
  return {
    relations,
    dates: { updated, oldest: days[0] ?? updated, newest: days.at(-1) ?? updated },
  };
}

/** Puts an administrator's entries in; returns what is wrong with them. */
function replace(relations: Map<string, CountryRelation>, override: string): string[] {
  const faults: string[] = [];
  const file = `${OVERRIDE_FILE} (DATA_DIR)`;
  for (const entry of parseYaml(z.array(overrideSchema), override, file)) {
    const listed = relations.get(entry.code);
    const name = entry.name ?? listed?.name;
    faults.push(...orderFaults(file, entry));
    if (name === undefined) {
      faults.push(`${file}: ${entry.code} is not listed yet, so it needs a name (id and en)`);
      continue;
    }
    // What is confirmed anew began when it was known to have begun.
    const since = entry.since ?? (listed?.status === entry.status ? listed.since : undefined);
    relations.set(entry.code, {
      ...entry,
      name,
      since,
      group: entry.group ?? listed?.group ?? "other",
      sourceKind: entry.sourceKind ?? "administrator",
      file: OVERRIDE_FILE,
    });
  }
  return faults;
}

function orderFaults(
  file: string,
  { code, since, until }: { code: string; since?: string | undefined; until?: string | undefined },
): string[] {
  return since !== undefined && until !== undefined && until <= since
    ? [`${file}: ${code}: it must end (until) after it began (since)`]
    : [];
}

/**
 * Every state with the status that it had on a day. A `since` or `until` of which only the year or month is known
 * counts from the first day of it.
 * @param day ISO date
 */
export function relationsOn(relations: CountryRelations, day: string): CountryRelations {
  return new Map([...relations].map(([code, relation]) => [code, relationOn(relation, day)]));
}

function relationOn(relation: CountryRelation, day: string): CountryRelation {
  const { status, since, until, asOf, sourceKind, name, group, file } = relation;
  const isBefore = since !== undefined && day < since;
  if (!isBefore && (until === undefined || day < until)) return relation;
  const other = status === "relations" ? "none" : "relations";
  const rest = isBefore ? { until: since } : { since: until };
  return { code: relation.code, name, group, asOf, sourceKind, file, status: other, ...rest };
}
