/**
 * Which files and functions of `src` one message runs through: `npx tsx scripts/call-trace.ts "message" ...`. The program is opened
 * and warmed first, then V8 counts the calls of each message.
 */
import { Session } from "node:inspector/promises";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";

const dataDir = mkdtempSync(join(tmpdir(), "trace-"));
try {
  const app = await openApp(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "error" }));
  await app.warmUp();
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  for (const text of process.argv.slice(2)) {
    await session.post("Profiler.takePreciseCoverage");
    await app.assistant.answer({ type: "question", text }, { language: null, discussed: null });
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const called = result
      .filter(({ url }) => url.includes("/src/") && !url.includes("/node_modules/"))
      .map(({ url, functions }) => ({
        file: url.slice(url.indexOf("/src/") + 1),
        functions: functions.filter(
          ({ functionName, ranges }) => functionName !== "" && (ranges[0]?.count ?? 0) > 0,
        ),
      }))
      .filter(({ functions }) => functions.length > 0);
    const count = called.reduce((sum, { functions }) => sum + functions.length, 0);
    const parses = called
      .flatMap(({ functions }) => functions)
      .filter(({ functionName }) => functionName === "readCitations")
      .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
    console.log(`${text}\n  ${called.length} files, ${count} functions, citations read ${parses} times`);
    for (const { file, functions } of called) console.log(`    ${file} ${functions.length}`);
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
