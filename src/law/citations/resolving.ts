import type { Corpus } from "../corpus/corpus.ts";
import { idStep, parentId, penjelasanId, regulationOf, withoutPenjelasan } from "../provision-id.ts";
import {
  describeChildren,
  describeDivisions,
  describeLastPasal,
  describeRoman,
  formatCitation,
} from "./formatting.ts";
import { toRoman } from "../../text/numbers.ts";
import { diktumSteps } from "./parts.ts";
import { absolutePath } from "./relative.ts";
import type { Citation, Resolution, Step } from "./types.ts";

/**
 * Finds what a citation points at. It never guesses an act: a law left unnamed is the one under discussion if that has
 * such a pasal, else the candidates are returned.
 * @param discussed id of the regulation or provision that the conversation is about, or null
 */
export function resolveCitation(corpus: Corpus, citation: Citation, discussed: string | null): Resolution {
  const result = resolveSure(corpus, citation, discussed);
  // Another provision would be worse than a question: the one that was read is offered.
  return citation.isDoubtful === true && result.type === "found"
    ? { type: "which-regulation", candidates: [result.id] }
    : result;
}

function resolveSure(corpus: Corpus, citation: Citation, discussed: string | null): Resolution {
  const { regulation } = citation;
  const [first] = citation.path;
  if (first?.relative !== undefined) return resolveRelative(corpus, first, citation.isPenjelasan, discussed);
  switch (regulation.type) {
    case "unregistered":
      return { type: "unregistered", name: regulation.name };
    case "known":
      return resolveIn(corpus, regulation.id, citation, discussed);
    case "shared":
      return resolveShared(corpus, regulation.ids, citation, discussed);
    case "unnamed":
      return resolveUnnamed(corpus, citation, discussed);
  }
}

function resolveRelative(
  corpus: Corpus,
  step: Step,
  isPenjelasan: boolean,
  discussed: string | null,
): Resolution {
  const path = absolutePath(step, discussed);
  if (path === null || discussed === null) return { type: "which-regulation", candidates: [] };
  const regulation = regulationOf(discussed);
  const found = path[0]?.unit === "bagian-teks" ? walk(corpus, regulation, regulation, path) : null;
  return found ?? resolveIn(corpus, regulation, { path, isPenjelasan }, null);
}

type Wanted = Pick<Citation, "path" | "isPenjelasan">;

function resolveShared(
  corpus: Corpus,
  ids: readonly string[],
  wanted: Wanted,
  discussed: string | null,
): Resolution {
  // Nearly every one of many has a Pasal 3, and each would have to be read from the disk.
  if (wanted.path.length === 0 || ids.length > FEW_IMPORTED)
    return { type: "which-regulation", candidates: ids };
  const results = ids.map((id) => resolveIn(corpus, id, wanted, discussed));
  const existing = results.filter((result) => idOf(result) !== null);
  const [only] = existing;
  if (only !== undefined && existing.length === 1) return only;
  if (only === undefined) return results.at(-1) ?? { type: "which-regulation", candidates: [] };
  return { type: "which-regulation", candidates: existing.flatMap((result) => idOf(result) ?? []) };
}

function resolveUnnamed(corpus: Corpus, wanted: Wanted, discussed: string | null): Resolution {
  const own = discussed === null ? null : resolveIn(corpus, regulationOf(discussed), wanted, discussed);
  if (own !== null && (idOf(own) !== null || (own.type === "does-not-exist" && own.nearest !== null)))
    return own;
  if (startsBelowPasal(wanted.path)) return own ?? { type: "which-regulation", candidates: [] };
  // Of many acts nearly every one has a Pasal 3: nobody is helped by a list of them.
  const isAsked = (id: string): boolean => corpus.imported.size <= FEW_IMPORTED || !corpus.imported.has(id);
  const results = [...corpus.regulations.keys()]
    .filter(isAsked)
    .map((id) => resolveIn(corpus, id, wanted, null));
  const shipped = results.filter((result) => result.type === "found" || result.type === "no-penjelasan");
  const known = shipped.length > 0 ? shipped : results.filter((result) => isKnownToExist(corpus, result));
  const candidates = known.flatMap((result) => idOf(result) ?? []);
  return candidates.length === 0 && own !== null ? own : { type: "which-regulation", candidates };
}

/** An unnamed law, or one of those that share a name, may be one that the office brought in as long as these are no more. */
const FEW_IMPORTED = 20;

/** Not shipped, but the register's last pasal tells that the act goes that far. */
function isKnownToExist(corpus: Corpus, result: Resolution): boolean {
  return result.type === "not-shipped" && corpus.regulations.get(result.regulation)?.lastPasal !== undefined;
}

/** The provision that a result says exists, or null. */
function idOf(result: Resolution): string | null {
  if (result.type === "found" || result.type === "no-penjelasan" || result.type === "whole-regulation")
    return result.id;
  return result.type === "not-shipped" ? result.wanted : null;
}

function startsBelowPasal(path: readonly Step[]): boolean {
  const first = path[0]?.unit;
  return first === "ayat" || first === "huruf" || first === "angka";
}

