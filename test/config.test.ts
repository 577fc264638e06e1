import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

const TOKEN = "123456789:AAExampleExampleExampleExampleExample";

describe("the configuration", () => {
  it("runs in the terminal when no token is set, also when the line is there and empty", () => {
    expect(readConfig({}).entrance).toEqual({ type: "terminal" });
    expect(readConfig({ TELEGRAM_BOT_TOKEN: "" }).entrance).toEqual({ type: "terminal" });
  });

  it("runs in Telegram with a token, at another address when one is named", () => {
    expect(
      readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: "http://127.0.0.1:8081/" }).entrance,
    ).toEqual({
      type: "telegram",
      token: TOKEN,
      apiRoot: "http://127.0.0.1:8081",
      admins: [],
      run: { type: "polling", http: null },
    });
  });

  it("is open only while nothing is configured, and closed once somebody is there to let others in", () => {
    const modeOf = (environment: Record<string, string>) => readConfig(environment).access;
    expect(modeOf({})).toEqual({ mode: "open", isChosen: false, codeHours: 24, perMinute: 20 });
    expect(modeOf({ TELEGRAM_ADMINS: "42" })).toMatchObject({ mode: "allowlist", isChosen: false });
    expect(modeOf({ TELEGRAM_ADMINS: "42", ACCESS_MODE: "open" })).toMatchObject({
      mode: "open",
      isChosen: true,
    });
    const pairing = { TELEGRAM_ADMINS: "42", ACCESS_MODE: "pairing", PAIRING_HOURS: "2" };
    expect(modeOf({ ...pairing, USER_LIMIT_PER_MINUTE: "0" })).toEqual({
      mode: "pairing",
      isChosen: true,
      codeHours: 2,
      perMinute: 0,
    });
    for (const mode of ["allowlist", "pairing"])
      expect(() => modeOf({ ACCESS_MODE: mode })).toThrow(
        /TELEGRAM_ADMINS must be set when ACCESS_MODE is .*Example: TELEGRAM_ADMINS=123/,
      );
    expect(() => modeOf({ ACCESS_MODE: "closed" })).toThrow(/must be open, allowlist or pairing/);
    expect(() => modeOf({ ...pairing, PAIRING_HOURS: "0" })).toThrow(/PAIRING_HOURS must lie between/);
  });

  it("takes administrators by their ids, and tells a name from an id", () => {
    const adminsOf = (list: string) =>
      readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_ADMINS: list }).entrance;
    expect(adminsOf("42")).toMatchObject({ admins: [42] });
    expect(adminsOf(" 42, 7000000001 ,")).toMatchObject({ admins: [42, 7_000_000_001] });
    expect(adminsOf("")).toMatchObject({ admins: [] });
    for (const wrong of ["@ani", "42;43", "-100", ","])
      expect(() => adminsOf(wrong)).toThrow(/TELEGRAM_ADMINS must be numbers/);
  });

  it("reports every fault at once, by name, with an example, and without the value of the token", () => {
    const wrong = {
      TELEGRAM_BOT_TOKEN: "my-secret",
      LOG_LEVEL: "loud",
      AS_OF: "2026-13-45",
      EMBEDDINGS: "magic",
    };
    const error = (() => {
      try {
        return readConfig(wrong);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    const message = String(error);
    for (const name of Object.keys(wrong)) expect(message).toContain(name);
    expect(message).toContain("Example: LOG_LEVEL=info");
    expect(message).not.toContain("my-secret");
  });

  it("takes a language model only with both its address and its name", () => {
    expect(readConfig({}).llm).toBeNull();
    expect(readConfig({ LLM_BASE_URL: "http://127.0.0.1:11434/v1/", LLM_MODEL: "m" }).llm).toMatchObject({
      baseUrl: "http://127.0.0.1:11434/v1",
      apiKey: null,
      timeoutMs: 20_000,
    });
    expect(() => readConfig({ LLM_MODEL: "m" })).toThrow(/LLM_BASE_URL must be set too/);
    expect(() => readConfig({ LLM_TIMEOUT_MS: "soon" })).toThrow(/LLM_TIMEOUT_MS must be a whole number/);
  });

  it("takes embeddings from a server only with its address and its model, and leaves them alone otherwise", () => {
    const server = { EMBEDDINGS_BASE_URL: "http://127.0.0.1:11434/v1/", EMBEDDINGS_MODEL: "bge-m3" };
    for (const said of [{}, { EMBEDDINGS: "built-in" }, { EMBEDDINGS: "lsa" }])
      expect(readConfig(said).embeddings).toBe("built-in");
    expect(readConfig({ EMBEDDINGS: "none", ...server }).embeddings).toBe("none");
    expect(readConfig({ EMBEDDINGS: "server", ...server }).embeddings).toEqual({
      baseUrl: "http://127.0.0.1:11434/v1",
      apiKey: null,
      model: "bge-m3",
    });
    const withKey = readConfig({ EMBEDDINGS: "server", ...server, EMBEDDINGS_API_KEY: "sk-1" });
    expect(withKey.embeddings).toMatchObject({ apiKey: "sk-1" });
    expect(() => readConfig({ EMBEDDINGS: "server" })).toThrow(
      /EMBEDDINGS_BASE_URL must be set[^]*EMBEDDINGS_MODEL must be set/,
    );
  });

  it("takes a webhook only with its address and secret, which Telegram must be able to use", () => {
    const webhook = {
      TELEGRAM_BOT_TOKEN: TOKEN,
      RUN_MODE: "webhook",
      WEBHOOK_URL: "https://asisten.contoh.go.id/telegram",
      WEBHOOK_SECRET: "s3cret_-",
    };
    const runOf = (more: Record<string, string> = {}) => {
      const { entrance } = readConfig({ ...webhook, ...more });
      return entrance.type === "telegram" ? entrance.run : null;
    };
    expect(runOf()).toEqual({
      type: "webhook",
      url: "https://asisten.contoh.go.id/telegram",
      secret: "s3cret_-",
      http: { host: "127.0.0.1", port: 8080 },
    });
    expect(runOf({ HTTP_PORT: "9000", HTTP_HOST: "0.0.0.0" })).toMatchObject({
      http: { host: "0.0.0.0", port: 9000 },
    });
    expect(() => readConfig({ RUN_MODE: "webhook" })).toThrow(
      /TELEGRAM_BOT_TOKEN must be set[^]*WEBHOOK_URL must be set[^]*WEBHOOK_SECRET must be set/,
    );
    for (const url of [
      "http://contoh.go.id/x",
      "https://contoh.go.id:8080/x",
      "https://contoh.go.id/metrics",
    ])
      expect(() => runOf({ WEBHOOK_URL: url })).toThrow(/WEBHOOK_URL must/);
    expect(() => runOf({ WEBHOOK_SECRET: "with space" })).toThrow(/WEBHOOK_SECRET must be 1 to 256/);
    // A Bot API server of one's own takes any address.
    const own = { TELEGRAM_API_ROOT: "http://127.0.0.1:8081", WEBHOOK_URL: "http://127.0.0.1:9000/x" };
    expect(runOf(own)).toMatchObject({ url: "http://127.0.0.1:9000/x" });
  });

  it("serves its state by HTTP while polling only where a port is named", () => {
    const run = (more: Record<string, string>) => readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, ...more }).entrance;
    expect(run({ HTTP_PORT: "8080" })).toMatchObject({
      run: { type: "polling", http: { host: "127.0.0.1", port: 8080 } },
    });
    expect(() => run({ HTTP_PORT: "80800" })).toThrow(/HTTP_PORT must lie between/);
  });

  it("is described whole by .env.example", () => {
    const example = readFileSync(".env.example", "utf8");
    const listed = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? "");
    const source = readFileSync("src/config.ts", "utf8");
    const read = [...source.matchAll(/^ +([A-Z_]+): optional/gm)].map((match) => match[1] ?? "");
    expect(listed.sort()).toEqual(read.sort());
    expect(() =>
      readConfig(
        Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]])),
      ),
    ).not.toThrow();
  });
});
