import { Matrix, solve } from "ml-matrix";

/** Logistic regression with a ridge, by Newton's method. */

export interface Example {
  readonly values: readonly number[];
  readonly is: boolean;
}

export interface Model {
  readonly intercept: number;
  readonly weights: readonly number[];
}

const RIDGE = 1;
const STEPS = 30;

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

export function score({ intercept, weights }: Model, values: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), intercept);
}

/** @param isBalanced whether the two kinds of example weigh the same in all */
export function fit(examples: readonly Example[], isBalanced: boolean): Model {
  const rows = examples.map(({ values }) => [1, ...values]);
  const x = new Matrix(rows);
  const positive = examples.filter(({ is }) => is).length;
  const weightOf = ({ is }: Example): number =>
    isBalanced ? examples.length / 2 / (is ? positive : examples.length - positive) : 1;
  let beta = Matrix.zeros(x.columns, 1);
  for (let step = 0; step < STEPS; step++) {
    const chances = x.mmul(beta).to1DArray().map(sigmoid);
    const residuals = examples.map((example, at) => [
      weightOf(example) * ((example.is ? 1 : 0) - (chances[at] ?? 0)),
    ]);
    const curvature = examples.map((example, at) => {
      const chance = chances[at] ?? 0;
      return weightOf(example) * chance * (1 - chance);
    });
    const penalty = Matrix.eye(x.columns, x.columns).mul(RIDGE);
    penalty.set(0, 0, 1e-6);
    const weighted = new Matrix(rows.map((row, at) => row.map((value) => value * (curvature[at] ?? 0))));
    const hessian = x.transpose().mmul(weighted).add(penalty);
    const gradient = x.transpose().mmul(new Matrix(residuals)).sub(penalty.mmul(beta));
    beta = beta.add(solve(hessian, gradient));
  }
  const [intercept = 0, ...weights] = beta.to1DArray();
  return { intercept, weights };
}
