import type { Language } from "../text/language.ts";
import { type GeneratorDeps, type PromptInput, createModel, nameOf } from "./model.ts";
import type { Answer, Block, ModelPart } from "../answering/answer.ts";
import { type Frame, notices } from "../answering/presentation/sources.ts";
import { actChecker } from "./source-checks.ts";
import { type Sentence, checkProse, isAnswer } from "./grounding.ts";
import { questionAsData, questionsAsData, rewrittenQuery, sourcesAsData } from "./prompts.ts";
import { type Source, numberedSources } from "./source.ts";

/** Answers with prose, and searches with queries, by a language model that is distrusted throughout. */

export interface Generator {
  /** Its name, and the version of the prompts for an answer's prose and for a query. */
  readonly part: ModelPart;
  /**
   * The extractive answer with the model's checked prose in place of its lead sentence, or the extractive answer itself
   * when the model fails, lies or is out of budget, or the answer has no such sentence. Never rejects.
   * @param sources provision ids: the retrieval's best, and those the answer quotes; called only when the model is asked, since
   *   finding them takes a tenth of an answer
   * @param user whose budget counts; null for someone unknown
   * @param share of the time limit (0..1] that this may take
   */
  improve(
    frame: Frame,
    question: string,
    extractive: Answer,
    sources: () => readonly string[],
    user: string | null,
    signal?: AbortSignal,
    share?: number,
  ): Promise<Answer>;
  /**
   * A search query that makes a whole question of a fragment by way of the questions before it; null when the model fails,
   * is out of budget, or makes none. It is to be searched for and nothing else. Never rejects.
   * @param questions of this chat, oldest first
   * @param share of the time limit (0..1] that this may take
   */
  rewrite(
    language: Language,
    questions: readonly string[],
    fragment: string,
    user: string | null,
    share: number,
  ): Promise<string | null>;
}

export function createGenerator(deps: GeneratorDeps): Generator {
  const { config, prompts, logger } = deps;
  const model = createModel(deps);
  const part = { name: config.model, promptVersion: `${prompts.version} ${prompts.queryVersion}` };
  const confidential = [
    ...Object.values(prompts.answer).map((prompt) => prompt.system),
    ...Object.values(prompts.query).map((prompt) => prompt.system),
    config.apiKey ?? "",
  ];

  const improve: Generator["improve"] = async (frame, question, extractive, ids, user, signal, share = 1) => {
    if (!hasReplaceableLead(extractive) || signal?.aborted === true) return extractive;
    let sources: readonly Source[] = [];
    const input = (): PromptInput | null => {
      sources = numberedSources(frame, ids());
      if (sources.length === 0) return null;
      return { sources: sourcesAsData(sources), question: questionAsData(question) };
    };
    const prompt = prompts.answer[frame.language];
    const text = await model.consult({ prompt, input, user, share, signal });
    if (text === null) return extractive;
    const prose = checkProse(text, sources, frame.language, {
      confidential,
      namesOtherAct: actChecker(frame.corpus),
    });
    logger.debug(
      { accepted: prose.accepted.length, dropped: prose.dropped.map(({ reason }) => reason) },
      "the language model's prose was checked",
    );
    if (!isAnswer(prose)) return extractive;
    return { ...withProse(frame, extractive, prose.accepted, sources, config.model), model: part };
  };

  return {
    part,
    improve: async (frame, question, extractive, ids, user, signal, share) => {
      try {
        return await improve(frame, question, extractive, ids, user, signal, share);
      } catch (error) {
        logger.warn({ error: nameOf(error) }, "an answer could not be improved");
        return extractive;
      }
    },
    rewrite: async (language, questions, fragment, user, share) => {
      const input = (): PromptInput => ({
        questions: questionsAsData(questions),
        fragment: questionAsData(fragment),
      });
      const text = await model.consult({ prompt: prompts.query[language], input, user, share });
      return text === null ? null : rewrittenQuery(text);
    },
  };
}

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
