import type { Answer, Block } from "../answer.ts";
import type { Frame } from "../sources.ts";
import { notices } from "../sources.ts";
import type { Sentence } from "./grounding.ts";
import type { Source } from "./source.ts";

/** Puts checked prose into the extractive answer, and changes nothing else in it. */

const PHRASES = {
  id: {
    notice: (model: string) =>
      `Uraian di atas ditulis oleh model bahasa ${model} dan diperiksa terhadap sumbernya; kutipan dan status berasal dari naskah dan daftar peraturan. Pegang kutipannya, bukan uraiannya.`,
    restored: "dipulihkan dari satu hasil pindai, belum dicocokkan dengan salinan resmi",
    imported: "dari berkas kantor, belum dicocokkan dengan naskah resmi",
    secondary: "dilaporkan, bukan bunyi aslinya",
    explanatory: "bahan penjelas, bukan peraturan",
  },
  en: {
    notice: (model: string) =>
      `The text above was written by the language model ${model} and checked against its sources; the quotations and the status come from the regulations and their register. Rely on the quotations, not on the text.`,
    restored: "restored from one scan, not compared with an official copy",
    imported: "from the office's file, not proof-read",
    secondary: "as reported, not its original words",
    explanatory: "explanatory material, not law",
  },
};

/**
 * Whether the answer has a lead sentence that prose may take the place of. A verdict, a look-up, a refusal and a list of
 * results stay as they are.
 */
export function hasReplaceableLead(answer: Answer): boolean {
  return (
    answer.kind === "answer" &&
    answer.verdict === null &&
    answer.blocks[0]?.type === "paragraph" &&
    answer.blocks.some((block) => block.type === "quote")
  );
}

/** @param prose at least one sentence, each pointing at given sources */
export function withProse(
  frame: Frame,
  extractive: Answer,
  prose: readonly Sentence[],
  sources: readonly Source[],
  model: string,
): Answer {
  const phrases = PHRASES[frame.language];
  const pointed = [...new Set(prose.flatMap((sentence) => sentence.sources))];
  const used = pointed.flatMap((n) => sources.find((source) => source.n === n) ?? []);
  const text = prose
    .map((sentence) => {
      const pointers = sentence.sources.map((n) => `[${pointed.indexOf(n) + 1}]`);
      return withPointers(sentence.text, pointers.join(""));
    })
    .join(" ");
  const items = used.map((source, index) => {
    const remark = source.fidelity === "verbatim" ? "" : ` (${phrases[source.fidelity]})`;
    return `[${index + 1}] ${source.label}${remark}`;
  });
  const [, ...rest] = extractive.blocks;
  const modelNotice: Block = { type: "notice", tone: "caution", text: phrases.notice(model) };
  const missing = missingNotices(frame, rest, used);
  const at = rest.findLastIndex((block) => block.type === "quote") + 1;
  return {
    ...extractive,
    blocks: [
      { type: "paragraph", text },
      { type: "list", items },
      ...rest.slice(0, at),
      modelNotice,
      ...rest.slice(at, firstAfterNotices(rest, at)),
      ...missing,
      ...rest.slice(firstAfterNotices(rest, at)),
    ],
  };
}

/** "... pemerintah daerah [1]." */
function withPointers(sentence: string, pointers: string): string {
  const stop = /[.!?]$/u.exec(sentence)?.[0] ?? "";
  return `${sentence.slice(0, sentence.length - stop.length)} ${pointers}${stop}`;
}

/** Status and fidelity of sources that the prose rests on and the answer does not quote. */
function missingNotices(frame: Frame, blocks: readonly Block[], used: readonly Source[]): Block[] {
  const shown = new Set(blocks.flatMap((block) => (block.type === "notice" ? [block.text] : [])));
  return notices(
    frame,
    used.map((source) => source.id),
  ).filter((block) => block.type === "notice" && !shown.has(block.text));
}

function firstAfterNotices(blocks: readonly Block[], from: number): number {
  let at = from;
  while (blocks[at]?.type === "notice" && at < blocks.length - 1) at++;
  return at;
}
