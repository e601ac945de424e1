/**
 * Remembers what was derived from the last few objects that were asked for, and forgets the rest at once. A WeakMap would
 * forget too, but only at the next full collection: a loop over ten thousand listings would hold hundreds of megabytes.
 */
export class Recent<Key extends object, Value> {
  /** Latest first. */
  private entries: { readonly key: Key; readonly value: Value }[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get(key: Key): Value | undefined {
    const at = this.entries.findIndex((entry) => entry.key === key);
    const entry = this.entries[at];
    if (entry === undefined) return undefined;
    if (at > 0) this.entries = [entry, ...this.entries.filter((other) => other !== entry)];
    return entry.value;
  }

  set(key: Key, value: Value): void {
    const others = this.entries.filter((entry) => entry.key !== key);
    this.entries = [{ key, value }, ...others].slice(0, this.most);
  }
}
