/** Runs `task` for each item, at most `width` at once: whoever has many questions must not flood whom it asks. Rejects with the first failure. */
export async function aFewAtOnce<T>(
  items: Iterable<T>,
  width: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  // One iterator for all workers: each takes what comes next.
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await task(next.value);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
