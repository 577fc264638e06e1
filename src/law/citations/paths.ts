import type { Atom } from "./parts.ts";
import type { Step } from "./types.ts";

/** Turns a chain of units into the paths it means: ranges filled, lists spread, reverse order put right. */

export interface Leaf {
  readonly steps: readonly Step[];
  /** Ids of the titled part that the steps stand in; empty in a statute. */
  readonly parts: readonly string[];
  /** Token span. */
  readonly first: number;
  readonly next: number;
}

const LEVEL: Readonly<Record<Step["unit"], number>> = {
  "bagian-teks": 0,
  bab: 1,
  bagian: 2,
  paragraf: 3,
  pasal: 4,
  ayat: 5,
  huruf: 6,
  angka: 7,
};

export const PASAL_LEVEL = LEVEL.pasal;

/** A range longer than this is read as its two ends. */
const LONGEST_RANGE = 60;

export function levelOf(atom: Atom): number {
  return LEVEL[atom.unit];
}

/** The provisions a chain names, in the order of the words. "pasal 5 dan 6 ayat (2)": the whole of 5, and 6 ayat (2). */
export function pathsOf(chain: readonly Atom[]): Leaf[] {
  const atoms = filledRanges(chain);
  const leaves: Leaf[] = [];
  let stack: Atom[] = [];
  let isEmitted = true;
  let wasReverse = false;
  const emit = (): void => {
    if (!isEmitted) leaves.push(leafOf(stack, stack.at(-1)));
    isEmitted = true;
  };
  for (let index = 0; index < atoms.length;) {
    const run = stack.length === 0 || wasReverse ? readReverse(atoms, index) : null;
    if (run !== null) {
      emit();
      for (const lower of run.lowers)
        leaves.push(leafOf(sorted([...run.uppers, lower]), lower, run.lowers.length === 1 ? run.uppers : []));
      stack = sorted(run.uppers);
      wasReverse = true;
      index = run.next;
      continue;
    }
    const atom = atoms[index];
    if (atom === undefined) break;
    wasReverse = false;
    const isBelowPasal = !isEmitted && stack.every((outer) => levelOf(outer) > LEVEL.pasal);
    if (isBelowPasal && atom.unit === "pasal" && atom.connector === "none") {
      // "ayat (1) huruf g pasal 42": only the pasal comes last.
      stack = [atom, ...stack];
      index++;
      continue;
    }
    const top = stack.at(-1);
    const after = atoms[index + 1];
    if (isAyatBeforeWording(atom, after, stack)) {
      stack = [...stack, after, atom];
      isEmitted = false;
      index += 2;
      continue;
    }
    if (top === undefined || isInside(atom, top, stack)) stack = [...stack, atom];
    else {
      emit();
      stack = [...stack.slice(0, stack.findLastIndex((outer) => levelOf(outer) < levelOf(atom)) + 1), atom];
    }
    isEmitted = false;
    index++;
  }
  emit();
  return leaves;
}

/** "Pasal I angka 2 ayat (1) Pasal 154": the ayat of the wording, named before its pasal. */
function isAyatBeforeWording(atom: Atom, after: Atom | undefined, stack: readonly Atom[]): after is Atom {
  return (
    atom.unit === "ayat" &&
    stack.at(-1)?.unit === "angka" &&
    stack.at(-2)?.isRoman === true &&
    after?.unit === "pasal" &&
    after.isRoman !== true &&
    (after.connector === "none" || after.connector === "comma")
  );
}

function isInside(atom: Atom, top: Atom, stack: readonly Atom[]): boolean {
  if (atom.unit === "bagian-teks" && top.unit === "bagian-teks") return atom.connector !== "and";
  if (levelOf(atom) > levelOf(top)) return true;
  // "Pasal I angka 1 Pasal 63": the wording that an act gives a pasal of another.
  if (atom.unit === "pasal" && atom.isRoman !== true && atom.connector === "none")
    return (
      stack.some((outer) => outer.isRoman === true) &&
      stack.every((outer) => outer.unit !== "pasal" || outer.isRoman === true)
    );
  // "Pasal 1 angka 3 huruf a": the letter stands inside the number.
  return (
    atom.unit === "huruf" &&
    top.unit === "angka" &&
    atom.connector === "none" &&
    stack.every((outer) => outer.unit !== "huruf")
  );
}

