import type { Language } from "../text/language.ts";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Source } from "./source.ts";

/** The prompts: files that a person can read and change, checked once at start. */

export interface Prompt {
  /** No placeholder stands in it. */
  readonly system: string;
  /** Holds each of its placeholders once. */
  readonly user: string;
}

export interface Prompts {
  /** Of the prompts for an answer; stands in the audit data. */
  readonly version: string;
  /** Writes an answer's prose. */
  readonly answer: Readonly<Record<Language, Prompt>>;
  /** Of the prompts for a query. */
  readonly queryVersion: string;
  /** Makes a search query of a fragment and the questions before it. */
  readonly query: Readonly<Record<Language, Prompt>>;
}

/** A prompt file cannot be used. The message names the file and what to mend. */
export class PromptError extends Error {
  constructor(
    readonly file: string,
    fault: string,
  ) {
    super(`prompts/${file}: ${fault}`);
    this.name = "PromptError";
  }
}

const ANSWER_PLACEHOLDERS = ["sources", "question"];
const QUERY_PLACEHOLDERS = ["questions", "fragment"];
const FORM =
  /^---\r?\n(?<front>.*?)\r?\n---\r?\n\s*## system\r?\n(?<system>.*?)\r?\n## user\r?\n(?<user>.*)$/s;
const FRONT = /^version: ([a-z0-9.-]+)$/;

/**
 * Reads `answer.*.md` and `query.*.md`, in both languages.
 * @throws PromptError when a file is missing, lacks a part or a placeholder, or has one that nothing fills
 */
export async function loadPrompts(folder: string): Promise<Prompts> {
  const answer = await loadPair(folder, "answer", ANSWER_PLACEHOLDERS);
  const query = await loadPair(folder, "query", QUERY_PLACEHOLDERS);
  return {
    version: answer.version,
    answer: answer.prompts,
    queryVersion: query.version,
    query: query.prompts,
  };
}

async function loadPair(
  folder: string,
  name: string,
  placeholders: readonly string[],
): Promise<{ version: string; prompts: Record<Language, Prompt> }> {
  const [id, en] = await Promise.all([
    load(folder, `${name}.id.md`, placeholders),
    load(folder, `${name}.en.md`, placeholders),
  ]);
  if (id.version !== en.version)
    throw new PromptError(
      `${name}.en.md`,
      `version is ${en.version}, but that of ${name}.id.md is ${id.version}`,
    );
  return { version: id.version, prompts: { id: id.prompt, en: en.prompt } };
}

async function load(
  folder: string,
  file: string,
  placeholders: readonly string[],
): Promise<{ version: string; prompt: Prompt }> {
  let text: string;
  try {
    text = await readFile(join(folder, file), "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new PromptError(
      file,
      code === "ENOENT" ? "the file is missing" : `the file cannot be read (${code})`,
    );
  }
  return parsePrompt(text, file, placeholders);
}

/** @throws PromptError */
export function parsePrompt(
  text: string,
  file: string,
  placeholders: readonly string[] = ANSWER_PLACEHOLDERS,
): { version: string; prompt: Prompt } {
  const groups = FORM.exec(text)?.groups;
  if (groups === undefined)
    throw new PromptError(file, 'expected front matter with a version, then "## system" and "## user"');
  const version = FRONT.exec(groups["front"] ?? "")?.[1];
  if (version === undefined)
    throw new PromptError(file, "the front matter must hold one line, such as version: answer-1");
  const system = (groups["system"] ?? "").trim();
  const user = (groups["user"] ?? "").trim();
  if (system === "") throw new PromptError(file, "the system part is empty");
  if (/[{}]/.test(system)) throw new PromptError(file, "the system part may hold no braces");
  for (const name of placeholders) {
    const count = user.split(`{${name}}`).length - 1;
    if (count !== 1)
      throw new PromptError(file, `the user part must hold {${name}} once, not ${count} times`);
  }
  const rest = placeholders.reduce((left, name) => left.replace(`{${name}}`, ""), user);
  const stray = /\{[^}]*\}?|\}/.exec(rest)?.[0];
  if (stray !== undefined) throw new PromptError(file, `nothing fills the placeholder ${stray}`);
  return { version, prompt: { system, user } };
}

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

/** What a model made of a fragment, as a search query: words alone, or nothing. */

const LONGEST = 200;
const SHORTEST_WORDS = 2;
const NOT_CLEAR = /^(?:tidak jelas|not clear)$/i;

/** @returns null for what cannot be a query: empty, long, of several lines, an answer in markup, or "not clear" */
export function rewrittenQuery(text: string): string | null {
  const query = text
    .normalize("NFKC")
    .trim()
    .replace(/^(?:pertanyaan|question|query)\s*:\s*/i, "")
    .replace(/^["'“‘`]+|["'”’`.]+$/gu, "")
    .trim();
  if (query.length > LONGEST || /[\p{Cc}\p{Cf}<>{}[\]|]/u.test(query) || NOT_CLEAR.test(query)) return null;
  return (query.match(/\p{L}{2,}/gu) ?? []).length < SHORTEST_WORDS ? null : query;
}
