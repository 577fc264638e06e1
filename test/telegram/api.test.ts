import { GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { describeError, redact } from "../../src/telegram/api.ts";
import { TOKEN } from "../support/bot-api/bot-api.ts";

describe("what may stand in a log", () => {
  it.each([
    [`https://api.telegram.org/bot${TOKEN}/getMe`, "https://api.telegram.org/bot<token>/getMe"],
    [`bot${encodeURIComponent(TOKEN)}`, "bot<token>"],
    ["another: 987654321:AAHxExampleExampleExampleExample_-1", "another: <token>"],
    ["Pasal 42 ayat (1): 12:30", "Pasal 42 ayat (1): 12:30"],
  ])("%s", (text, expected) => {
    expect(redact(text, TOKEN)).toBe(expected);
  });

  it("is the fault of a failed connection, without the token in its address", () => {
    const cause = Object.assign(new Error(`connect to /bot${TOKEN}/getMe`), { code: "ECONNREFUSED" });
    const described = describeError(new HttpError("Network request for 'getMe' failed!", cause), TOKEN);
    expect(described).toMatchObject({
      name: "HttpError",
      cause: { code: "ECONNREFUSED", message: "connect to /bot<token>/getMe" },
    });
    expect(JSON.stringify(described)).not.toContain(TOKEN);
  });

  it("is Telegram's refusal, without what was sent", () => {
    const refusal = { ok: false, error_code: 400, description: "Bad Request" } as const;
    const error = new GrammyError("Call failed!", refusal, "sendMessage", { text: "rahasia dinas" });
    const described = describeError(error, TOKEN);
    expect(described).toMatchObject({ code: 400, method: "sendMessage" });
    expect(JSON.stringify(described)).not.toContain("rahasia");
  });

  it("ends, also where causes run in a circle", () => {
    const error = new Error("one");
    error.cause = error;
    expect(JSON.stringify(describeError(error, TOKEN)).length).toBeLessThan(20_000);
  });

  it.each([undefined, null, "text", 42, { token: 1 }])("takes %j thrown instead of an error", (thrown) => {
    expect(describeError(thrown, TOKEN).message).toBe(String(thrown));
  });
});
