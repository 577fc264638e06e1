import { type SignLexicon, type StatedFact, parseSigns, statedFactSchema } from "./signs.ts";
import { PatternIndex, type Tokens } from "../../text/phrase-matcher.ts";
import { z } from "zod";
import { type YamlReader, parseYaml, readYaml, someWords, wordList } from "../../platform/yaml.ts";
import {
  type Field,
  type Form,
  type HomeBody,
  affairSchema,
  authoritySchema,
  formSchema,
  homeBodySchema,
} from "../rules/facts.ts";
import { fold, wordsOf } from "../../text/tokeniser.ts";

/** The lexicons of `corpus/eligibility/`: fields of activity, forms, and the phrases around them. */

const bilingual = z.object({ id: z.string().min(1), en: z.string().min(1) }).strict();
const words = wordList;
const why = z.string().optional();

const fieldEntrySchema = z
  .object({
    id: z.string().regex(/^[a-z-]+$/),
    name: bilingual,
    authority: authoritySchema,
    affair: affairSchema.optional(),
    basis: z.array(z.string()).min(1),
    /** The words are an act by themselves, with or without a partner. */
    isActivity: z.boolean().default(false),
    common: z.boolean().default(false),
    /** Science and technology (PP 28/2018 Pasal 27 ayat (2)). */
    science: z.boolean().default(false),
    /** The form of cooperation that the words name as well. */
    form: formSchema.optional(),
    words: someWords,
    why,
  })
  .strict()
  .refine(({ authority, affair }) => (authority === "central") === (affair !== undefined), {
    message: "a central field names its affair, a regional one none",
  });

const factValue = z.union([z.boolean(), z.string()]);
const formEntrySchema = z
  .object({ form: formSchema, name: bilingual, words, sets: z.record(factValue).optional(), why })
  .strict();

const phrasesSchema = z
  .object({
    spelling: z.record(z.string()),
    permission: z.object({ id: words, en: words }).strict(),
    request: words,
    intention: words,
    openQuestion: words,
    planQuestion: words,
    ours: words,
    necessity: words,
    cooperation: words,
    acts: words,
    factual: words,
    abroad: words,
    otherActors: words,
    stateOrgans: words,
    offTopic: words,
    manner: words,
    before: z.object({ with: words, at: words, not: words, about: words }).strict(),
    after: z.object({ about: words }).strict(),
    kinds: z
      .object({
        municipality: words,
        county: words,
        "province-or-state": words,
        state: words,
        organisation: words,
        company: words,
      })
      .strict(),
    home: z.object({ kota: words, kabupaten: words, provinsi: words, any: words }).strict(),
    bodies: z.record(homeBodySchema, words),
    facts: z.array(statedFactSchema),
    approvers: z.object({ dprdApproval: words, centralApproval: words }).strict(),
    refusals: words,
    followUp: words,
    correction: words,
    fieldCue: words,
    atHome: words,
    doing: words,
    issuing: words,
    ordinary: words,
    common: words,
    rhetorical: words,
    takingBack: words,
    purpose: words,
    countingAs: words,
    untold: words,
    originOf: words,
    notKnown: words,
    asksScope: words,
    aboutField: words,
    saidCentral: words,
    besideName: words,
  })
  .strict();

export type FieldEntry = z.infer<typeof fieldEntrySchema>;
export type PartnerWord =
  "municipality" | "county" | "province-or-state" | "state" | "organisation" | "company";
/** A fact about an approval, by who gives it. */
export type Approver = "dprdApproval" | "centralApproval";
export type HomeWord = "kota" | "kabupaten" | "provinsi" | "any";

