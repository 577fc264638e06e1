import { type Tokens } from "../../text/phrase-matcher.ts";
import { withFact, withMore } from "./merge-facts.ts";
import { NOTHING_KNOWN, type Recogniser, type Source, type SourcedFacts } from "../rules/facts.ts";
import { toField, tokenise, withoutParticle } from "./lexicon.ts";
import type { Knowledge } from "./mentions.ts";
import { isDeepStrictEqual } from "node:util";
import { type Parties, findParties } from "./partners.ts";
import { decide } from "./question.ts";
import { relationsOn } from "./relations.ts";
import { type Stated, findStated } from "./extracted-facts.ts";
import { SpellingTargets } from "./misspelt-names.ts";
import { WordSpelling } from "../../text/word-spelling.ts";
import { type Word, fold } from "../../text/tokeniser.ts";
import { homeNamed } from "./home-region.ts";

/** From a question in free text to facts, and to whether it asks for a verdict at all. */

export interface Understanding {
  readonly isEligibilityQuestion: boolean;
  /** One entry a partner in the order of the question; a question without one has one entry. */
  readonly subjects: readonly SourcedFacts[];
  /** For the log: what decided. */
  readonly reason: string;
  /** An open question about someone or something abroad, with no word of cooperation. */
  readonly isAboutAbroad: boolean;
}

export interface UnderstandOptions {
  /** The facts of the turn before in the same chat: "kalau dengan Jepang?" keeps the rest of them. */
  readonly previous?: SourcedFacts;
}

/** Longer texts do not go on with the turn before without saying so. */
const SHORT_FOLLOW_UP = 6;
/** A longer text only where it names no partner and says more of the plan before. */
const LONG_FOLLOW_UP = 40;
/** Of a longer text only this much of the beginning and of the end is read: far more than a message may have. */
const READ_OF_EACH_END = 3_000;

const LENDERS: ReadonlySet<string | undefined> = new Set(["sub-national", "foreign-company-or-ngo"]);

/**
 * "Pinjam dari bank di Sydney": of a city or bank that is named as the lender is borrowed directly, unless the way is told. What a
 * museum lends is no money.
 */
function directLoan(sourced: SourcedFacts): SourcedFacts {
  const { form, partner, field, directForeignLoan } = sourced.facts;
  const isLender = LENDERS.has(partner?.kind) && partner?.country !== undefined && field?.id !== "culture";
  if (form !== "loan" || directForeignLoan !== undefined || !isLender) return sourced;
  const source = sourced.sources["partner.name"] ?? sourced.sources.form;
  return source === undefined ? sourced : withFact(sourced, "directForeignLoan", true, source);
}

export class Understander {
  private tables: { readonly targets: SpellingTargets; readonly spelling: WordSpelling } | undefined;

  private dated: { readonly day: string; readonly knowledge: Knowledge } | undefined;

  /** @param asOf the day, an ISO date, whose diplomatic relations count; today by default */
  constructor(
    private readonly knowledge: Knowledge,
    private readonly asOf: () => string = () => new Date().toISOString().slice(0, 10),
  ) {}

  understand(text: string, options: UnderstandOptions = {}): Understanding {
    const { lexicon } = this.knowledge;
    const question = this.tokens(text);
    const parties = findParties(this.ofTheDay, this.typos.targets, question);
    const stated = findStated(lexicon, question, parties.spans);
    const previous = options.previous;
    const isFollowUp = previous !== undefined && this.goesOn(question, parties, stated);
    const decision = decide(lexicon, question, parties, stated, isFollowUp);
    const told = parties.partners.length > 0 ? parties.partners : [NOTHING_KNOWN];
    const partners = decision.isPartnerUntold === true ? told.map(withDoubt) : told;
    const rest = withMore(stated.sourced, parties.home);
    const said = partners.map((partner) => withMore(rest, partner));
    const subjects = isFollowUp
      ? said.map((facts) => withMore(carriedOver(asPrevious(previous), facts), facts))
      : said;
    return { ...decision, subjects: subjects.map(directLoan) };
  }

  /** What a text says, whether or not it is a question. */
  read(text: string): {
    readonly parties: ReturnType<typeof findParties>;
    readonly stated: ReturnType<typeof findStated>;
  } {
    const question = this.tokens(text);
    const parties = findParties(this.ofTheDay, this.typos.targets, question);
    return { parties, stated: findStated(this.knowledge.lexicon, question, parties.spans) };
  }

