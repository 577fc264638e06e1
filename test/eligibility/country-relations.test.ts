import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CorpusError } from "../../src/corpus/errors.ts";
import { parseCountryRelations } from "../../src/eligibility/relations.ts";

const yaml = readFileSync("corpus/eligibility/country-relations.yaml", "utf8");
const relations = parseCountryRelations(yaml);
const withNone = [...relations.values()].filter(({ status }) => status === "none").map(({ code }) => code);

describe("the country relations", () => {
  it("list every member of the United Nations but Indonesia itself", () => {
    expect([...relations.values()].filter(({ group }) => group === "un-member")).toHaveLength(192);
  });

  it("know of no relations with Israel, alone among the members, and with ten entities", () => {
    expect(withNone.sort()).toEqual(["EH", "IL", "TW", "XK", "XN", "XO", "XQ", "XR", "XS", "XT"].sort());
  });

  it("date the relations that were opened after the statement of November 2010", () => {
    const later = { SS: "2022-09-20", CK: "2019-07-12", NU: "2019-07-12" };
    for (const [code, asOf] of Object.entries(later))
      expect(relations.get(code)).toMatchObject({ status: "relations", asOf, sourceKind: "reported" });
  });

  it("name every entry in both languages, and say of each without relations why", () => {
    for (const { name, status, note } of relations.values()) {
      expect(name.id.length * name.en.length).toBeGreaterThan(0);
      if (status === "none") expect(note).toBeDefined();
    }
  });

  it("know of relations with Palestine, the Holy See, the Cook Islands and Niue", () => {
    for (const code of ["PS", "VA", "CK", "NU"]) expect(relations.get(code)?.status).toBe("relations");
  });
});

describe("an administrator's file", () => {
  it("replaces the entries it names and adds new ones", () => {
    const override = `
- code: XK
  status: relations
  asOf: 2027-01-15
  note: { id: Hubungan dibuka., en: Relations were opened. }
- code: XZ
  name: { id: Negara Baru, en: New State }
  status: none
  asOf: 2027-01
`;
    const merged = parseCountryRelations(yaml, override);
    expect(merged.get("XK")).toMatchObject({
      status: "relations",
      asOf: "2027-01-15",
      sourceKind: "administrator",
    });
    expect(merged.get("XK")?.name.en).toBe("Kosovo");
    expect(merged.get("XZ")?.name.id).toBe("Negara Baru");
    expect(merged.get("IL")).toEqual(relations.get("IL"));
  });

  it.each([
    ["- code: XZ\n  status: none\n  asOf: 2027-01\n", /DATA_DIR.*XZ.*name/s],
    ["- code: XK\n  status: maybe\n  asOf: 2027-01\n", /DATA_DIR.*status/s],
    ["- code: XK\n  status: none\n  asOf: yesterday\n", /DATA_DIR.*asOf/s],
    ["{ [", /DATA_DIR.*YAML/s],
  ])("is refused with the reason when it breaks the form: %j", (override, reason) => {
    expect(() => parseCountryRelations(yaml, override)).toThrow(CorpusError);
    expect(() => parseCountryRelations(yaml, override)).toThrow(reason);
  });
});
