import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { type Corpus } from "../../src/law/corpus/corpus.ts";
import { deepLink, readStartParameter, shareLink, startParameter } from "../../src/telegram/deep-link.ts";
import { corpus as small, PASAL_42 } from "./fixture.ts";

let corpus: Corpus;
beforeAll(async () => {
  corpus = await loadCorpus("corpus");
});

describe("a link to a provision", () => {
  it("can be read by a person, and leads back to it, for every provision", () => {
    expect(startParameter("uu-32-2004/pasal-42/ayat-1")).toBe("p_uu-32-2004_pasal-42_ayat-1");
    for (const id of corpus.provisions.keys()) {
      expect(startParameter(id)).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(readStartParameter(corpus, startParameter(id))).toEqual({ type: "provision", id });
    }
  });

  it("whose id is too long, or has other letters, goes by a digest", () => {
    const long = `${PASAL_42}/ayat-1/${"bagian-yang-panjang-".repeat(4)}akhir`;
    const act = small.texts.get("uu-32-2004");
    if (act === undefined) throw new Error("the act is missing");
    const provisions = act.provisions.map((one) => (one.id === PASAL_42 ? { ...one, id: long } : one));
    const texts = new Map([["uu-32-2004", { ...act, provisions }]]);
    const parameter = startParameter(long);
    expect(parameter).toMatch(/^pd_[A-Za-z0-9_-]{32}$/);
    expect(readStartParameter({ ...small, texts }, parameter)).toEqual({ type: "provision", id: long });
    expect(readStartParameter(small, parameter)).toEqual({ type: "unknown" });
  });

  it.each([
    ["P_UU-32-2004_PASAL-42", "uu-32-2004/pasal-42"],
    ["p_uu-32-2004__pasal-42_", "uu-32-2004/pasal-42"],
    ["p_uu-32-2004-pasal-42-ayat-1", "uu-32-2004/pasal-42/ayat-1"],
    ["p_uu_32_2004_pasal_42", "uu-32-2004/pasal-42"],
  ])("is read however it was written: %s", (parameter, id) => {
    expect(readStartParameter(corpus, parameter)).toEqual({ type: "provision", id });
  });

  it.each([
    ["p_uu-37-1999_pasal-99", { type: "citation", text: "Pasal 99 UU 37/1999" }],
    ["p_uu-32-2004_pasal-42_ayat-99", { type: "citation", text: "Pasal 42 ayat (99) UU 32/2004" }],
    ["p_uu-32-2004", { type: "citation", text: "UU 32/2004" }],
    ["p_uu-32-2004_apa-ini", { type: "citation", text: "UU 32/2004" }],
    ["p_entah-apa", { type: "unknown" }],
    ["p_", { type: "unknown" }],
    ["", { type: "other" }],
    ["k_8f3a", { type: "other" }],
  ])("that leads nowhere is told apart: %j", (parameter, target) => {
    expect(readStartParameter(corpus, parameter)).toEqual(target);
  });

  it("is shared with the provision's name", () => {
    const link = new URL(shareLink("asisten_bot", { id: PASAL_42, label: "Pasal 42 UU 32/2004" }));
    expect(link.host + link.pathname).toBe("t.me/share/url");
    expect(link.searchParams.get("text")).toBe("Pasal 42 UU 32/2004");
    expect(link.searchParams.get("url")).toBe(deepLink("asisten_bot", PASAL_42));
  });
});