  /** The knowledge with the relations that hold on the day. */
  private get ofTheDay(): Knowledge {
    const day = this.asOf();
    if (this.dated?.day !== day) {
      const { lexicon, names, gazetteer, wordsNearNames, relationsDates } = this.knowledge;
      const relations = relationsOn(this.knowledge.relations, day);
      const knowledge = { lexicon, names, gazetteer, wordsNearNames, relationsDates, relations };
      this.dated = { day, knowledge };
    }
    return this.dated.knowledge;
  }

  /** Made for the first question. */
  private get typos(): NonNullable<Understander["tables"]> {
    return (this.tables ??= {
      targets: new SpellingTargets(this.knowledge),
      spelling: new WordSpelling(this.knowledge.lexicon.spellable),
    });
  }

  private tokens(text: string): Tokens {
    const read =
      text.length <= 2 * READ_OF_EACH_END
        ? text
        : `${text.slice(0, READ_OF_EACH_END)}\n${text.slice(-READ_OF_EACH_END)}`;
    const question = tokenise(this.knowledge.lexicon, read);
    const tokens = question.tokens.map((token) => {
      const key = this.corrected(token.key, question.words[token.word]);
      return key === undefined ? token : { key, stem: withoutParticle(key), word: token.word };
    });
    return { ...question, tokens };
  }

  /** The word of the lexicons that a word of no list can only be a misspelling of. A name is left alone. */
  private corrected(key: string, word: Word | undefined): string | undefined {
    const { lexicon, names, gazetteer, wordsNearNames } = this.knowledge;
    if (word === undefined || (word.isCapitalised && !word.startsSentence && !word.isUpperCase))
      return undefined;
    const isKnown = [key, withoutParticle(key)].some(
      (spelled) =>
        lexicon.vocabulary.has(spelled) ||
        lexicon.common.has(spelled) ||
        names.byKey.has(spelled) ||
        wordsNearNames.has(spelled),
    );
    if (isKnown) return undefined;
    const nearest = this.typos.spelling.nearest(key);
    if (nearest === undefined || gazetteer.find(key).length > 0) return undefined;
    return this.typos.targets.nearest(key, false).length > 0 ? undefined : nearest;
  }

  private goesOn({ tokens, words }: Tokens, { partners, home }: Parties, { facts }: Stated): boolean {
    const { lexicon } = this.knowledge;
    if (lexicon.followUp.endAt(tokens, 0) > 0) return true;
    const asks = [lexicon.openQuestion, lexicon.necessity].some((index) => index.matches(tokens).length > 0);
    const isCooperation = lexicon.cooperation.matches(tokens).length > 0;
    if (words.length <= SHORT_FOLLOW_UP && !isCooperation && !asks) return true;
    // "DPRD sudah setuju bulan lalu": says more of the plan before, and names no partner of its own.
    const isCorrection = lexicon.correction.endAt(tokens, 0) > 0;
    if (isCorrection && !asks && (home.facts.home !== undefined || partners.length > 0)) return true;
    return words.length <= LONG_FOLLOW_UP && partners.length === 0 && facts.length > 0 && !asks;
  }
}

/** Of a partner whose country nobody knows nothing is certain. */
function withDoubt(sourced: SourcedFacts): SourcedFacts {
  const words = Object.values(sourced.sources).flatMap(
    (source) => ("words" in source ? source.words : []) ?? [],
  )[0];
  const doubt = { about: "partner", words: words ?? "mitra", isGuess: false, candidates: [] } as const;
  return { ...sourced, ambiguities: [...sourced.ambiguities, doubt] };
}

/** Of a plan with another partner or region the steps are its own, and so is what was said to be in order. */
function carriedOver(previous: SourcedFacts, more: SourcedFacts): SourcedFacts {
  const isOther = (["partner", "home"] as const).some(
    (who) =>
      more.facts[who] !== undefined &&
      previous.facts[who] !== undefined &&
      !isDeepStrictEqual(more.facts[who], previous.facts[who]),
  );
  const isSigning = more.facts.isSigningNow !== undefined || more.facts.isSigningIntent !== undefined;
  if (!isOther && !isSigning) return previous;
  // What is to be signed is told anew.
  const isSigned = (path: string): boolean => path === "isSigningNow" || path === "isSigningIntent";
  if (!isOther) {
    const rest = Object.entries(previous.facts).filter(([path]) => !isSigned(path));
    return { ...previous, facts: Object.fromEntries(rest) };
  }
  const { conditions, partner, home, field, form, directForeignLoan, directForeignGrant } = previous.facts;
  const barred = Object.entries(conditions ?? {}).filter(([, value]) => value !== true);
  const kept = { partner, home, field, form, directForeignLoan, directForeignGrant };
  const facts = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return {
    ...previous,
    facts: { ...facts, ...(barred.length > 0 && { conditions: Object.fromEntries(barred) }) },
  };
}

