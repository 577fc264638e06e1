import type { AskedKind, AskedQuestion } from "../../statistics/usage.ts";
import type { AuditEntry } from "../../storage/audit.ts";

/** The audit log as the statistics read it. */
export function* askedIn(entries: Iterable<AuditEntry>): Generator<AskedQuestion> {
  for (const entry of entries)
    yield {
      at: entry.at,
      user: entry.words?.userId ?? null,
      question: entry.words?.question ?? null,
      kind: kindOf(entry),
    };
}

const KINDS = ["citation", "eligibility", "refusal", "clarification"] as const;

function kindOf({ outcome, kind }: AuditEntry): AskedKind {
  if (outcome === "failed") return "failed";
  return KINDS.find((name) => name === kind) ?? "answer";
}