export interface Lexicon {
  readonly fields: readonly FieldEntry[];
  readonly fieldWords: PatternIndex<FieldEntry>;
  readonly formWords: PatternIndex<Form>;
  /** Forms in the order in which one is preferred to another. */
  readonly forms: readonly Form[];
  readonly statedFacts: PatternIndex<StatedFact>;
  readonly approvers: PatternIndex<Approver>;
  readonly refusals: PatternIndex<true>;
  /** Signs of a bar and of the steps of the procedure. */
  readonly signs: SignLexicon;
  readonly permission: PatternIndex<true>;
  readonly request: PatternIndex<true>;
  readonly intention: PatternIndex<true>;
  readonly openQuestion: PatternIndex<true>;
  /** What one asks of a plan and its verdict answers: what is needed, what comes next. */
  readonly planQuestion: PatternIndex<true>;
  /** The one who writes is of the region that plans. */
  readonly ours: PatternIndex<true>;
  readonly necessity: PatternIndex<true>;
  readonly cooperation: PatternIndex<true>;
  readonly acts: PatternIndex<true>;
  readonly factual: PatternIndex<true>;
  readonly abroad: PatternIndex<true>;
  readonly otherActors: PatternIndex<true>;
  readonly stateOrgans: PatternIndex<true>;
  readonly offTopic: PatternIndex<true>;
  readonly manner: PatternIndex<true>;
  readonly followUp: PatternIndex<true>;
  /** Opens a turn that mends or adds to what was said before. */
  readonly correction: PatternIndex<true>;
  readonly fieldCue: PatternIndex<true>;
  readonly atHome: PatternIndex<true>;
  readonly doing: PatternIndex<true>;
  readonly issuing: PatternIndex<true>;
  readonly partnerKinds: PatternIndex<PartnerWord>;
  readonly homeWords: PatternIndex<HomeWord>;
  /** Who may plan besides a regional government. */
  readonly bodies: PatternIndex<HomeBody>;
  readonly withWords: ReadonlySet<string>;
  readonly atWords: ReadonlySet<string>;
  readonly notWords: PatternIndex<true>;
  readonly aboutBefore: ReadonlySet<string>;
  readonly aboutAfter: ReadonlySet<string>;
  readonly ordinary: ReadonlySet<string>;
  /** Words that name no activity. */
  readonly common: ReadonlySet<string>;
  readonly purpose: PatternIndex<true>;
  /** A partner or plan that is only pointed at. */
  readonly untold: PatternIndex<true>;
  readonly originOf: PatternIndex<true>;
  readonly notKnown: PatternIndex<true>;
  /** Asks whether the rules of foreign cooperation apply at all. */
  readonly asksScope: PatternIndex<true>;
  /** Before what something may count as. */
  readonly countingAs: PatternIndex<true>;
  /** What may stand between a denial and the field that it denies. */
  readonly aboutField: PatternIndex<true>;
  readonly saidCentral: PatternIndex<true>;
  /** The place after is only near the partner. */
  readonly besideName: PatternIndex<true>;
  readonly rhetorical: PatternIndex<true>;
  readonly takingBack: PatternIndex<true>;
  /** Every word of every pattern: none of them is a place or a misspelling by itself. */
  readonly vocabulary: ReadonlySet<string>;
  /** Words of fields, forms, permission and cooperation: those a misspelt word may be taken for. */
  readonly spellable: ReadonlySet<string>;
  /** The standard spelling of a folded word. */
  spell(word: string): string;
}

const PARTNER_WORDS: readonly PartnerWord[] = [
  "municipality",
  "county",
  "province-or-state",
  "state",
  "organisation",
  "company",
];

export interface LexiconTexts {
  readonly fields: string;
  readonly forms: string;
  readonly phrases: string;
  readonly signs: string;
}

/**
 * @param texts the texts of `fields.yaml`, `forms.yaml`, `phrases.yaml` and `signs.yaml`
 * @throws CorpusError with every entry that breaks the form
 */
