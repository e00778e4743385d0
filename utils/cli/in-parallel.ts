/** Pages read at once: reading waits more than it works. */
const AT_ONCE = 4;

/** Does the same to every item, a few at a time; results in the items' order. */
export async function inParallel<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as In);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
