import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createDispatcher, type Dispatcher } from "../../../src/telegram/updates/dispatching.ts";

interface Item {
  readonly chat: number | undefined;
  readonly name: string;
}

/** A dispatcher whose work ends when the test says so. */
function scene(limits: { concurrency?: number; ofOneChat?: number; capacity?: number } = {}) {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const dispatcher: Dispatcher<Item> = createDispatcher<Item>({
    handle: (item) => {
      begun.push(item.name);
      return new Promise((resolve, reject) => {
        ends.set(item.name, (error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
      });
    },
    chatOf: ({ chat }) => chat,
    ...{ concurrency: 10, ofOneChat: 10, capacity: 10, ...limits },
  });
  const end = async (name: string, error?: Error): Promise<void> => {
    ends.get(name)?.(error);
    await sleep(5);
  };
  return { begun, dispatcher, end };
}

const items = (chat: number | undefined, ...names: string[]): Item[] => names.map((name) => ({ chat, name }));

describe("a dispatcher", () => {
  it("begins in the order of arrival, no more at once than it may", async () => {
    const { begun, dispatcher, end } = scene({ concurrency: 2 });
    dispatcher.add([...items(1, "a"), ...items(2, "b"), ...items(3, "c"), ...items(4, "d")]);
    await sleep(5);
    expect(begun).toEqual(["a", "b"]);
    expect([dispatcher.underWay, dispatcher.queued]).toEqual([2, 2]);
    await end("b");
    expect(begun).toEqual(["a", "b", "c"]);
  });

  it("goes on after work that fails", async () => {
    const { begun, dispatcher, end } = scene({ concurrency: 1 });
    dispatcher.add(items(1, "a", "b"));
    await sleep(5);
    await end("a", new Error("no"));
    expect(begun).toEqual(["a", "b"]);
    await end("b");
    expect([dispatcher.underWay, dispatcher.queued]).toEqual([0, 0]);
  });

  it("does not let one chat keep the others waiting, and keeps the order of each", async () => {
    const { begun, dispatcher, end } = scene({ concurrency: 4, ofOneChat: 2 });
    dispatcher.add([...items(1, "1a", "1b", "1c", "1d"), ...items(2, "2a"), ...items(undefined, "none")]);
    await sleep(5);
    expect(begun).toEqual(["1a", "1b", "2a", "none"]);
    await end("1b");
    expect(begun.at(-1)).toBe("1c");
    for (const name of ["1a", "1c", "1d", "2a", "none"]) await end(name);
    expect(begun).toEqual(["1a", "1b", "2a", "none", "1c", "1d"]);
    expect(dispatcher.queued + dispatcher.underWay).toBe(0);
  });

  it("tells how much room there is, and when there is some again", async () => {
    const { dispatcher, end } = scene({ capacity: 2, concurrency: 1 });
    await dispatcher.roomMade();
    dispatcher.add(items(1, "a", "b", "c"));
    expect(dispatcher.room).toBe(-1);
    let isMade = false;
    void dispatcher.roomMade().then(() => (isMade = true));
    await sleep(5);
    await end("a");
    expect(isMade).toBe(false);
    await end("b");
    expect(isMade).toBe(true);
    expect(dispatcher.room).toBe(1);
  });

  it("drains: all that is there is done, or what is under way at the end of the time is named", async () => {
    const { begun, dispatcher, end } = scene({ concurrency: 1 });
    dispatcher.add(items(1, "a", "b"));
    await sleep(5);
    const drained = dispatcher.drain(5_000);
    await end("a");
    await end("b");
    expect(await drained).toEqual([]);
    expect(begun).toEqual(["a", "b"]);

    const stuck = scene({ concurrency: 1 });
    stuck.dispatcher.add(items(1, "c", "d"));
    expect(await stuck.dispatcher.drain(30)).toEqual(items(1, "c"));
  });
});