export function parseLexicon(texts: LexiconTexts, read: YamlReader = readYaml): Lexicon {
  const fields = parseYaml(z.array(fieldEntrySchema), texts.fields, "corpus/eligibility/fields.yaml", read);
  const forms = parseYaml(z.array(formEntrySchema), texts.forms, "corpus/eligibility/forms.yaml", read);
  const phrases = parseYaml(phrasesSchema, texts.phrases, "corpus/eligibility/phrases.yaml", read);
  const spelling = new Map(Object.entries(phrases.spelling));
  const spell = (word: string): string => spelling.get(word) ?? drawnOut(word) ?? word;
  /** "gaa", "bolehhh": the word it is when it ends in one letter less. */
  const drawnOut = (word: string): string | undefined => {
    if (!/(.)\1\1$|(?:aa|ii|uu|hh|kk|gg|yy)$/.test(word) || vocabulary.has(word)) return undefined;
    const short = word.replace(/(.)\1+$/, "$1");
    return spelling.get(short) ?? (vocabulary.has(short) ? short : undefined);
  };
  const vocabulary = new Set([...spelling.keys(), ...phrases.ordinary.map(fold)]);
  const spellable = new Set<string>();
  const index = <T>(entries: readonly { readonly words: readonly string[]; readonly value: T }[]) => {
    const patterns = new PatternIndex(entries, spell);
    for (const word of patterns.words) vocabulary.add(word);
    return patterns;
  };
  const list = (words: readonly string[]): PatternIndex<true> => index([{ words, value: true }]);
  const named = <K extends string>(groups: Readonly<Record<K, readonly string[]>>, names: readonly K[]) =>
    index(names.map((value) => ({ words: groups[value], value })));
  const folded = (words: readonly string[]): Set<string> => new Set(words.map(fold));
  const listed = [
    ...fields.map(({ words }) => words),
    ...forms.map(({ words }) => words),
    phrases.permission.id,
    phrases.permission.en,
    phrases.cooperation,
    phrases.doing,
  ];
  for (const words of listed)
    for (const text of words) for (const word of text.split(" ")) spellable.add(word.replace("*", ""));
  return {
    spellable,
    fields,
    fieldWords: index(fields.map((value) => ({ words: value.words, value }))),
    formWords: index(forms.map(({ words, form }) => ({ words, value: form }))),
    forms: forms.map(({ form }) => form),
    statedFacts: index(phrases.facts.map((value) => ({ words: value.words, value }))),
    approvers: named(phrases.approvers, ["dprdApproval", "centralApproval"]),
    refusals: list(phrases.refusals),
    signs: parseSigns(texts.signs, list, read),
    permission: list([...phrases.permission.id, ...phrases.permission.en]),
    request: list(phrases.request),
    intention: list(phrases.intention),
    openQuestion: list(phrases.openQuestion),
    planQuestion: list(phrases.planQuestion),
    ours: list(phrases.ours),
    necessity: list(phrases.necessity),
    cooperation: list(phrases.cooperation),
    acts: list(phrases.acts),
    factual: list(phrases.factual),
    abroad: list(phrases.abroad),
    otherActors: list(phrases.otherActors),
    stateOrgans: list(phrases.stateOrgans),
    offTopic: list(phrases.offTopic),
    manner: list(phrases.manner),
    followUp: list(phrases.followUp),
    correction: list(phrases.correction),
    fieldCue: list(phrases.fieldCue),
    atHome: list(phrases.atHome),
    doing: list(phrases.doing),
    issuing: list(phrases.issuing),
    partnerKinds: named(phrases.kinds, PARTNER_WORDS),
    homeWords: named(phrases.home, ["kota", "kabupaten", "provinsi", "any"]),
    bodies: index(homeBodySchema.options.map((value) => ({ words: phrases.bodies[value] ?? [], value }))),
    withWords: folded(phrases.before.with),
    atWords: folded(phrases.before.at),
    notWords: list(phrases.before.not),
    aboutBefore: folded(phrases.before.about),
    aboutAfter: folded(phrases.after.about),
    ordinary: folded(phrases.ordinary),
    common: folded(phrases.common),
    purpose: list(phrases.purpose),
    countingAs: list(phrases.countingAs),
    untold: list(phrases.untold),
    originOf: list(phrases.originOf),
    notKnown: list(phrases.notKnown),
    asksScope: list(phrases.asksScope),
    aboutField: list(phrases.aboutField),
    saidCentral: list(phrases.saidCentral),
    besideName: list(phrases.besideName),
    rhetorical: list(phrases.rhetorical),
    takingBack: list(phrases.takingBack),
    vocabulary,
    spell,
  };
}

export function tokenise(lexicon: Pick<Lexicon, "spell">, text: string): Tokens {
  const words = wordsOf(text);
  const tokens = words.flatMap(({ key }, word) =>
    lexicon
      .spell(key)
      .split(" ")
      .map((part) => ({ key: part, stem: withoutParticle(part), word })),
  );
  return { text, words, tokens };
}

/** The typed words from one token up to another. */
export function wordsBetween({ words, tokens }: Tokens, start: number, end: number): string {
  const from = tokens[start]?.word ?? 0;
  const to = tokens[end - 1]?.word ?? from;
  return words
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join(" ");
}

export function toField({ id, name, authority, affair, science, basis }: FieldEntry): Field {
  return { id, name, authority, isScience: science, basis, ...(affair !== undefined && { affair }) };
}

/** Without -nya, -kah, -lah, -pun, and without the English plural. "apakah" stays whole: "apakah itu boleh" is not "apa itu". */
export function withoutParticle(key: string): string {
  if (key === "apakah") return key;
  if (/[^s]s$/.test(key) && key.length > 4) return key.slice(0, -1);
  return key.length > 5 ? key.replace(/(?<=.{3})(?:nya)?(?:kah|lah|pun)?$/, "") : key;
}
