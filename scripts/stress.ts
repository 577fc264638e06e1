/**
 * Many people talk to the bot while everything goes wrong: `npm run soak -- --updates 10000 --users 500`. The program runs
 * as `npm start` runs it, against a Bot API on the loopback.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { invite, readSayings } from "./stress/simulated-users.ts";
import { perform } from "./stress/performance.ts";
import { createRandom } from "./stress/random.ts";
import { rehearse } from "./stress/rehearsal.ts";
import { judge, SIGNS } from "./stress/report.ts";

const { values } = parseArgs({
  options: {
    updates: { type: "string", default: "10000" },
    users: { type: "string", default: "500" },
    kills: { type: "string", default: "3" },
    outages: { type: "string", default: "2" },
    minutes: { type: "string", default: "6" },
    webhook: { type: "boolean", default: false },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    keep: { type: "boolean", default: false },
  },
});

function count(name: "updates" | "users" | "kills" | "outages" | "minutes" | "seed"): number {
  const value = Number(values[name]);
  if (!Number.isFinite(value) || value < 0)
    throw new Error(`--${name} must be a number of at least 0, as in --${name} 3`);
  return value;
}

const WEBHOOK_PORT = 18_473;

const seed = count("seed");
const folder = mkdtempSync(join(tmpdir(), "soak-"));
const began = performance.now();
const tell = (line: string): void => {
  console.error(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${line}`);
};
const environment = { LOG_LEVEL: "info" };
const random = createRandom(seed);
const [updates, users] = [count("updates"), count("users")];
tell(`seed ${seed}, ${folder}`);
const scripts = await rehearse({
  ...{ updates, folder, environment, tell, sayings: readSayings() },
  chats: invite(users, random.fork("people")),
  random: random.fork("rehearsal"),
});
// Building the search index is not what is tried here.
cpSync(join(folder, "rehearsal"), join(folder, "performance"), {
  recursive: true,
  filter: (path) => !path.includes("assistant.db"),
});
const performed = await perform({
  ...{ scripts, folder, environment, tell, signs: SIGNS },
  random: random.fork("performance"),
  kills: count("kills"),
  outages: count("outages"),
  outageMs: 20_000,
  manners: {
    thinkMs: (count("minutes") * 60_000 * scripts.length) / Math.max(1, updates),
    patienceMs: 90_000,
  },
  afterMs: 10_000,
  ...(values.webhook ? { webhookPort: WEBHOOK_PORT } : {}),
});
const { text, broken } = judge(performed, [
  ["seed", String(seed)],
  ["people", String(users)],
  ["updates come by", values.webhook ? "webhook" : "polling"],
]);
const page = `${text}\n\n${broken.length === 0 ? "All promises kept." : `Broken:\n${broken.join("\n")}`}\n`;
console.log(page);
mkdirSync("reports", { recursive: true });
writeFileSync(join("reports", values.webhook ? "soak-webhook.txt" : "soak.txt"), page);
writeFileSync(
  join(folder, "chats.txt"),
  performed.ledgers.map(({ story }, chat) => `chat ${chat}\n${story.join("\n")}\n`).join("\n"),
);
if (values.keep) console.log(`Data and logs: ${folder}`);
else rmSync(folder, { recursive: true, force: true });
process.exitCode = broken.length === 0 ? 0 : 1;
