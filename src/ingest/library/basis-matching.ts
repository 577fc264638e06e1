import type { IngestedAct } from "../../law/imported/registry.ts";
import type { RegulationText } from "../../law/corpus/markdown.ts";
import { ownText, type Provision } from "../../law/corpus/provision.ts";
import { badOption } from "./register-entry.ts";
import { LANGUAGE_WORDS } from "../../text/language.ts";

/**
 * Matches the points of a report that eligibility rules rest on with the provisions of the act itself. Words only propose; a
 * person confirms, since a wrong match would let a rule rest on another condition.
 */

export interface Proposal {
  /** Id of the reported point. */
  readonly point: string;
  readonly pointWords: string;
  /** The provision of the act that says the same, by its words; null where none comes near. */
  readonly provision: string | null;
  readonly provisionWords: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Below this nothing is proposed. */
const LEAST_LIKENESS = 0.15;
/** `--confirm-basis all` takes proposals from this on; others are named one by one. */
export const SURE_LIKENESS = 0.35;
/** Longer provisions hold more than one condition. */
const LONGEST = 900;

/** The reported points that rules can rest on: those without further points inside them. */
function pointsOf(shipped: RegulationText): Provision[] {
  return shipped.provisions.filter(
    ({ fidelity, body }) =>
      fidelity === "secondary" && body.length > 0 && body.every((item) => item.type !== "child"),
  );
}

/** For each reported point the likeliest provision of the act, each provision at most once, the most alike pairs first. */
export function proposeBasis(shipped: RegulationText, provisions: readonly Provision[]): Proposal[] {
  const points = pointsOf(shipped);
  const candidates = provisions.filter(
    (provision) =>
      !provision.isPenjelasan && ownText(provision) !== "" && ownText(provision).length <= LONGEST,
  );
  const stems = new Map(
    [...points, ...candidates].map((provision) => [provision, stemsOf(ownText(provision))]),
  );
  const weigh = weights(candidates.map((candidate) => stems.get(candidate) ?? new Set()));
  const pairs = points
    .flatMap((point) =>
      candidates.map((candidate) => ({
        point,
        candidate,
        likeness: likeness(stems.get(point) ?? new Set(), stems.get(candidate) ?? new Set(), weigh),
      })),
    )
    .filter((pair) => pair.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness);
  const chosen = new Map<Provision, (typeof pairs)[number]>();
  const taken = new Set<Provision>();
  for (const pair of pairs) {
    if (chosen.has(pair.point) || taken.has(pair.candidate)) continue;
    chosen.set(pair.point, pair);
    taken.add(pair.candidate);
  }
  return points.map((point) => {
    const found = chosen.get(point);
    return {
      point: point.id,
      pointWords: ownText(point),
      provision: found?.candidate.id ?? null,
      provisionWords: found === undefined ? "" : ownText(found.candidate),
      likeness: found?.likeness ?? 0,
    };
  });
}

/**
 * What a person confirmed: `all`, or `POINT=PROVISION` (ids, with or without the act's own step).
 * @returns point id -> provision id
 * @throws IngestError for a point or provision that is not there
 */
function readConfirmed(
  regulation: string,
  confirmed: readonly string[],
  proposals: readonly Proposal[],
  provisions: readonly Provision[],
): Record<string, string> {
  const basis: Record<string, string> = {};
  const whole = (id: string): string => (id.startsWith(`${regulation}/`) ? id : `${regulation}/${id}`);
  for (const word of confirmed) {
    if (word === "all") {
      for (const { point, provision, likeness: sure } of proposals)
        if (provision !== null && sure >= SURE_LIKENESS) basis[point] ??= provision;
      continue;
    }
    const [from = "", to = "", ...more] = word.split("=").map((part) => part.trim());
    const isPoint = proposals.some(({ point }) => point === whole(from));
    const isProvision = provisions.some(({ id }) => id === whole(to));
    if (!isPoint || !isProvision || more.length > 0)
      throw badOption(
        `--confirm-basis "${word}": yang diharapkan all, atau BUTIR=KETENTUAN seperti lampiran/syarat-umum/angka-1=pasal-3/huruf-a; ${isPoint ? `ketentuan ${to} tidak ada dalam berkas ini` : `butir ${from} tidak ada`}.`,
        `--confirm-basis "${word}": all is expected, or POINT=PROVISION as in lampiran/syarat-umum/angka-1=pasal-3/huruf-a; ${isPoint ? `the file has no provision ${to}` : `there is no point ${from}`}.`,
      );
    basis[whole(from)] = whole(to);
  }
  return basis;
}

/** An act with what its basis is, and the proposals for the rest. */
export interface Matched {
  readonly act: IngestedAct;
  readonly proposals: readonly Proposal[];
}

/**
 * With what a person confirms now, and what was confirmed before where the words are still the same.
 * @param shipped what ships of the act
 * @param before the version that counts
 * @throws IngestError where no report ships of the act, and as `readConfirmed`
 */
export function matchBasis(
  shipped: RegulationText | undefined,
  act: IngestedAct,
  before: IngestedAct | null,
  confirmed: readonly string[],
): Matched {
  if (shipped?.fidelity !== "secondary") {
    if (confirmed.length === 0) return { act, proposals: [] };
    throw badOption(
      "--confirm-basis hanya untuk peraturan yang isinya di sini baru berupa pemberitaan.",
      "--confirm-basis is for an act of which only a report ships.",
    );
  }
  const proposals = proposeBasis(shipped, act.provisions);
  const old = new Map(before?.provisions.map((provision) => [provision.id, ownText(provision)]));
  const now = new Map(act.provisions.map((provision) => [provision.id, ownText(provision)]));
  const kept = Object.entries(before?.basis ?? {}).filter(
    ([, to]) => now.has(to) && now.get(to) === old.get(to),
  );
  const added = readConfirmed(act.entry.id, confirmed, proposals, act.provisions);
  return { act: { ...act, basis: { ...Object.fromEntries(kept), ...added } }, proposals };
}

/** Words without their affixes, roughly: enough to compare two wordings of one condition. */
function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !LANGUAGE_WORDS.small_in_conditions.has(word)).map(rootOf));
}

function rootOf(word: string): string {
  const bare = word
    .replace(/(?:nya|kan|an|i)$/, "")
    .replace(
      /^(?:memper|diper|penye|menye|meng|peng|meny|peny|mem|pem|men|pen|ber|per|ter|me|pe|di|ke|se)/,
      "",
    );
  return bare.length >= 3 ? bare : word;
}

/** Words that few provisions have tell more. */
function weights(provisions: readonly ReadonlySet<string>[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const stems of provisions) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + provisions.length / (1 + (counts.get(stem) ?? 0)));
}

/** Share of the weight that two wordings have in common (cosine). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: (stem: string) => number): number {
  const sum = (stems: Iterable<string>): number =>
    [...stems].reduce((total, stem) => total + weigh(stem) ** 2, 0);
  const common = sum([...a].filter((stem) => b.has(stem)));
  const size = Math.sqrt(sum(a) * sum(b));
  return size === 0 ? 0 : common / size;
}
