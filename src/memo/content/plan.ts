import type { Frame } from "../../answering/presentation/sources.ts";
import type { DecidingFact } from "../../eligibility/rules/check.ts";
import {
  type Facts,
  type Source,
  type SourcedFacts,
  factAt,
  sourcedFactsSchema,
} from "../../eligibility/rules/facts.ts";
import { homeNamed } from "../../eligibility/understanding/home-region.ts";
import type { Rulebook } from "../../eligibility/rules/rulebook.ts";
import { formatDate } from "../../platform/dates.ts";
import { type Words, sanitiseName, sanitiseQuestion } from "./words.ts";
import { type Table, type Text, plain } from "./memo.ts";

/** The planned cooperation that a memo is about: in one phrase, and fact by fact with where each is known from. */

/** The plan with nothing in it that a document could not show: the names in it also go into the words of the rules. */
export function sanitisePlan(sourced: SourcedFacts): SourcedFacts {
  const clean = (key: string, value: unknown): unknown => {
    if (typeof value !== "string" || value === "") return value;
    const text = key === "name" || key === "words" ? sanitiseName(value) : sanitiseQuestion(value);
    return text === "" ? "?" : text;
  };
  return sourcedFactsSchema.parse(JSON.parse(JSON.stringify(sourced), clean));
}

export function homeName({ home }: Facts, words: Words): string {
  if (home?.name !== undefined) {
    const isWhole = home.kind === undefined || /^(?:kota|kabupaten|provinsi|daerah) /i.test(home.name);
    return sanitiseName(
      isWhole || home.kind === undefined ? home.name : homeNamed(home.name, home.kind).name,
    );
  }
  return home?.kind === undefined ? words.someHome : words.homeOfKind[home.kind];
}

/** "Tel Aviv (Israel)" */
export function partnerName({ partner }: Facts, words: Words, { language }: Frame): string {
  const name = partner?.name === undefined ? undefined : sanitiseName(partner.name);
  const country = partner?.countryName?.[language];
  if (name === undefined || name === "") return country ?? words.somePartner;
  return country === undefined || country === name ? name : `${name} (${country})`;
}

/** "kerja sama kota/provinsi kembar (sister city) Kota Bandung dengan Tel Aviv (Israel) di bidang pendidikan" */
export function planPhrase({ facts }: SourcedFacts, words: Words, frame: Frame): string {
  const form = facts.form ?? "general";
  const noun = words.formNouns[form];
  const between = form === "general" || form === "sister-city" || form === "technical" || form === "signing";
  const phrase = between ? words.planBetween : words.planBy;
  const field = facts.field?.name?.[frame.language];
  return `${phrase(noun, homeName(facts, words), partnerName(facts, words, frame))}${field === undefined ? "" : words.inField(sanitiseName(field))}`;
}

/** Every fact that is known of the plan, and those that an office must know but were not stated. */
export function factsTable(frame: Frame, words: Words, rulebook: Rulebook, sourced: SourcedFacts): Table {
  const { facts } = sourced;
  const { language } = frame;
  const rows: Text[][] = [];
  const add = (label: string, value: string | undefined, ...paths: string[]): void => {
    const source = paths.map((path) => sourceOf(sourced, path)).find((found) => found !== undefined);
    const from = source === undefined ? "" : sourceWords(source, paths[0] ?? "", words, frame);
    rows.push([plain(label), plain(value ?? words.notStated), plain(value === undefined ? "" : from)]);
  };
  const option = (fact: string): string | undefined => optionLabel(rulebook, facts, fact, frame);
  const home = facts.home === undefined ? undefined : homeName(facts, words);
  add(words.home, home, "home.name", "home.kind");
  const partner = facts.partner?.name === undefined ? undefined : sanitiseName(facts.partner.name);
  if (partner !== undefined || facts.partner?.country === undefined)
    add(words.partner, partner, "partner.name");
  if (facts.partner?.kind !== undefined) add(words.partnerKind, option("partner.kind"), "partner.kind");
  if (facts.partner?.level !== undefined) add(words.partnerLevel, option("partner.level"), "partner.level");
  const isWithoutCountry =
    facts.partner?.kind === "international-organisation" || facts.partner?.kind === "indonesian-region";
  if (!isWithoutCountry) {
    add(words.country, facts.partner?.countryName?.[language], "partner.countryName", "partner.country");
    const relations = facts.partner?.relations;
    if (relations !== undefined)
      add(words.relations, words.relationsValues[relations], "partner.relations", "partner.country");
  }
  add(
    words.form,
    facts.form === undefined ? undefined : (option("form") ?? words.formNouns[facts.form]),
    "form",
  );
  const field = facts.field?.name?.[language];
  add(words.field, field === undefined ? undefined : sanitiseName(field), "field.id", "field.name", "field");
  for (const { fact, ask } of rulebook.questions.values())
    if (!NAMED.has(fact) && factAt(facts, fact) !== undefined) add(ask[language], option(fact), fact);
  return {
    type: "table",
    widths: [0.34, 0.33, 0.33],
    head: [words.fact, words.value, words.source],
    rows,
  };
}

/** Facts with a line of their own. */
const NAMED: ReadonlySet<string> = new Set([
  "home.kind",
  "partner.kind",
  "partner.relations",
  "partner.level",
  "form",
  "field.authority",
]);

function optionLabel(
  rulebook: Rulebook,
  facts: Facts,
  fact: string,
  { language }: Frame,
): string | undefined {
  const value = factAt(facts, fact);
  const options = rulebook.questions.get(fact)?.options ?? [];
  return options.find((candidate) => candidate.value === value)?.label[language];
}

/** The source of a fact, or of what it is part of. */
function sourceOf(sourced: SourcedFacts, path: string): Source | undefined {
  const own = sourced.sources[path];
  const dot = path.lastIndexOf(".");
  return own ?? (dot < 0 ? undefined : sourceOf(sourced, path.slice(0, dot)));
}

function sourceWords(source: Source, fact: string, words: Words, { language }: Frame): string {
  switch (source.type) {
    case "question":
      return words.fromQuestion(sanitiseName(source.words));
    case "previous":
      return words.fromPrevious;
    case "dialog":
      return words.fromDialog;
    case "data": {
      const day = formatDate(source.asOf, language);
      const note = source.note === undefined ? "" : `. ${source.note[language].replace(/\.$/, "")}`;
      const isRelations = fact.startsWith("partner.");
      return `${isRelations ? words.fromRelations(day) : words.fromFields(day)}${note}`;
    }
  }
}

/** Where the facts that decided a check are known from, each once. */
export function decidedFrom(decidedBy: readonly DecidingFact[], words: Words, frame: Frame): string[] {
  const from = decidedBy.flatMap(({ fact, source }) =>
    source === null ? [] : [sourceWords(source, fact, words, frame)],
  );
  return [...new Set(from)];
}

/** Whether the relations of a plan's partner must be confirmed before anybody relies on them. */
export function areRelationsDoubtful({ sources }: SourcedFacts): boolean {
  const source = sources["partner.relations"];
  return source?.type === "data" && source.doubtful !== undefined;
}

/** The day of the data of one kind that a plan was judged by, as it is shown; null where none was. */
export function dataDay(
  sourced: SourcedFacts,
  fact: "partner.relations" | "field.authority",
  { language }: Frame,
): string | null {
  const source = sourced.sources[fact];
  return source?.type === "data" ? formatDate(source.asOf, language) : null;
}
