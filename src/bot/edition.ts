import type { Context } from "grammy";
import type { Assistant } from "../answering/answer.ts";
import type { Offering } from "../answering/offers.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { DialogRoom } from "../eligibility/dialog-steps.ts";
import type { SourcedFacts } from "../eligibility/facts.ts";
import type { RelationsDates } from "../eligibility/relations.ts";

/** What the guided dialog `/cek` needs of the eligibility rules. */
export interface GuidedCheck {
  /** As of today. */
  room(): DialogRoom;
  /** What a text says of a planned cooperation. */
  read(text: string): SourcedFacts;
}

/** One state of the law and what answers from it. */
export interface BotEdition {
  readonly corpus: Corpus;
  readonly assistant: Assistant;
  readonly check: GuidedCheck;
  /** What inline mode offers. */
  readonly offering: Offering;
  /** How old the data on diplomatic relations is. */
  readonly relationsDates: RelationsDates;
}

export interface BotEditions {
  /** The newest. */
  current(): BotEdition;
}

/**
 * The edition that an update is answered from: the newest when the update is first looked at, and no other until it is done
 * with, so that an answer and its buttons are never made from two.
 */
export function createEditionOf(editions: BotEditions): (ctx: Context) => BotEdition {
  const taken = new WeakMap<Context, BotEdition>();
  return (ctx) => {
    const before = taken.get(ctx);
    if (before !== undefined) return before;
    const edition = editions.current();
    taken.set(ctx, edition);
    return edition;
  };
}
