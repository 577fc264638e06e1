import { describe, expect, it } from "vitest";
import { type Condition, judge } from "../../src/eligibility/rules/conditions.ts";
import type { Facts } from "../../src/eligibility/rules/facts.ts";

const given: Condition = { fact: "dprdApproval", is: "given" };
const signing: Condition = { fact: "isSigningNow", is: true };

const facts: Facts = { dprdApproval: "given", isSigningNow: "unknown" };

describe("a condition over facts", () => {
  it.each<[string, Condition, boolean | "unknown"]>([
    ["a known fact that is so", given, true],
    ["a known fact that is otherwise", { fact: "dprdApproval", is: "refused" }, false],
    ["one of several values", { fact: "dprdApproval", one_of: ["refused", "given"] }, true],
    ["an absent fact", { fact: "form", is: "loan" }, "unknown"],
    ["a fact said to be unknown", signing, "unknown"],
    ["not true", { not: given }, false],
    ["not unknown", { not: signing }, "unknown"],
    ["true and unknown", { all: [given, signing] }, "unknown"],
    ["false and unknown", { all: [{ not: given }, signing] }, false],
    ["true or unknown", { any: [signing, given] }, true],
    ["false or unknown", { any: [signing, { not: given }] }, "unknown"],
  ])("%s", (_, condition, expected) => {
    expect(judge(condition, facts).value).toBe(expected);
  });

  it("names the facts that decided, not those that did not matter", () => {
    expect(judge({ any: [signing, given] }, facts).because).toEqual(["dprdApproval"]);
    expect(judge({ all: [signing, { not: given }] }, facts).because).toEqual(["dprdApproval"]);
  });

  it("asks for the parts of an `all` one after the other", () => {
    const notYet: Condition = { fact: "dprdApproval", is: "not-yet" };
    expect(judge({ all: [notYet, signing] }, {}).because).toEqual(["dprdApproval"]);
    expect(judge({ all: [notYet, signing] }, { dprdApproval: "not-yet" }).because).toEqual(["isSigningNow"]);
  });

  it("reads no fact from what every object inherits", () => {
    expect(judge({ fact: "constructor.name", is: "Object" }, facts).value).toBe("unknown");
  });
});
