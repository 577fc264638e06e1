import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { describe, expect, it } from "vitest";

import {
  idStep,
  parentId,
  pasalLevel,
  pasalOf,
  penjelasanId,
  regulationOf,
  stepOf,
  stepsOf,
  withoutPenjelasan,
} from "../../src/law/provision-id.ts";

const ids = [...(await loadCorpus("corpus")).provisions.keys()];

describe("an id", () => {
  it("is put together from the steps it was taken apart into, for every provision", () => {
    const again = (id: string): string =>
      [regulationOf(id), ...stepsOf(id).map(stepOf).map(idStep)].join("/");
    expect(ids.filter((id) => again(id) !== id)).toEqual([]);
  });

  it("tells its numbered units from its titled parts", () => {
    expect(stepsOf("uu-32-2004/penjelasan/pasal-42/ayat-1/huruf-g").map(stepOf)).toEqual([
      { unit: "bagian-teks", number: "penjelasan" },
      { unit: "pasal", number: "42" },
      { unit: "ayat", number: "1" },
      { unit: "huruf", number: "g" },
    ]);
    expect(stepOf("syarat-umum")).toEqual({ unit: "bagian-teks", number: "syarat-umum" });
  });

  it.each([
    ["uu-32-2004/pasal-42/ayat-1/huruf-g", "uu-32-2004/pasal-42", "uu-32-2004/pasal-42/ayat-1"],
    [
      "uu-32-2004/penjelasan/pasal-10/ayat-3",
      "uu-32-2004/penjelasan/pasal-10",
      "uu-32-2004/penjelasan/pasal-10",
    ],
    ["uu-9-2015/pasal-i/angka-5/pasal-101", "uu-9-2015/pasal-i", "uu-9-2015/pasal-i/angka-5"],
    ["permenlu-09-2006/lampiran/syarat-umum", null, "permenlu-09-2006/lampiran"],
    ["uu-32-2004", null, null],
  ])("%s lies in its pasal and its parent", (id, pasal, parent) => {
    expect(pasalOf(id)).toBe(pasal);
    expect(pasalLevel(id)).toBe(pasal ?? id);
    expect(parentId(id)).toBe(parent);
  });

  it("leads from an article to its penjelasan and back", () => {
    expect(penjelasanId("uu-32-2004/pasal-10/ayat-3")).toBe("uu-32-2004/penjelasan/pasal-10/ayat-3");
    expect(withoutPenjelasan("uu-32-2004/penjelasan/pasal-10/ayat-3")).toBe("uu-32-2004/pasal-10/ayat-3");
    expect(withoutPenjelasan("uu-32-2004/penjelasan/umum/angka-3")).toBe(
      "uu-32-2004/penjelasan/umum/angka-3",
    );
  });
});