/**
 * Resolves a path inside one act.
 * @param around id of the provision in whose pasal "ayat (1)" and "huruf a" are looked for, or null
 */
export function resolveIn(
  corpus: Corpus,
  regulation: string,
  wanted: Wanted,
  around: string | null,
): Resolution {
  const { path, isPenjelasan } = wanted;
  if (path.length === 0) {
    const umum = `${regulation}/penjelasan/umum`;
    return isPenjelasan && corpus.provisions.has(umum)
      ? { type: "found", id: umum }
      : { type: "whole-regulation", id: regulation };
  }
  const isOwnUmum = !isPenjelasan && corpus.provisions.has(`${regulation}/umum`);
  if (path[0]?.unit === "bagian-teks" && path[0].number === "umum" && !isOwnUmum)
    return resolveUmum(corpus, regulation, path);
  if (startsBelowPasal(path)) {
    const near = resolveAround(corpus, regulation, wanted, around);
    return near.type === "found" ? near : (findPoint(corpus, regulation, path) ?? near);
  }
  const pasal = path.findIndex((step) => step.unit === "pasal");
  return asPenjelasan(
    corpus,
    walk(corpus, regulation, regulation, path.slice(Math.max(pasal, 0))),
    isPenjelasan,
  );
}

function resolveUmum(corpus: Corpus, regulation: string, path: readonly Step[]): Resolution {
  const wanted = `${regulation}/penjelasan/${path.map(idStep).join("/")}`;
  if (corpus.provisions.has(wanted)) return { type: "found", id: wanted };
  return { type: "not-shipped", regulation, label: formatCitation(corpus, wanted), wanted };
}

function resolveAround(
  corpus: Corpus,
  regulation: string,
  wanted: Wanted,
  around: string | null,
): Resolution {
  if (around === null || regulationOf(around) !== regulation)
    return { type: "which-regulation", candidates: [] };
  let failed: Resolution | null = null;
  for (
    let base: string | null = withoutPenjelasan(around);
    base !== null && base !== regulation;
    base = parentId(base)
  ) {
    if (!corpus.provisions.has(base)) continue;
    const result = walk(corpus, regulation, base, wanted.path);
    if (result.type === "found") return asPenjelasan(corpus, result, wanted.isPenjelasan);
    failed = result;
  }
  return failed ?? { type: "which-regulation", candidates: [] };
}

/** From the article that was found to its penjelasan, where that was asked for. */
function asPenjelasan(corpus: Corpus, result: Resolution, isPenjelasan: boolean): Resolution {
  if (!isPenjelasan) return result;
  if (result.type === "not-shipped") {
    const wanted = penjelasanId(result.wanted);
    return { ...result, wanted, label: formatCitation(corpus, wanted) };
  }
  if (result.type !== "found") return result;
  const id = penjelasanId(result.id);
  return id !== result.id && corpus.provisions.has(id)
    ? { type: "found", id }
    : { type: "no-penjelasan", id: result.id };
}

function walk(corpus: Corpus, regulation: string, base: string, written: readonly Step[]): Resolution {
  let at = base;
  const path = isAmending(corpus, regulation) ? written.map(inRoman) : written;
  for (const [index, step] of path.entries()) {
    const found =
      options(step)
        .map((option) => `${at}/${option}`)
        .find((id) => corpus.provisions.has(id)) ?? onlyInside(corpus, at, step);
    if (found !== undefined) {
      at = found;
      continue;
    }
    const wanted = [at, ...path.slice(index).map(idStep)].join("/");
    return at === regulation
      ? missingInAct(corpus, regulation, step, wanted)
      : missingInside(corpus, regulation, at, wanted);
  }
  return { type: "found", id: at };
}

/** An act that changes another counts its own pasal in Roman figures. */
function isAmending(corpus: Corpus, regulation: string): boolean {
  return corpus.provisions.has(`${regulation}/pasal-i`);
}

function inRoman(step: Step): Step {
  return step.isRoman === true
    ? { unit: step.unit, number: toRoman(Number(step.number)).toLowerCase() }
    : step;
}

/** What a step may be in an id: "poin 3" an angka or an ayat, "42g" a pasal or the huruf g of one. */
function options(step: Step): readonly string[] {
  const own = idStep(step);
  if (step.unit === "bagian-teks") return own.startsWith("diktum-") ? diktumSteps(own) : [own];
  if (step.isLoose !== true) return [own];
  if (step.unit === "huruf") return [own, own.replace(/^huruf-([a-z])(\d)$/, "huruf-$1/angka-$2")];
  if (step.unit === "ayat") return [own, `angka-${step.number}`];
  if (step.unit === "angka") return [own, `ayat-${step.number}`];
  const split = /^(\d+)([a-z])$/.exec(step.number);
  return step.unit === "pasal" && split !== null ? [own, `pasal-${split[1]}/huruf-${split[2]}`] : [own];
}

