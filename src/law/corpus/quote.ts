import { childrenOf, type Corpus } from "./corpus.ts";
import { markOf, type Provision } from "./provision.ts";
import { regulationOf } from "../provision-id.ts";

/** The words of a provision as lines, looked up and never made. */
export interface QuoteLine {
  /** Nesting below the outermost line, from 0. */
  readonly depth: number;
  /** The act's mark before the words, such as `(1)` or `g.`; "" where there is none. */
  readonly mark: string;
  /** The act's words, whole. */
  readonly text: string;
  /** True for a lead-in of the ayat or huruf around the quoted provision, without which it could read as its opposite. */
  readonly isContext: boolean;
}

/**
 * The lines of a provision: all of its own text, with the lead-in sentences of the units around it up to the pasal.
 * @throws RangeError when the corpus has no such provision
 */
export function quoteLines(corpus: Corpus, id: string): QuoteLine[] {
  const provision = corpus.provisions.get(id);
  if (provision === undefined) throw new RangeError(`no provision ${id} in the corpus`);
  const ancestors: Provision[] = [];
  for (let up = parentOf(corpus, provision); up !== undefined; up = parentOf(corpus, up)) {
    if (up.unit === "bagian-teks") break;
    ancestors.unshift(up);
  }
  const lines: QuoteLine[] = [];
  let depth = 0;
  for (const ancestor of ancestors) {
    const leadIns = leadIn(ancestor);
    const mark = markOf(ancestor);
    if (leadIns.length === 0 && mark === "") continue;
    (leadIns.length === 0 ? [""] : leadIns).forEach((text, index) => {
      lines.push({ depth, mark: index === 0 ? mark : "", text, isContext: true });
    });
    if (mark !== "") depth++;
  }
  pushLines(corpus, provision, depth, lines);
  return lines;
}

/** The provision whose words it has: of another act, where that gave it new ones; itself for all others. */
export function originOf(corpus: Corpus, id: string): string {
  return corpus.provisions.get(id)?.origin ?? id;
}

/** Whether any words of the quotation were recognised in a scan, so that they must be compared with the paper. */
export function isRecognised(corpus: Corpus, id: string): boolean {
  return touches(corpus, id, "recognised");
}

/** Whether it is doubtful that the quotation was read right from the office's file. */
export function isDoubted(corpus: Corpus, id: string): boolean {
  return touches(corpus, id, "doubted");
}

/** Whether the provision, one it stands in or one inside it is in a set of its act. */
function touches(corpus: Corpus, id: string, set: "recognised" | "doubted"): boolean {
  const provision = corpus.provisions.get(id);
  const of = (one: Provision): string => one.origin ?? one.id;
  const own = provision === undefined ? undefined : corpus.texts.get(regulationOf(of(provision)))?.[set];
  if (provision === undefined || own === undefined || own.size === 0) return false;
  const isInside = (inner: Provision): boolean =>
    own.has(of(inner)) || childrenOf(corpus, inner).some((child) => isInside(child));
  for (let up = parentOf(corpus, provision); up !== undefined; up = parentOf(corpus, up))
    if (own.has(of(up))) return true;
  return isInside(provision);
}

/** The quotation as plain text: a line for each line of the act, marks included, nesting not indented. */
export function quoteText(corpus: Corpus, id: string): string {
  return quoteLines(corpus, id).map(lineText).join("\n");
}

/** One line as a person reads it: the mark, then the words. */
export function lineText(line: QuoteLine): string {
  return [line.mark, line.text].filter((part) => part !== "").join(" ");
}

/** All words of a provision without those of the units around it: what an index or a proof-reader reads. */
export function fullText(corpus: Corpus, provision: Provision): string {
  const lines: QuoteLine[] = [];
  pushLines(corpus, provision, 0, lines);
  return lines.map(lineText).join("\n");
}

function parentOf(corpus: Corpus, provision: Provision): Provision | undefined {
  return provision.parent === null ? undefined : corpus.provisions.get(provision.parent);
}

/** The sentences of a provision before its first child: "DPRD mempunyai tugas dan wewenang:". */
function leadIn(provision: Provision): string[] {
  const lead: string[] = [];
  for (const item of provision.body) {
    if (item.type === "child") break;
    lead.push(item.text);
  }
  return lead;
}

function pushLines(corpus: Corpus, provision: Provision, depth: number, lines: QuoteLine[]): void {
  const mark = markOf(provision);
  let pending = mark;
  const inner = mark === "" ? depth : depth + 1;
  for (const item of provision.body) {
    if (item.type === "child") {
      if (pending !== "") lines.push({ depth, mark: pending, text: "", isContext: false });
      pending = "";
      const child = corpus.provisions.get(item.id);
      if (child !== undefined) pushLines(corpus, child, inner, lines);
    } else {
      const at = item.type === "line" ? inner + item.depth : pending === "" ? inner : depth;
      lines.push({ depth: at, mark: pending, text: item.text, isContext: false });
      pending = "";
    }
  }
}
