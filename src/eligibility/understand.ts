import { withMore } from "./amend.ts";
import type { Source, SourcedFacts } from "./facts.ts";
import { NOTHING_KNOWN } from "./facts.ts";
import type { Tokens } from "./lexicon.ts";
import { tokenise } from "./lexicon.ts";
import type { Knowledge } from "./mentions.ts";
import { findParties } from "./partners.ts";
import { decide } from "./question.ts";
import { findStated } from "./stated.ts";
import { SpellingTargets } from "./typos.ts";

/** From a question in free text to facts, and to whether it asks for a verdict at all. */

export interface Understanding {
  readonly isEligibilityQuestion: boolean;
  /** One entry a partner in the order of the question; a question without one has one entry. */
  readonly subjects: readonly SourcedFacts[];
  /** For the log: what decided. */
  readonly reason: string;
}

export interface UnderstandOptions {
  /** The facts of the turn before in the same chat: "kalau dengan Jepang?" keeps the rest of them. */
  readonly previous?: SourcedFacts;
}

/** Longer texts do not go on with the turn before without saying so. */
const SHORT_FOLLOW_UP = 6;

export class Understander {
  private readonly targets: SpellingTargets;

  constructor(private readonly knowledge: Knowledge) {
    this.targets = new SpellingTargets(knowledge);
  }

  understand(text: string, options: UnderstandOptions = {}): Understanding {
    const { lexicon } = this.knowledge;
    const question = tokenise(lexicon, text);
    const parties = findParties(this.knowledge, this.targets, question);
    const stated = findStated(lexicon, question, parties.spans);
    const previous = options.previous;
    const isFollowUp = previous !== undefined && this.goesOn(question);
    const decision = decide(lexicon, question, parties, stated, isFollowUp);
    const partners = parties.partners.length > 0 ? parties.partners : [NOTHING_KNOWN];
    const rest = withMore(stated.sourced, parties.home);
    const said = partners.map((partner) => withMore(rest, partner));
    const subjects = isFollowUp ? said.map((facts) => withMore(asPrevious(previous), facts)) : said;
    return { ...decision, subjects };
  }

  /** What a text says, whether or not it is a question. */
  read(text: string): {
    readonly parties: ReturnType<typeof findParties>;
    readonly stated: ReturnType<typeof findStated>;
  } {
    const question = tokenise(this.knowledge.lexicon, text);
    const parties = findParties(this.knowledge, this.targets, question);
    return { parties, stated: findStated(this.knowledge.lexicon, question, parties.spans) };
  }

  private goesOn({ tokens, words }: Tokens): boolean {
    const { lexicon } = this.knowledge;
    if (lexicon.followUp.endAt(tokens, 0) > 0) return true;
    const isWhole =
      lexicon.cooperation.matches(tokens).length > 0 || lexicon.openQuestion.matches(tokens).length > 0;
    return words.length <= SHORT_FOLLOW_UP && !isWhole;
  }
}

/** The facts as those of an earlier turn. */
function asPrevious(sourced: SourcedFacts): SourcedFacts {
  const sources = Object.entries(sourced.sources).map(([path, source]): [string, Source] =>
    source.type === "question" ? [path, { type: "previous", words: source.words }] : [path, source],
  );
  return { ...sourced, sources: Object.fromEntries(sources) };
}
