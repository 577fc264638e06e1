import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../answering/answer.ts";
import type { Corpus } from "../../corpus/corpus.ts";
import type { AuditLog } from "../../storage/audit.ts";
import { STORE_FILE } from "../../storage/store.ts";
import { say } from "../texts.ts";

/** `/status`: how the program is, for those who run it. */

export interface StatusSubject {
  readonly corpus: Corpus;
  readonly audit: AuditLog;
  readonly dataDir: string;
  readonly version: string;
  /** The language model in use; null without one. */
  readonly model: string | null;
  readonly access: string;
  /** Seconds since the start. */
  readonly uptime: number;
}

const DAY_MS = 86_400_000;
const MB = 1_000_000;

export async function statusText(subject: StatusSubject, now: number, language: Language): Promise<string> {
  const { corpus, audit, dataDir, version, model, access, uptime } = subject;
  let asked = 0;
  let failed = 0;
  for (const { outcome } of audit.since(now - DAY_MS)) {
    asked++;
    if (outcome === "failed") failed++;
  }
  const lines = [
    say("status-version", language, { version, edition: corpus.hash.slice(0, 8) }),
    say("status-uptime", language, {
      days: Math.floor(uptime / 86_400),
      hours: Math.floor((uptime % 86_400) / 3_600),
      minutes: Math.floor((uptime % 3_600) / 60),
    }),
    say("status-corpus", language, { acts: corpus.texts.size, provisions: corpus.provisions.size }),
    say("status-asked", language, { asked, failed }),
    model === null ? say("status-no-model", language) : say("status-model", language, { model }),
    say("status-access", language, { access }),
    say("status-memory", language, { megabytes: Math.round(process.memoryUsage.rss() / MB) }),
    await diskLine(dataDir, language),
  ];
  return lines.join("\n");
}

async function diskLine(dataDir: string, language: Language): Promise<string> {
  const used = await stat(join(dataDir, STORE_FILE)).then(
    ({ size }) => Math.ceil(size / MB),
    () => null,
  );
  try {
    const { bavail, bsize } = await statfs(dataDir);
    const free = Math.floor((bavail * bsize) / MB);
    return used === null
      ? say("status-disk-only", language, { free })
      : say("status-disk", language, { used, free });
  } catch {
    return say("status-no-disk", language);
  }
}