/** The facts as those of an earlier turn. */
function asPrevious(sourced: SourcedFacts): SourcedFacts {
  const sources = Object.entries(sourced.sources).map(([path, source]): [string, Source] =>
    source.type === "question" ? [path, { type: "previous", words: source.words }] : [path, source],
  );
  return { ...sourced, sources: Object.fromEntries(sources) };
}

/** Free text in answer to one question of the guided dialog. */
export function createRecogniser(
  knowledge: Pick<Knowledge, "lexicon" | "names">,
  understander: Understander,
): Recogniser {
  const only = (sourced: SourcedFacts, key: "field" | "form"): SourcedFacts => {
    const value = sourced.facts[key];
    if (value === undefined) return NOTHING_KNOWN;
    const sources = Object.entries(sourced.sources).filter(
      ([path]) => path === key || path.startsWith(`${key}.`),
    );
    return { ...NOTHING_KNOWN, facts: { [key]: value }, sources: Object.fromEntries(sources) };
  };
  const domestic = (text: string) => {
    const [reading] = knowledge.names.byKey.get(fold(text))?.readings ?? [];
    return reading?.type === "domestic" ? reading : undefined;
  };
  return {
    home(text) {
      const home = understander.read(text).parties.home;
      if (home.facts.home?.name !== undefined) return home;
      // In answer to "which region?" a name is one, even where it is an everyday word elsewhere: "batu", "tegal".
      const reading = domestic(text);
      if (reading === undefined) return home;
      const [kind, ...others] = reading.kinds;
      const named =
        kind === undefined || others.length > 0 ? { name: reading.name } : homeNamed(reading.name, kind);
      return {
        ...NOTHING_KNOWN,
        facts: { home: named },
        sources: { home: { type: "question", words: text.trim() } },
      };
    },
    homeKinds: (name) => domestic(name)?.kinds ?? [],
    // An answer to "who is the partner?" is in the place of a partner, as after "dengan".
    partner(text) {
      const [partner] = understander.read(`dengan ${text}`).parties.partners;
      if (partner !== undefined) return partner;
      if (text.trim() === "") return NOTHING_KNOWN;
      const ambiguity = { about: "partner", words: text.trim(), isGuess: false, candidates: [] } as const;
      return { ...NOTHING_KNOWN, ambiguities: [ambiguity] };
    },
    field(text) {
      const field = only(understander.read(text).stated.sourced, "field");
      if (field.facts.field !== undefined || text.trim() === "") return field;
      const ambiguity = { about: "field", words: text.trim(), isGuess: false, candidates: [] } as const;
      return { ...NOTHING_KNOWN, ambiguities: [ambiguity] };
    },
    form: (text) => only(understander.read(text).stated.sourced, "form"),
    commonFields: () =>
      knowledge.lexicon.fields.filter(({ common }) => common).map(({ id, name }) => ({ id, name })),
    fieldById(id) {
      const entry = knowledge.lexicon.fields.find((field) => field.id === id);
      return entry === undefined ? undefined : toField(entry);
    },
  };
}

/** What a text says of one planned cooperation. Of several partners none is taken, so that the dialog asks for it. */
export function readPlan(understander: Understander, text: string): SourcedFacts {
  const { subjects } = understander.understand(text);
  const [first = NOTHING_KNOWN, ...others] = subjects;
  return others.length === 0 ? first : withoutPartner(first);
}

function withoutPartner(sourced: SourcedFacts): SourcedFacts {
  const isOther = (path: string): boolean => path !== "partner" && !path.startsWith("partner.");
  const keep = (entries: object) =>
    Object.fromEntries(Object.entries(entries).filter(([path]) => isOther(path)));
  return {
    facts: keep(sourced.facts),
    sources: keep(sourced.sources),
    readings: sourced.readings.filter(({ about }) => about !== "partner"),
    ambiguities: sourced.ambiguities.filter(({ about }) => about !== "partner"),
  };
}
