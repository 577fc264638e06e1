import { regulationOf } from "../law/provision-id.ts";
import { judge } from "./condition.ts";
import type { Facts } from "./facts.ts";
import type { Rulebook } from "./rulebook.ts";
import type { Rule } from "./rules.ts";

/** What a rule rests on in a case, on a day. */
export interface BasisOnDay {
  /** Provisions of the corpus, in force or revoked by then, most telling first. */
  readonly basis: readonly string[];
  /** What of it was in force, with successors in place of the revoked; a regulation id where no provision is known. */
  readonly inForce: readonly string[];
}

/**
 * @param asOf ISO date; an act enacted later does not exist yet
 */
export function basisOn(rulebook: Rulebook, rule: Rule, facts: Facts, asOf: string): BasisOnDay {
  const { corpus } = rulebook;
  const exists = (id: string): boolean => (corpus.regulations.get(regulationOf(id))?.enacted ?? "") <= asOf;
  const basis: string[] = [];
  const inForce: string[] = [];
  for (const entry of rule.basis) {
    if (entry.when !== undefined && judge(entry.when, facts).value !== true) continue;
    if (entry.unless !== undefined && judge(entry.unless, facts).value === true) continue;
    if (!exists(entry.provision)) continue;
    basis.push(entry.provision);
    const { status, successors } = rulebook.statusOn(entry.provision, asOf);
    if (status !== "revoked") {
      inForce.push(entry.provision);
      continue;
    }
    const now = entry.now.filter(({ unless }) => unless === undefined || judge(unless, facts).value !== true);
    const replacing = entry.now.length > 0 ? now.map(({ provision }) => provision) : successors;
    // What took its place may have been revoked in its turn.
    const holds = (id: string): boolean => rulebook.statusOn(id, asOf).status !== "revoked";
    inForce.push(...replacing.filter((id) => exists(id) && holds(id)));
  }
  return { basis: [...new Set(basis)], inForce: [...new Set(inForce)] };
}
