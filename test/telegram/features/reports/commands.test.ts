import type { Bot } from "grammy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../../../src/telegram/bot.ts";
import { BotApi, ME } from "../../../support/bot-api/bot-api.ts";
import { fetchTo } from "../../../support/bot-api/fetch.ts";
import { accessRules, groupMessage, privateMessage, testDeps } from "../../fixture.ts";

/** What administrators ask of the bot about itself, as Telegram gets it. */

const ADMIN = 7;
const USER = 8;

let api: BotApi;
let bot: Bot;
let updates: number;

beforeEach(() => {
  api = new BotApi();
  updates = 1;
  const access = accessRules({ administrators: new Set([ADMIN]) });
  bot = createBot({ ...testDeps({ access }), botInfo: ME, client: { fetch: fetchTo(api) } });
});

afterEach(() => {
  expect(api.calls.filter(({ reply }) => !reply.ok)).toEqual([]);
});

async function type(text: string, from = ADMIN): Promise<void> {
  await bot.handleUpdate({ ...privateMessage(from, { text }), update_id: updates++ });
}
const said = (): string => api.sent.at(-1)?.text ?? "";

describe("an administrator", () => {
  it("gets the state of the bot by /status", async () => {
    await type("/status");
    expect(said()).toMatch(/^Versi 0\.0\.0, edisi hukum [0-9a-f]{8}\n/);
    expect(said()).toContain("Akses: open");
  });

  it("gets a picture of the usage by /statistik, with the questions just asked counted below it", async () => {
    await type("apa syarat kota kembar?", USER);
    await type("/statistik");
    const [picture] = api.documents;
    expect(picture?.document.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(picture?.caption).toContain("Minggu ini 1 pertanyaan dari 1 orang");
  });

  it("gets the log as a table by /ekspor, for the days asked for", async () => {
    await type("apa syarat kota kembar?", USER);
    await type("/ekspor 7");
    const [table] = api.documents;
    expect(table?.document.name).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
    expect(table?.document.bytes.toString("utf8")).toContain("apa syarat kota kembar?");
    expect(table?.caption).toContain("1 pertanyaan dari 7 hari terakhir");
    await type("/ekspor semua");
    expect(said()).toContain("Sebutkan jumlah harinya");
  });

  it("gets nobody's words in a group", async () => {
    await bot.handleUpdate({ ...groupMessage({ text: "/ekspor" }), update_id: updates++ });
    expect(api.documents).toEqual([]);
    expect(said()).toContain("obrolan pribadi");
  });
});

describe("anybody else", () => {
  it.each(["/status", "/statistik", "/ekspor 30"])("is refused %s", async (command) => {
    await type(command, USER);
    expect(api.documents).toEqual([]);
    expect(said()).not.toContain("Versi");
    expect(api.sent).toHaveLength(1);
  });
});