function leafOf(path: readonly Atom[], own: Atom | undefined, around: readonly Atom[] = []): Leaf {
  const span = own === undefined ? path : [own, ...around];
  const parts = path.filter((atom) => atom.parts.length > 0);
  return {
    steps: path
      .filter((atom) => atom.parts.length === 0)
      .map(({ unit, number, isLoose, isRoman }) => ({
        ...{ unit, number },
        ...(isLoose ? { isLoose } : {}),
        ...(isRoman === true ? { isRoman } : {}),
      })),
    parts: innermostParts(parts),
    first: Math.min(...span.map((atom) => atom.first)),
    next: Math.max(...span.map((atom) => atom.next)),
  };
}

/** "Lampiran bagian Syarat umum": the parts named last that lie in those named before. */
function innermostParts(parts: readonly Atom[]): readonly string[] {
  return parts.reduce<readonly string[]>((outer, part) => {
    const inner = part.parts.filter((id) => outer.some((above) => id.startsWith(`${above}/`)));
    if (inner.length > 0) return inner;
    // "syarat umum angka 2 di Lampiran": the outer part named last.
    const isAround = outer.some((id) => part.parts.some((above) => id.startsWith(`${above}/`)));
    return isAround ? outer : part.parts;
  }, []);
}

function sorted(atoms: readonly Atom[]): Atom[] {
  return [...atoms].sort((a, b) => levelOf(a) - levelOf(b));
}

interface ReverseRun {
  readonly lowers: readonly Atom[];
  readonly uppers: readonly Atom[];
  readonly next: number;
}

/** "huruf f dan g ayat (1) pasal 42": the innermost unit first. */
function readReverse(atoms: readonly Atom[], index: number): ReverseRun | null {
  const first = atoms[index];
  if (first === undefined) return null;
  const lowers = [first];
  let at = index + 1;
  for (let next = atoms[at]; next?.unit === first.unit && next.connector !== "none"; next = atoms[at]) {
    lowers.push(next);
    at++;
  }
  const uppers: Atom[] = [];
  let level = levelOf(first);
  for (
    let next = atoms[at];
    next?.connector === "none" &&
    (levelOf(next) < level || (uppers.at(-1)?.unit === "bagian-teks" && next.unit === "bagian-teks"));
    next = atoms[at]
  ) {
    uppers.push(next);
    level = levelOf(next);
    at++;
  }
  if (uppers.length === 0) return null;
  // "ayat (1) pasal 42 huruf g": neither order; put the rest where it belongs.
  if (lowers.length === 1) {
    const used = new Set([first.unit, ...uppers.map((atom) => atom.unit)]);
    for (
      let next = atoms[at];
      next !== undefined && level === LEVEL.pasal && !used.has(next.unit);
      next = atoms[at]
    ) {
      const isJoined = next.connector === "none" || (next.connector === "comma" && !next.isBare);
      if (!isJoined || levelOf(next) <= level) break;
      uppers.push(next);
      used.add(next.unit);
      at++;
    }
  }
  const all = sorted([...lowers, ...uppers]);
  const deepest = all.at(-1);
  if (lowers.length === 1 && deepest !== undefined && deepest !== first)
    return { lowers: [deepest], uppers: all.slice(0, -1), next: at };
  return { lowers, uppers, next: at };
}

function filledRanges(atoms: readonly Atom[]): Atom[] {
  return atoms.flatMap((atom, index) => {
    const before = atoms[index - 1];
    if (before === undefined || before.unit !== atom.unit) return [atom];
    if (atom.connector !== "range" && atom.connector !== "dash") return [atom];
    const numbers =
      atom.unit === "huruf"
        ? lettersBetween(before.number, atom.number)
        : numbersBetween(before.number, atom.number);
    return [
      ...numbers.map((number): Atom => ({ ...atom, number, connector: "and" })),
      { ...atom, connector: "and" },
    ];
  });
}

function numbersBetween(from: string, to: string): string[] {
  const [low, high] = [Number.parseInt(from, 10), Number.parseInt(to, 10)];
  if (!(high > low) || high - low > LONGEST_RANGE) return [];
  return Array.from({ length: high - low - 1 }, (_, index) => String(low + index + 1));
}

function lettersBetween(from: string, to: string): string[] {
  const [low, high] = [from.charCodeAt(0), to.charCodeAt(0)];
  if (from.length !== 1 || to.length !== 1 || high <= low) return [];
  return Array.from({ length: high - low - 1 }, (_, index) => String.fromCharCode(low + index + 1));
}
