import type { Judged } from "../../answering/handlers/eligibility.ts";
import { joinList } from "../../answering/presentation/phrases.ts";
import type { Frame } from "../../answering/presentation/sources.ts";
import { isActsOwn } from "../../law/corpus/provision.ts";
import { regulationOf } from "../../law/provision-id.ts";
import type { Check } from "../../eligibility/rules/check.ts";
import { fill } from "../../eligibility/understanding/wording.ts";
import { type MemoBlock, type Run, type Table, bold, plain } from "./memo.ts";
import { decidedFrom } from "./plan.ts";
import { quotationOf } from "./law.ts";
import { type Words, provisionLabel } from "./words.ts";

/** The analysis of a verdict: each condition with its outcome, what that rests on, and the words of the law. */

/** Of the provisions in force that a condition rests on, how many are quoted in its place; the annex has them all. */
const MAX_QUOTED = 2;

/** Every condition with its outcome and basis. */
export function overviewOf(frame: Frame, words: Words, { evaluation }: Judged): Table {
  const { facts } = evaluation.sourced;
  return {
    type: "table",
    widths: [0.06, 0.37, 0.18, 0.39],
    head: [words.number, words.condition, words.outcome, words.legalBasis],
    rows: evaluation.checks.map((check, index) => [
      plain(`${index + 1}.`),
      plain(fill(check.rule.title, facts, frame.language)),
      check.outcome === "unknown" ? plain(words.outcomes.unknown) : [bold(words.outcomes[check.outcome])],
      plain(
        basisOf(frame, check)
          .map((id) => provisionLabel(frame, id))
          .join("; "),
      ),
    ]),
  };
}

/**
 * Each condition by itself. After a no, those that are still open are only counted.
 * @param quoted provisions quoted so far in the memo; those of these conditions are added
 */
export function conditionsOf(frame: Frame, words: Words, one: Judged, quoted: Set<string>): MemoBlock[] {
  const { evaluation, explanation } = one;
  const blocks: MemoBlock[] = [];
  const isNo = evaluation.verdict === "ineligible";
  evaluation.checks.forEach((check, index) => {
    if (isNo && check.outcome === "unknown") return;
    blocks.push(...conditionBlocks(frame, words, one, check, index + 1, quoted));
  });
  const open = evaluation.checks.filter(({ outcome }) => outcome === "unknown").length;
  if (isNo && open > 0) blocks.push({ type: "paragraph", text: plain(words.openLeftOut(open)) });
  if (explanation.notes.length > 0)
    blocks.push(
      { type: "heading", level: 3, text: words.remarks },
      ...explanation.notes.map(({ text }): MemoBlock => ({ type: "paragraph", text: plain(text) })),
    );
  return blocks;
}

function conditionBlocks(
  frame: Frame,
  words: Words,
  { evaluation, explanation }: Judged,
  check: Check,
  number: number,
  quoted: Set<string>,
): MemoBlock[] {
  const { rule, outcome, decidedBy } = check;
  const { facts } = evaluation.sourced;
  const say = (text: { id: string; en: string }): string => fill(text, facts, frame.language);
  const ids = basisOf(frame, check);
  const shown = quotesOf(frame, check);
  const fresh = shown.filter((id) => !quoted.has(id));
  const again = shown.filter((id) => quoted.has(id));
  for (const id of fresh) quoted.add(id);
  const from = decidedFrom(decidedBy, words, frame);
  const finding: Run[] = [
    { text: words.result },
    bold(`${words.outcomes[outcome]}.`),
    { text: ` ${say(rule.says[outcome] ?? rule.title)}` },
  ];
  const names = namesOf(frame, ids);
  // What is quoted right below names itself.
  const isQuotedBelow = ids.every((id) => fresh.includes(id));
  const rest = [
    ...(isQuotedBelow ? [] : [`${words.restsOn}${names}.`]),
    ...(again.length === 0 ? [] : [words.quotedAbove(namesOf(frame, again))]),
    ...(from.length === 0 ? [] : [`${words.knownFrom}${from.join("; ")}.`]),
  ];
  const successorsOf = (id: string): readonly string[] | undefined =>
    explanation.revoked.find(({ provision }) => provision === id)?.successors;
  return [
    { type: "heading", level: 3, text: `${number}. ${say(rule.title)}` },
    { type: "paragraph", text: finding },
    ...(rest.length === 0 ? [] : [{ type: "paragraph", text: plain(rest.join(" ")) } as const]),
    ...fresh.map((id) => quotationOf(frame, words, id, successorsOf(id))),
  ];
}

function namesOf(frame: Frame, ids: readonly string[]): string {
  return joinList(
    ids.map((id) => provisionLabel(frame, id)),
    frame.language,
  );
}

/** What a condition rests on: what is in force, where any article of it is known; else as it was. */
function basisOf(frame: Frame, { basis, inForceBasis }: Check): readonly string[] {
  const articles = inForceBasis.filter((id) => id.includes("/"));
  return articles.length > 0 ? articles : basis.filter((id) => frame.corpus.provisions.has(id));
}

/** The most telling of it that has a text here: an act's own words before what is only reported. */
function quotesOf(frame: Frame, check: Check): string[] {
  const { provisions } = frame.corpus;
  const shipped = basisOf(frame, check).filter((id) => provisions.has(id));
  const candidates = shipped.length > 0 ? shipped : check.basis.filter((id) => provisions.has(id));
  const own = candidates.filter((id) => isActsOwn(provisions.get(id)?.fidelity));
  const [first] = own.length > 0 ? own : candidates;
  if (first === undefined) return [];
  return candidates.filter((id) => regulationOf(id) === regulationOf(first)).slice(0, MAX_QUOTED);
}
