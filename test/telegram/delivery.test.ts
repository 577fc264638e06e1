import { HttpError, type Transformer } from "grammy";
import { beforeEach, describe, expect, it } from "vitest";
import { repeatUntilDelivered } from "../../src/telegram/delivery.ts";
import { MESSAGE_LIMIT } from "../../src/telegram/rendering/rich-text.ts";

/** Messages that got lost on their way to Telegram, or whose receipt got lost on the way back. */

const MARK = "(Dikirim ulang)";
const BOLD = { type: "bold", offset: 0, length: 7 } as const;
const PAYLOAD = { chat_id: 1, text: "Jawaban", entities: [BOLD] };

type Reply = { ok: true; result: unknown } | { ok: false; error_code: number; description: string } | Error;

/** What happens to the calls, in turn; those behind the last one succeed. */
let replies: Reply[];
let calls: { readonly method: string; readonly payload: unknown }[];

beforeEach(() => {
  replies = [];
  calls = [];
});

const prev = (method: string, payload: unknown): Promise<unknown> => {
  calls.push({ method, payload });
  const reply = replies.shift() ?? { ok: true, result: { message_id: 1 } };
  return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
};

async function call(method: string, payload: object = PAYLOAD, patienceMs = 1_000): Promise<unknown> {
  const repeat = repeatUntilDelivered({
    except: new Set(["getUpdates"]),
    mark: () => MARK,
    waits: [0, 0],
    patienceMs,
  });
  return repeat(...([prev, method, payload] as unknown as Parameters<Transformer>));
}

function broken(code: string, message = `request failed, reason: ${code}`): HttpError {
  return new HttpError("Network request failed!", Object.assign(new Error(message), { code }));
}

const refusal = (code: number): Reply => ({ ok: false, error_code: code, description: "an error" });

describe("a message", () => {
  it.each([
    ["no connection came about", broken("ECONNREFUSED")],
    ["the name of the server is not found", broken("EAI_AGAIN")],
    ["the connection took too long to come about", broken("ETIMEDOUT", "connect ETIMEDOUT 1.2.3.4:443")],
    ["Telegram failed inside", refusal(500)],
  ])("is repeated as it was where %s", async (_, failure) => {
    replies = [failure, failure];
    expect(await call("sendMessage")).toMatchObject({ ok: true });
    expect(calls.map(({ payload }) => payload)).toEqual([PAYLOAD, PAYLOAD, PAYLOAD]);
  });

  it.each([
    ["the connection broke", broken("ECONNRESET")],
    [
      "no reply came in time",
      new HttpError("Network request failed!", new Error("timed out after 60 seconds")),
    ],
    ["a gateway answered", refusal(502)],
  ])("says that it may have come before where %s, its styles in their places", async (_, failure) => {
    replies = [failure];
    await call("sendMessage");
    expect(calls.map(({ payload }) => payload)).toEqual([
      PAYLOAD,
      { ...PAYLOAD, text: `${MARK}\n\nJawaban`, entities: [{ ...BOLD, offset: MARK.length + 2 }] },
    ]);
  });

  it("goes on saying so, once, however often it is repeated", async () => {
    replies = [broken("ECONNRESET"), broken("ECONNREFUSED"), broken("ECONNRESET")];
    await call("sendMessage");
    expect(calls.slice(1).map(({ payload }) => payload)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ text: `${MARK}\n\nJawaban` })),
    );
  });

  it("is preceded by the remark where there is no room for it", async () => {
    const payload = { chat_id: 1, text: "x".repeat(MESSAGE_LIMIT) };
    replies = [broken("ECONNRESET")];
    await call("sendMessage", payload);
    expect(calls.map((made) => made.payload)).toEqual([payload, { chat_id: 1, text: MARK }, payload]);
  });

  it("is given up when it could not be sent for long", async () => {
    replies = Array.from({ length: 1_000 }, () => broken("ECONNREFUSED"));
    await expect(call("sendMessage", PAYLOAD, 20)).rejects.toBeInstanceOf(HttpError);
  });

  it("that Telegram refuses is not repeated", async () => {
    replies = [refusal(400)];
    expect(await call("sendMessage")).toMatchObject({ error_code: 400 });
    expect(calls).toHaveLength(1);
  });
});

it("a call that changes nothing when it comes twice is repeated as it is, a few times", async () => {
  const payload = { callback_query_id: "7" };
  replies = [broken("ECONNRESET"), refusal(502), broken("ECONNRESET"), broken("ECONNRESET")];
  await expect(call("answerCallbackQuery", payload)).rejects.toBeInstanceOf(HttpError);
  expect(calls.map((made) => made.payload)).toEqual([payload, payload, payload]);
});

it("calls that are excepted are made once", async () => {
  replies = [broken("ECONNRESET")];
  await expect(call("getUpdates", {})).rejects.toBeInstanceOf(HttpError);
  expect(calls).toHaveLength(1);
});
