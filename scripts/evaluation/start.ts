/** The program from start to first answer, for the benchmark: prints its resident memory after the answer. */
import { openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";

const app = await openApp(readConfig({ ...process.env, LOG_LEVEL: "error" }));
const answer = await app.assistant.answer(
  { type: "question", text: process.argv[2] ?? "" },
  { language: null, discussed: null },
);
console.log(JSON.stringify({ kind: answer.kind, rss: process.memoryUsage().rss }));
