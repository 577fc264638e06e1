import { describe, expect, it } from "vitest";
import { createLogger } from "../../src/platform/logger.ts";
import { createMemoryInbox } from "../../src/storage/updates.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { createUpdateIntake } from "../../src/telegram/updates/intake.ts";
import { BotApi, ME, refuse, TOKEN } from "../support/bot-api/bot-api.ts";
import { fetchTo } from "../support/bot-api/fetch.ts";
import { fakeAssistant, press, privateMessage, snapshotsOf, testDeps } from "../telegram/fixture.ts";

const KEY = 'sk-"quoted"-key';

function recorded(level: "info" | "debug" = "info") {
  const lines: string[] = [];
  const logger = createLogger({
    level,
    secrets: [TOKEN, KEY, null, "abc"],
    write: (line) => lines.push(line),
  });
  return { lines, logger };
}

describe("the log", () => {
  it("loses known secrets, any bot's token and any bearer's key, wherever in a line they stand", () => {
    const { lines, logger } = recorded();
    const other = "987654321:OtherTokenOtherTokenOtherTokenOther";
    logger.info(
      { url: `https://api.telegram.org/bot${TOKEN}/getMe`, deep: [{ x: { y: KEY } }] },
      `with ${KEY}`,
    );
    logger.error({ err: new Error(`fetch https://x/bot${encodeURIComponent(other)}/y failed`) }, "failed");
    logger.warn({ header: "Authorization: Bearer sk-other.key" }, "abc stays");
    const text = lines.join("");
    expect(text).not.toMatch(/TokenOther|TestToken|quoted|sk-other/);
    expect(text).toContain("<secret>");
    expect(text).toContain("Bearer <key>");
    expect(text).toContain("abc stays");
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it("leaves out the fields that hold words or keys, should such an object be logged whole", () => {
    const { lines, logger } = recorded();
    logger.info(
      { message: { text: "kata pengguna" }, question: "kata pengguna", config: { apiKey: "k" } },
      "x",
    );
    expect(lines.join("")).not.toMatch(/kata pengguna|"k"/);
  });

  it("holds no word of a user and no token after a conversation with failures of every kind", async () => {
    const { lines, logger } = recorded();
    const api = new BotApi();
    const assistant = fakeAssistant();
    const inbox = createMemoryInbox();
    const bot = createBot({
      ...testDeps(),
      ...{ logger, inbox, snapshots: snapshotsOf(assistant), botInfo: ME, client: { fetch: fetchTo(api) } },
    });
    const intake = createUpdateIntake({ bot, inbox, logger });
    intake.open();
    const send = async (text: string): Promise<void> => {
      intake.accept([api.numbered(privateMessage(1, { text: `${text} kata-rahasia` }))]);
      while (intake.underWay + intake.queued > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await send("sister city");
    await send("/cari");
    await send("/bukanperintah");
    // The assistant fails, with the token in its error.
    await send("rusak");
    for (const [code, description] of [
      [400, "Bad Request: kata-rahasia is wrong"],
      [403, "Forbidden: bot was blocked by the user"],
    ] as const) {
      api.intercept = (method) => (method === "sendMessage" ? refuse(code, description) : undefined);
      await send("sister city");
    }
    api.intercept = () => undefined;
    await bot.handleUpdate(api.numbered(press(1, "forged kata-rahasia")));
    const twice = api.numbered(privateMessage(1, { text: "dua kali kata-rahasia" }));
    intake.accept([twice, twice]);
    await intake.close(5_000);
    const text = lines.join("");
    expect(text).toContain("an update failed");
    expect(text).toContain("Telegram refused a call");
    const own = text.replaceAll("Bad Request: kata-rahasia is wrong", "");
    expect(own).not.toContain("kata-rahasia");
    expect(own).not.toContain("TestToken");
  }, 30_000);
});
