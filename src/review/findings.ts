import type { Resolution } from "../law/citations/types.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { statusOf } from "../law/corpus/status.ts";

/** What a citation is found to be on a day. */
export type Finding =
  "in-force" | "amended" | "revoked" | "not-in-corpus" | "no-such-act" | "no-such-provision" | "ambiguous";

/** The worst first. */
export const FINDINGS: readonly Finding[] = [
  "no-such-act",
  "no-such-provision",
  "revoked",
  "ambiguous",
  "not-in-corpus",
  "amended",
  "in-force",
];

export interface Judgement {
  /** Of the provision or act meant; null where none is known to exist. */
  readonly id: string | null;
  readonly finding: Finding;
  /** What took its place, where it is revoked. */
  readonly successor: readonly string[];
}

/** @param asOf ISO date */
export function judgeCitation(corpus: Corpus, resolution: Resolution, asOf: string): Judgement {
  const none = (finding: Finding): Judgement => ({ id: null, finding, successor: [] });
  switch (resolution.type) {
    case "does-not-exist": {
      const { status, successors } = statusOf(corpus, resolution.regulation, asOf);
      return { ...none("no-such-provision"), successor: status === "revoked" ? successors : [] };
    }
    case "which-regulation":
      return none("ambiguous");
    case "unregistered":
      return none(isYetToCome(resolution.name, asOf) ? "no-such-act" : "not-in-corpus");
    case "found":
    case "whole-regulation":
    case "no-penjelasan":
    case "not-shipped": {
      const id = resolution.type === "not-shipped" ? resolution.wanted : resolution.id;
      const { status, successors } = statusOf(corpus, id, asOf);
      if (status === "revoked") return { id, finding: "revoked", successor: successors };
      // Whether an act of which no text is held has such a provision cannot be told.
      return { id, finding: resolution.type === "not-shipped" ? "not-in-corpus" : status, successor: [] };
    }
  }
}

/** "UU 23/2041": the year has not come. */
function isYetToCome(name: string, asOf: string): boolean {
  const [year] = /\b(?:19|20)\d{2}$/.exec(name.trim()) ?? [];
  return year !== undefined && Number(year) > Number(asOf.slice(0, 4));
}
