import type { IngestedAct } from "../law/imported/registry.ts";
import type { Provision } from "../law/corpus/provision.ts";

/** What a new version of an act changes, by provision id. */
export interface ActDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** What else differs: "status", "title", "basis", "versions". */
  readonly facts: readonly string[];
}

/** @param before null for an act that is new */
export function diffActs(before: IngestedAct | null, after: IngestedAct): ActDiff {
  const old = new Map(before?.provisions.map((provision) => [provision.id, comparedText(provision)]));
  const now = new Map(after.provisions.map((provision) => [provision.id, comparedText(provision)]));
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].flatMap(([id, words]) => (old.has(id) && old.get(id) !== words ? [id] : [])),
    facts: before === null ? [] : changedFacts(before, after),
  };
}

/** The title and own words of a provision. */
function comparedText({ title, body }: Provision): string {
  return [title ?? "", ...body.map((item) => (item.type === "child" ? item.id : item.text))].join("\n");
}

function changedFacts(before: IngestedAct, after: IngestedAct): string[] {
  const facts = (act: IngestedAct): Record<string, unknown> => {
    // Names follow from the rest.
    return {
      ...act.entry,
      names: [],
      replaces: act.replaces,
      fidelity: act.fidelity,
      source: act.source,
      basis: act.basis,
      versions: act.versions ?? [],
    };
  };
  const [old, now] = [facts(before), facts(after)];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]));
}
