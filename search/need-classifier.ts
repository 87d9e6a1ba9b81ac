// A tiny logistic regression over the nineteen needs, trained at start on the lexicon and the training phrases.
import type { NeedCode } from '#db/vocabulary/needs.ts';
import { fold } from './lexicon-matcher.ts';

const DIMENSIONS = 1 << 14;
const EPOCHS = 5;
const RATE = 0.35;
const SHRINK = 1e-4;
const TRUNCATED = 5;
const CHARACTERS = 4;
const PAIR_VALUE = 0.7;
const CHARACTERS_VALUE = 0.4;
const SEED = 20_261_121;

export type Example = { words: string[]; need: NeedCode; weight: number };

type Features = { at: Int32Array; value: Float32Array };

export class NeedClassifier {
  private readonly needs: NeedCode[];
  private readonly weights: Float32Array;
  private readonly bias: Float32Array;

  constructor(examples: Example[]) {
    this.needs = [...new Set(examples.map(({ need }) => need))].sort();
    this.weights = new Float32Array(DIMENSIONS * this.needs.length);
    this.bias = new Float32Array(this.needs.length);
    this.train(examples);
  }

  /** Probability of each need, most likely first. */
  classify(words: string[]): { need: NeedCode; probability: number }[] {
    const probabilities = this.softmax(featuresOf(words));
    return this.needs
      .map((need, index) => ({ need, probability: probabilities[index] ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
  }

  private softmax({ at, value }: Features): Float32Array {
    const count = this.needs.length;
    const scores = Float32Array.from(this.bias);
    for (let index = 0; index < at.length; index += 1) {
      const row = (at[index] ?? 0) * count;
      const scale = value[index] ?? 0;
      for (let need = 0; need < count; need += 1)
        scores[need] = (scores[need] ?? 0) + (this.weights[row + need] ?? 0) * scale;
    }
    let highest = Number.NEGATIVE_INFINITY;
    for (const score of scores) if (score > highest) highest = score;
    let sum = 0;
    for (let need = 0; need < count; need += 1) {
      const power = Math.exp((scores[need] ?? 0) - highest);
      scores[need] = power;
      sum += power;
    }
    for (let need = 0; need < count; need += 1) scores[need] = (scores[need] ?? 0) / sum;
    return scores;
  }

  private train(examples: Example[]): void {
    const count = this.needs.length;
    const rows = examples.map(({ words, need, weight }) => ({
      features: featuresOf(words),
      target: this.needs.indexOf(need),
      weight,
    }));
    const gradients = new Float32Array(this.weights.length).fill(1e-2);
    let state = SEED;
    const order = rows.map((_, index) => index);
    for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
      for (let index = order.length - 1; index > 0; index -= 1) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        const other = state % (index + 1);
        [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
      }
      for (const index of order) {
        const row = rows[index];
        if (!row) continue;
        const errors = this.softmax(row.features);
        errors[row.target] = (errors[row.target] ?? 0) - 1;
        for (let need = 0; need < count; need += 1) {
          errors[need] = (errors[need] ?? 0) * row.weight;
          this.bias[need] = (this.bias[need] ?? 0) - 0.01 * (errors[need] ?? 0);
        }
        this.step(row.features, errors, gradients);
      }
    }
  }

  /** Adagrad: rare words keep a large step. */
  private step({ at, value }: Features, errors: Float32Array, gradients: Float32Array): void {
    const count = this.needs.length;
    for (let index = 0; index < at.length; index += 1) {
      const row = (at[index] ?? 0) * count;
      const scale = value[index] ?? 0;
      for (let need = 0; need < count; need += 1) {
        const error = errors[need] ?? 0;
        if (error < 1e-3 && error > -1e-3) continue;
        const slot = row + need;
        const old = this.weights[slot] ?? 0;
        const gradient = error * scale + SHRINK * old;
        const sum = (gradients[slot] ?? 0) + gradient * gradient;
        gradients[slot] = sum;
        this.weights[slot] = old - (RATE * gradient) / Math.sqrt(sum);
      }
    }
  }
}

/** Truncated words, pairs of them and runs of four letters, hashed; the vector has length one. */
function featuresOf(words: string[]): Features {
  const values = new Map<number, number>();
  const add = (key: string, value: number): void => {
    const slot = hash(key);
    values.set(slot, (values.get(slot) ?? 0) + value);
  };
  let previous = '';
  for (const word of words) {
    const folded = fold(word);
    const short = folded.slice(0, TRUNCATED);
    add(`u${short}`, 1);
    if (previous !== '') add(`b${previous} ${short}`, PAIR_VALUE);
    previous = short;
    const padded = `^${folded}$`;
    for (let at = 0; folded.length >= CHARACTERS && at + CHARACTERS <= padded.length; at += 1) {
      add(`c${padded.slice(at, at + CHARACTERS)}`, CHARACTERS_VALUE);
    }
  }
  let squares = 0;
  for (const value of values.values()) squares += value * value;
  const norm = Math.sqrt(squares) || 1;
  return { at: Int32Array.from(values.keys()), value: Float32Array.from(values.values(), (value) => value / norm) };
}

function hash(key: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    state = Math.imul(state ^ key.charCodeAt(index), 0x01000193);
  }
  return (state ^ (state >>> 15)) & (DIMENSIONS - 1);
}
