import { expect, test } from 'vitest';
import { createPlaces } from '../../../utils/tabs/places';
import { memoryArea } from '../../support/memory-area';

test('a banner stays where it was put, on that portal only, over a restart', async () => {
  const local = memoryArea();
  await createPlaces(local).put('https://a.example', { corner: 'nw', collapsed: true });
  const restarted = createPlaces(local);
  expect(await restarted.at('https://a.example')).toEqual({ corner: 'nw', collapsed: true });
  expect(await restarted.at('https://b.example')).toBeNull();
});

test('a place that no version knows is none', async () => {
  const local = memoryArea();
  await local.set('place.https://a.example', { corner: 'middle' });
  expect(await createPlaces(local).at('https://a.example')).toBeNull();
});
