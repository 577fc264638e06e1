import { CorpusError } from "../../src/platform/yaml.ts";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { parseCountryRelations, relationsOn } from "../../src/eligibility/understanding/relations.ts";

const yaml = readFileSync("corpus/eligibility/country-relations.yaml", "utf8");
const { relations, dates } = parseCountryRelations(yaml);
const TODAY = "2026-11-24";
const codesOf = (day: string, status: string) =>
  [...relationsOn(relations, day).values()]
    .filter((relation) => relation.status === status)
    .map(({ code }) => code)
    .sort();

/** The 21 members of the United Nations with which relations were still to be opened in November 2010. */
const OF_2010 = "AG BB BT BW BZ CF DO GQ HT KI KN ME MR MW NE NR SM ST SV TD TV".split(" ");

describe("the country relations", () => {
  it("list every member of the United Nations but Indonesia itself", () => {
    expect([...relations.values()].filter(({ group }) => group === "un-member")).toHaveLength(192);
  });

  it("know of no relations with Israel, alone among the members, and with nine entities", () => {
    expect(codesOf(TODAY, "none")).toEqual(["EH", "IL", "TW", "XK", "XN", "XO", "XQ", "XR", "XS", "XT"]);
  });

  it("leave open in November 2010 what the Foreign Minister said was still to be opened", () => {
    const none = codesOf("2010-11-29", "none");
    expect(none.filter((code) => relations.get(code)?.group === "un-member")).toEqual(
      [...OF_2010, "IL", "SS"].sort(),
    );
  });

  it.each([
    // The counts given when relations with Nauru, Malawi and Barbados were opened, of Kiribati the latest day it can be.
    ["2012-12-21", 182],
    ["2014-09-29", 186],
    ["2019-06-26", 190],
    ["2022-09-20", 191],
  ])("count on %s %i members of the United Nations", (day, count) => {
    const members = codesOf(day, "relations").filter((code) => relations.get(code)?.group === "un-member");
    expect(members).toHaveLength(count);
  });

  it.each([
    // code, day, status, doubtful
    ["JP", TODAY, "relations", false],
    ["US", TODAY, "relations", false],
    ["NO", TODAY, "relations", false],
    ["BT", "2011-12-14", "none", false],
    ["BT", "2011-12-15", "relations", false],
    ["ME", "2010-12-31", "none", false],
    ["ME", "2011-01-01", "relations", false],
    ["HT", "2012-10-31", "none", false],
    ["HT", "2012-11-01", "relations", false],
    ["KN", "2014-01-29", "none", false],
    ["TD", "2015-06-01", "none", false],
    ["TD", TODAY, "relations", false],
    ["BB", "2019-06-25", "none", false],
    ["BB", "2019-06-26", "relations", false],
    ["CK", "2019-07-11", "none", false],
    ["NU", "2019-07-12", "relations", false],
    ["SS", "2022-09-19", "none", false],
    ["SS", "2022-09-20", "relations", false],
    ["KI", TODAY, "relations", false],
    ["AD", TODAY, "relations", false],
    ["LI", TODAY, "relations", false],
    ["PS", TODAY, "relations", false],
    ["VA", TODAY, "relations", false],
    ["KP", TODAY, "relations", false],
    ["IL", TODAY, "none", false],
    ["TW", TODAY, "none", false],
    ["XK", TODAY, "none", false],
    ["AF", TODAY, "relations", true],
    ["EH", TODAY, "none", true],
    ["XN", TODAY, "none", true],
    ["XR", TODAY, "none", true],
  ])("%s on %s: %s, doubtful: %s", (code, day, status, isDoubtful) => {
    const relation = relationsOn(relations, day).get(code);
    expect(relation?.status).toBe(status);
    expect(relation?.doubtful !== undefined).toBe(isDoubtful);
  });

  it("are doubtful of eight only, and of each that general knowledge alone knows of", () => {
    const doubtful = [...relations.values()].filter((relation) => relation.doubtful !== undefined);
    expect(doubtful).toHaveLength(8);
    for (const { sourceKind, doubtful } of relations.values())
      if (sourceKind === "general-knowledge") expect(doubtful).toBeDefined();
  });

  it("have a source newer than November 2010 for each, and say how old the oldest and newest are", () => {
    for (const { asOf, says } of relations.values()) {
      expect(asOf > "2010-11-30").toBe(true);
      expect(says?.id.length).toBeGreaterThan(0);
    }
    expect(dates).toEqual({ updated: "2026-11-24", oldest: "2019-06-26", newest: "2025-12-19" });
  });

  it("name every entry in both languages", () => {
    for (const { name } of relations.values()) expect(name.id.length * name.en.length).toBeGreaterThan(0);
  });
});

