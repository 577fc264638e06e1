import type { Source } from "./source.ts";

/** Puts texts that others wrote into a prompt as data: nothing in them can close or open an element. */

const MAX_QUESTION = 2_000;

/** The sources as elements: number, name and standing as attributes, the text inside. */
export function sourcesAsData(sources: readonly Source[]): string {
  return sources
    .map(({ n, label, status, text }) => {
      const standing = status === null ? "" : ` status="${attribute(status)}"`;
      return `<source n="${n}" label="${attribute(label)}"${standing}>\n${asData(text)}\n</source>`;
    })
    .join("\n\n");
}

export function questionAsData(question: string): string {
  return asData(question.slice(0, MAX_QUESTION));
}

const EARLIER_QUESTIONS = 3;
const MAX_EARLIER = 400;

/** The last questions of a chat, oldest first, a line each. */
export function questionsAsData(questions: readonly string[]): string {
  return questions
    .slice(-EARLIER_QUESTIONS)
    .map((question) => `- ${asData(question.slice(0, MAX_EARLIER)).replace(/\s+/g, " ")}`)
    .join("\n");
}

/** Angle brackets of every kind become harmless ones; invisible characters, which can hide commands, go. */
function asData(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[<﹤〈⟨《]/gu, "(")
    .replace(/[>﹥〉⟩》]/gu, ")")
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "")
    .trim();
}

function attribute(text: string): string {
  return asData(text).replace(/["\n]/g, "'");
}
