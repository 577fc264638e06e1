/**
 * One question on the command line, or many as JSON lines.
 *
 *   npm run --silent ask -- "question"          the answer as text
 *   npm run --silent ask -- --json "question"   one JSON object
 *   npm run --silent ask -- --jsonl             {"id","q"} lines from standard input, one object a line, in order
 */
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type App, openApp } from "../app.ts";
import { toJson } from "../answering/presentation/json.ts";
import { renderText } from "../telegram/rendering/render.ts";
import { loadEnvFile, readConfig } from "../config.ts";
import { describeStartupError } from "../startup-errors.ts";

const lineSchema = z.object({ id: z.union([z.string(), z.number()]).transform(String), q: z.string() });

async function ask(app: App, id: string, question: string): Promise<Record<string, unknown>> {
  const started = performance.now();
  const answer = await app.assistant.answer(
    { type: "question", text: question },
    { language: null, discussed: null },
  );
  const text = renderText(app.corpus, answer);
  return toJson(id, question, answer, text, performance.now() - started);
}

async function answerLines(app: App): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === "") continue;
    const parsed = readLine(line);
    if (parsed === null) {
      const error = `line ${number} is not an object like {"id":"1","q":"..."}`;
      process.stdout.write(`${JSON.stringify({ id: null, error })}\n`);
      continue;
    }
    process.stdout.write(`${JSON.stringify(await ask(app, parsed.id, parsed.q))}\n`);
  }
}

function readLine(line: string): { id: string; q: string } | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, jsonl: { type: "boolean", default: false } },
  });
  const question = positionals.join(" ");
  if (!values.jsonl && question.trim() === "") {
    process.stderr.write(
      'Usage: npm run --silent ask -- [--json] "question"   or   ... ask -- --jsonl < lines\n',
    );
    process.exitCode = 2;
    return;
  }
  loadEnvFile();
  const app = await openApp(readConfig(process.env));
  if (values.jsonl) await answerLines(app);
  else if (values.json) process.stdout.write(`${JSON.stringify(await ask(app, "1", question))}\n`);
  else {
    const answer = await app.assistant.answer(
      { type: "question", text: question },
      { language: null, discussed: null },
    );
    process.stdout.write(`${renderText(app.corpus, answer)}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartupError(error)}\n`);
  process.exitCode = 1;
});
