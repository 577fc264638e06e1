import { describe, expect, test } from "vitest";
import { Budget } from "../../src/generation/model.ts";

const DAY = 86_400_000;

describe("the model's budget", () => {
  test("each user has an own one", () => {
    const budget = new Budget(() => 0, { dailyBudget: 10, perUserBudget: 2 });
    expect(["a", "a", "a", "b"].map((user) => budget.take(user))).toEqual([
      "granted",
      "granted",
      "user-spent",
      "granted",
    ]);
  });

  test("all users share one, and that it is spent is said once a day", () => {
    let now = 0;
    const budget = new Budget(() => now, { dailyBudget: 2, perUserBudget: 2 });
    const take = () => [budget.take("a"), budget.take(null), budget.take("b"), budget.take("b")];
    expect(take()).toEqual(["granted", "granted", "first-spent", "spent"]);
    now = DAY - 1;
    expect(budget.take("a")).toBe("spent");
    now = DAY;
    expect(take()).toEqual(["granted", "granted", "first-spent", "spent"]);
  });

  test("a user who has spent it takes nothing from the others", () => {
    const budget = new Budget(() => 0, { dailyBudget: 2, perUserBudget: 1 });
    expect(["a", "a", "a", "b"].map((user) => budget.take(user))).toEqual([
      "granted",
      "user-spent",
      "user-spent",
      "granted",
    ]);
  });

  test("nought means never", () => {
    expect(new Budget(() => 0, { dailyBudget: 0, perUserBudget: 5 }).take("a")).toBe("first-spent");
  });
});
