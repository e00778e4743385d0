import { useEffect, useState, type Dispatch, type StateUpdater } from 'preact/hooks';

/**
 * A copy of what is in force, to be edited. It starts afresh when that changes, and not when another part of the page is saved; the form
 * around it stays, so that it can say that it was saved.
 */
export function useEdited<Value>(inForce: Value): [Value, Dispatch<StateUpdater<Value>>] {
  const [value, setValue] = useState(inForce);
  useEffect(() => setValue(inForce), [JSON.stringify(inForce)]);
  return [value, setValue];
}
