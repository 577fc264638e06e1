import type { Corpus } from "./corpus.ts";
import { parentId, regulationOf, withoutPenjelasan } from "../provision-id.ts";
import { instructionOf, strikeOn } from "./wordings.ts";
import type { Bilingual, Decision, Regulation, Status, Successor } from "./register.ts";

/** The legal standing of a provision on a day. */
export interface LegalStatus {
  readonly status: Status;
  /** ISO date from which the status holds, where known. */
  readonly since: string | null;
  /** The provision or regulation that brought it about, where known. */
  readonly by: string | null;
  /** Provision ids, or regulation ids where no provision is named; empty while in force. */
  readonly successors: readonly string[];
  readonly successorNote: Bilingual | null;
  /** Court decisions and amendments that touch the provision or what it stands in. */
  readonly decisions: readonly Decision[];
  readonly certainty: Regulation["certainty"];
  readonly note: Bilingual | null;
  /** Whether the provision alone came to its end, and not with its act. */
  readonly isOwnEnd: boolean;
}

/**
 * What the register says of a provision (or of a whole regulation) on a day.
 * @param id provision or regulation id
 * @param asOf ISO date; a change of status later than it has not happened yet
 * @throws RangeError when the regulation is not in the register
 */
export function statusOf(corpus: Corpus, id: string, asOf: string): LegalStatus {
  const regulation = corpus.regulations.get(regulationOf(id));
  if (regulation === undefined) throw new RangeError(`no regulation ${regulationOf(id)} in the register`);
  const article = withoutPenjelasan(id);
  const decisions = regulation.decisions.filter(
    (decision) =>
      (decision.date === undefined || decision.date <= asOf) &&
      (isAtOrAbove(decision.provision, article) || isAtOrAbove(article, decision.provision)) &&
      !decision.except.some((untouched) => isAtOrAbove(untouched, article)),
  );
  const repeal = decisions.find((decision) => decision.revokes && isAtOrAbove(decision.provision, article));
  const isYetToCome = regulation.since !== undefined && regulation.since > asOf;
  const base = { decisions, certainty: regulation.certainty, isOwnEnd: false };
  const strike = strikeOn(corpus, id, asOf);
  if (repeal !== undefined || strike !== undefined) {
    const { version, since = null } = strike ?? {};
    const isKnown = repeal === undefined && version !== undefined && version !== null;
    return {
      ...base,
      status: "revoked",
      since: repeal?.date ?? since,
      by: isKnown ? (version.by ?? instructionOf(version)) : null,
      successors: [],
      successorNote: null,
      note: null,
      certainty: repeal?.certainty ?? base.certainty,
      isOwnEnd: true,
    };
  }
  if (regulation.status === "in-force" || isYetToCome) {
    const since = isYetToCome
      ? (regulation.enacted ?? null)
      : (regulation.since ?? regulation.enacted ?? null);
    return {
      ...base,
      status: "in-force",
      since,
      by: null,
      successors: [],
      successorNote: null,
      note: isYetToCome ? null : (regulation.note ?? null),
    };
  }
  const successor = regulation.status === "revoked" ? successorOf(regulation, article) : null;
  const fallback = regulation.status === "revoked" ? regulation.replacedBy : [];
  return {
    ...base,
    status: regulation.status,
    since: regulation.since ?? null,
    by: regulation.by ?? null,
    successors: successor?.to ?? fallback,
    successorNote: successor?.note ?? null,
    note: regulation.note ?? null,
  };
}

/**
 * The nearest successor entry: of the provision itself, else of the units around it, else all of the units inside it. A whole
 * act has none: it is replaced as `replacedBy` says.
 */
function successorOf(regulation: Regulation, id: string): Successor | null {
  if (parentId(id) === null) return null;
  for (let step: string | null = id; step !== null; step = parentId(step)) {
    const found = regulation.successors.find((successor) => successor.from === step);
    if (found !== undefined) return found;
  }
  const inside = regulation.successors
    .filter((successor) => isAtOrAbove(id, successor.from))
    .flatMap((successor) => successor.to);
  const to = [...new Set(inside)].filter(
    (target) => !inside.some((other) => other !== target && isAtOrAbove(other, target)),
  );
  return to.length === 0 ? null : { from: id, to };
}

function isAtOrAbove(ancestor: string, id: string): boolean {
  return id === ancestor || id.startsWith(`${ancestor}/`);
}