/** "Pasal 42 huruf g" where only one ayat has a huruf g, "Bagian Kedua" where only one bab has it. */
function onlyInside(corpus: Corpus, at: string, step: Step): string | undefined {
  const split = step.isLoose === true && step.unit === "pasal" ? /^(\d+)([a-z])$/.exec(step.number) : null;
  if (split !== null) {
    const pasal = `${at}/pasal-${split[1]}`;
    return onlyInside(corpus, pasal, { unit: "huruf", number: split[2] ?? "" });
  }
  // "Pasal 63" of an act that changes another: the wording it gives that pasal, in its Pasal I.
  const between = step.unit === "pasal" ? INSTRUCTION : DIVISION;
  if ((step.unit === "pasal" && !isAmending(corpus, at)) || step.unit === "ayat" || step.unit === "bab")
    return undefined;
  const tail = `/${idStep(step)}`;
  let only: string | undefined;
  for (const { id } of corpus.texts.get(regulationOf(at))?.provisions ?? []) {
    if (!id.startsWith(`${at}/`) || !id.endsWith(tail) || id.includes("/penjelasan/")) continue;
    if (only !== undefined) return undefined;
    only = id;
  }
  return between.test(only?.slice(at.length, -tail.length) ?? "") ? only : undefined;
}

/** Not through an angka or another huruf: "huruf a" of "angka 2" is not the huruf a of its pasal. */
const DIVISION = /^(\/(ayat|bab|bagian)-[^/]+)*$/;
const INSTRUCTION = /^\/pasal-[ivxl]+(\/angka-\d+)?$/;

function missingInAct(corpus: Corpus, regulation: string, step: Step, wanted: string): Resolution {
  const label = formatCitation(corpus, wanted);
  const act = corpus.regulations.get(regulation);
  const notShipped: Resolution = { type: "not-shipped", regulation, label, wanted };
  if (act === undefined) return { type: "unregistered", name: regulation };
  const missing = (exists: ReturnType<typeof describeLastPasal>, nearest: string | null): Resolution => ({
    type: "does-not-exist",
    regulation,
    label,
    wanted,
    exists,
    nearest,
  });
  if (step.unit === "pasal") {
    const number = Number.parseInt(step.number, 10);
    if (isAmending(corpus, regulation)) return missing(describeRoman(corpus, act), null);
    if (act.corpus === "explanatory") return missing(describeDivisions(corpus, act), null);
    if (act.lastPasal !== undefined && (number < 1 || number > act.lastPasal))
      return missing(describeLastPasal(act), null);
    const whole = `${regulation}/pasal-${number}`;
    if (act.corpus === "full")
      return missing(describeLastPasal(act), corpus.provisions.has(whole) ? whole : null);
    return notShipped;
  }
  if (
    act.corpus === "full" ||
    act.corpus === "explanatory" ||
    (step.unit === "bagian-teks" && corpus.texts.has(regulation))
  )
    return missing(describeDivisions(corpus, act), null);
  return notShipped;
}

function missingInside(corpus: Corpus, regulation: string, at: string, wanted: string): Resolution {
  const label = formatCitation(corpus, wanted);
  const nearest = corpus.provisions.get(at);
  // A bab is shipped with those of its pasal that are; what else stands in it is not known.
  const isOpen = nearest !== undefined && ["bab", "bagian"].includes(nearest.unit);
  if (isOpen && corpus.regulations.get(regulation)?.corpus !== "full")
    return { type: "not-shipped", regulation, label, wanted };
  return {
    type: "does-not-exist",
    regulation,
    label,
    wanted,
    exists: describeChildren(corpus, at),
    nearest: at,
  };
}

/**
 * "angka 2 huruf a" of an act without pasal, such as a circular or a guideline, whose parts need not be named; null where the
 * act has pasal or no text, so that "ayat 2" says too little.
 */
function findPoint(corpus: Corpus, regulation: string, path: readonly Step[]): Resolution | null {
  const provisions = corpus.texts.get(regulation)?.provisions ?? [];
  if (provisions.length === 0 || provisions.some(({ unit }) => unit === "pasal")) return null;
  const found = orders(path).flatMap((steps) => {
    const tail = `/${steps.map(idStep).join("/")}`;
    return provisions.flatMap(({ id }) =>
      id.endsWith(tail) && isPart(id.slice(regulation.length, -tail.length)) ? [id] : [],
    );
  });
  const [only] = found;
  if (only !== undefined)
    return found.length === 1 ? { type: "found", id: only } : { type: "which-regulation", candidates: found };
  const act = corpus.regulations.get(regulation);
  if (act === undefined || act.corpus !== "full") return null;
  const wanted = [regulation, ...path.map(idStep)].join("/");
  const exists = describeDivisions(corpus, act);
  return {
    type: "does-not-exist",
    regulation,
    label: formatCitation(corpus, wanted),
    wanted,
    exists,
    nearest: null,
  };
}

/** "huruf a" may stand inside "angka 2", or the other way round, whichever was said first. */
function orders(path: readonly Step[]): (readonly Step[])[] {
  return path.length > 1 ? [path, [...path].reverse()] : [path];
}

/** No step on the way is a point itself. */
function isPart(between: string): boolean {
  return !/\/(?:ayat|huruf|angka)-/.test(between);
}
