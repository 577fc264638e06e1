import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { TOKEN } from "../../test/support/bot-api/bot-api.ts";

/** The bot as `npm start` runs it, in a process of its own. */
export interface Program {
  /** Ends it at once, with no chance to tidy up. */
  kill(): void;
  /** Asks it to end, as an operator would. @returns its exit code */
  stop(): Promise<number | null>;
  isRunning(): boolean;
  /** Bytes of memory in use; null where the system does not tell. */
  memory(): number | null;
}

/** @param logFile gets its standard error, behind what is there */
export function startProgram(
  environment: Readonly<Record<string, string>>,
  root: string,
  dataDir: string,
  logFile: string,
): Program {
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, ["scripts/run.js", "src/main.ts"], {
    stdio: ["ignore", "ignore", log],
    env: {
      PATH: process.env["PATH"],
      ...{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root, DATA_DIR: dataDir, AS_OF: "2026-11-24" },
      // Its people are in more of a hurry than people are.
      USER_LIMIT_PER_MINUTE: "0",
      ...environment,
    },
  });
  closeSync(log);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const read = (name: string): string | null => {
    try {
      return readFileSync(`/proc/${child.pid}/${name}`, "utf8");
    } catch {
      return null;
    }
  };
  return {
    isRunning,
    kill: () => {
      child.kill("SIGKILL");
    },
    stop: async () => {
      if (!isRunning()) return child.exitCode;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      return child.exitCode;
    },
    memory: () => {
      const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(read("status") ?? "")?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) * 1_024;
    },
  };
}