describe("the file of the country relations", () => {
  const file = (state: string) => `updated: 2026-11-24
sources:
  press: { kind: reported, asOf: 2026-01, says: { id: pers, en: the press }, where: here }
states:
  - { code: XZ, name: { id: Baru, en: New }, group: other, status: relations, ${state} }
`;

  it("may say until when relations held", () => {
    const { relations } = parseCountryRelations(file("since: 2020, until: 2023-05-02, source: press"));
    const on = (day: string) => relationsOn(relations, day).get("XZ");
    expect(on("2019-12-31")).toMatchObject({ status: "none", until: "2020" });
    expect(on("2020-01-01")).toMatchObject({ status: "relations", asOf: "2026-01" });
    expect(on("2023-05-01")?.status).toBe("relations");
    expect(on("2023-05-02")).toMatchObject({ status: "none", since: "2023-05-02" });
  });

  it.each([
    ["source: radio", /XZ: there is no source radio/],
    ["source: press, sinceSource: radio", /XZ: there is no source radio/],
    ["source: constructor", /XZ: there is no source constructor/],
    ["source: press, since: 2023, until: 2020", /XZ: it must end/],
    ["source: press, since: yesterday", /since/],
  ])("is refused with the reason: %s", (state, reason) => {
    expect(() => parseCountryRelations(file(state))).toThrow(CorpusError);
    expect(() => parseCountryRelations(file(state))).toThrow(reason);
  });

  it("lists no state twice", () => {
    const twice = `${file("source: press")}${file("source: press").split("states:\n")[1] ?? ""}`;
    expect(() => parseCountryRelations(twice)).toThrow(/XZ stands twice/);
  });
});

describe("an administrator's file", () => {
  const merge = (override: string) => parseCountryRelations(yaml, override).relations;

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
    const merged = merge(override);
    expect(merged.get("XK")).toMatchObject({
      status: "relations",
      asOf: "2027-01-15",
      sourceKind: "administrator",
    });
    expect(merged.get("XK")?.name.en).toBe("Kosovo");
    expect(merged.get("XZ")?.name.id).toBe("Negara Baru");
    expect(merged.get("IL")).toEqual(relations.get("IL"));
  });

  it("may name the day on which something changed, and settles a doubt", () => {
    const merged = merge("- { code: AF, status: none, since: 2027-02-01, asOf: 2027-02-03 }\n");
    expect(relationsOn(merged, "2027-01-31").get("AF")?.status).toBe("relations");
    const since = relationsOn(merged, "2027-02-01").get("AF");
    expect(since?.status).toBe("none");
    expect(since?.doubtful).toBeUndefined();
  });

  it("keeps the day of the opening of what it only confirms", () => {
    const merged = merge("- { code: SS, status: relations, asOf: 2026-11-20 }\n");
    expect(relationsOn(merged, "2022-09-19").get("SS")?.status).toBe("none");
    expect(merged.get("SS")?.asOf).toBe("2026-11-20");
  });

  it("may call a state doubtful", () => {
    const doubtful = "doubtful: { id: Sedang dibekukan., en: Suspended. }";
    const merged = merge(`- { code: JP, status: relations, asOf: 2027-01, ${doubtful} }\n`);
    expect(merged.get("JP")?.doubtful?.en).toBe("Suspended.");
  });

  it.each([
    ["- code: XZ\n  status: none\n  asOf: 2027-01\n", /DATA_DIR.*XZ.*name/s],
    ["- code: XK\n  status: maybe\n  asOf: 2027-01\n", /DATA_DIR.*status/s],
    ["- code: XK\n  status: none\n  asOf: yesterday\n", /DATA_DIR.*asOf/s],
    ["- code: XK\n  status: none\n  asOf: 2027-01\n  since: 2027\n  until: 2026\n", /DATA_DIR.*XK.*end/s],
    ["{ [", /DATA_DIR.*YAML/s],
  ])("is refused with the reason when it breaks the form: %j", (override, reason) => {
    expect(() => parseCountryRelations(yaml, override)).toThrow(CorpusError);
    expect(() => parseCountryRelations(yaml, override)).toThrow(reason);
  });
});
