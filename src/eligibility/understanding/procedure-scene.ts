import { type Match, type PatternIndex, type Tokens, longest, overlaps } from "../../text/phrase-matcher.ts";
import type { StepLexicon } from "./signs.ts";

/** The words of a question that speak of the procedure, each where it stands. */

export type Actor = keyof StepLexicon["actors"];
export type Act = keyof StepLexicon["acts"];
export type State = keyof StepLexicon["states"];

export interface Span {
  readonly start: number;
  readonly end: number;
}
export type Found<T> = Span & { readonly value: T };

/** From the nearest to the farthest. */
const TIMES = ["days", "week", "month", "far"] as const;

export class Scene {
  readonly actors: readonly Found<Actor>[];
  readonly acts: readonly Found<Act>[];
  readonly states: readonly Found<State>[];
  readonly intents: readonly Span[];
  readonly agreements: readonly Span[];
  /** The times at which something may be done, with how far off they are. */
  readonly times: readonly Found<number>[];
  /** A time that is near, or a word that hurries. */
  readonly soon: readonly Span[];

  constructor(
    readonly lexicon: StepLexicon,
    private readonly question: Tokens,
  ) {
    const { tokens } = question;
    this.actors = this.found(lexicon.actors);
    const states = this.found(lexicon.states);
    // "Belum sowan", "masih membahas": how far it is, whatever was to be done.
    this.acts = this.found(lexicon.acts).filter(
      (act) =>
        !states.some(
          ({ value, start, end }) =>
            value === "notYet" && start <= act.start && act.end <= end && end - start > act.end - act.start,
        ),
    );
    this.states = states.filter((state) => this.isState(state));
    this.intents = lexicon.intent.matches(tokens);
    this.agreements = longest([...lexicon.agreement.matches(tokens)]).filter(
      (match) => !this.intents.some((intent) => overlaps(intent, match)),
    );
    this.times = longest(
      TIMES.flatMap((time, rank) =>
        lexicon.times[time].matches(tokens).map((match) => ({ ...match, value: rank })),
      ),
    );
    this.soon = [
      ...lexicon.soon.matches(tokens),
      ...this.times.filter(({ value }) => value < TIMES.indexOf("far")),
    ].sort((a, b) => a.start - b.start);
  }

  get length(): number {
    return this.question.tokens.length;
  }

  keyAt(at: number): string {
    return this.question.tokens[at]?.key ?? "";
  }

  matches(index: PatternIndex<true>): readonly Match<true>[] {
    return index.matches(this.question.tokens);
  }

  sentenceOf({ start }: Pick<Span, "start">): number {
    const { tokens, words } = this.question;
    return words[tokens[start]?.word ?? 0]?.sentence ?? 0;
  }

  sameSentence(a: Span, b: Span): boolean {
    return this.sentenceOf(a) === this.sentenceOf(b);
  }

  /** A comma or the like ends the typed word of a token. */
  endsPhrase(at: number): boolean {
    const { tokens, words } = this.question;
    return words[tokens[at]?.word ?? 0]?.endsPhrase === true;
  }

  /** A comma or the like stands between. */
  isParted(from: number, to: number): boolean {
    for (let at = from - 1; at < to - 1; at++) if (this.endsPhrase(at)) return true;
    return false;
  }

  /** The token is the last of the word that was typed. */
  isLast(at: number): boolean {
    const { tokens } = this.question;
    return tokens[at]?.word !== tokens[at + 1]?.word;
  }

  private isState({ value, start, end }: Found<State>): boolean {
    const isWord = end - start === 1;
    // "Persetujuan DPRD no. 12/2026" has a number.
    if (isWord && this.keyAt(start) === "no" && /^\d/.test(this.keyAt(end))) return false;
    if (value === "done") return !(isWord && this.isOfAnother(start));
    // "Rencana disetujui DPRD": the plan, not what is planned.
    if (value === "open" && isWord && this.keyAt(start) === "rencana")
      return !this.acts.some((act) => act.start === end && act.value !== "plan");
    // "Nanti kalau sudah disetujui" waits; "nanti saja" puts off.
    return value !== "later" || !this.matches(this.lexicon.order.given).some((match) => match.start === end);
  }

  /** "dengan" and the like are done words only right before an approval: "dengan persetujuan DPRD". */
  private isOfAnother(at: number): boolean {
    const key = this.keyAt(at);
    if (!/^(?:dengan|with|ada|dapat|was|were|had|has|have)$/.test(key)) return false;
    if (/^(?:has|have|had|was|were)$/.test(key)) return this.keyAt(at + 1) === "not";
    if (key === "ada" || key === "dapat") return this.keyAt(at - 1) === "tidak";
    return !this.acts.some(
      ({ start, value }) =>
        start === at + 1 && (value === "approval" || value === "letter" || value === "powers"),
    );
  }

  private found<K extends string>(groups: Readonly<Record<K, PatternIndex<true>>>): Found<K>[] {
    return longest(
      Object.entries<PatternIndex<true>>(groups).flatMap(([name, index]) =>
        this.matches(index).map(({ start, end, weight }) => ({ value: name as K, start, end, weight })),
      ),
    );
  }
}

export function within<T extends Span>(spans: readonly T[], phrase: Span): T[] {
  return spans.filter(({ start, end }) => start >= phrase.start && end <= phrase.end);
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

export function joinedSpan(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

export function first<T extends Span>(spans: readonly T[]): T | undefined {
  return [...spans].sort((a, b) => a.start - b.start)[0];
}
