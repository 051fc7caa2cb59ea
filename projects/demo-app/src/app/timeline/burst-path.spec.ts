import { burstPath, burstPlace } from './burst-path';

describe('burstPath', () => {
  it('names tab, burst and request', () => {
    expect(burstPath('k3f9', 2, 'library', 7)).toBe('/api/bursts/k3f9-2/items/7');
    expect(burstPath('k3f9', 2, 'axios', 7)).toBe('/api/bursts/k3f9-2-axios/items/7');
  });
});

describe('burstPlace', () => {
  it.each(['library', 'tutorial', 'axios'] as const)('reads what burstPath has written, of %s', (contender) => {
    expect(burstPlace(burstPath('k3f9', 12, contender, 100))).toEqual({ tab: 'k3f9', contender, item: 100 });
  });

  it.each([
    '/api/items/7',
    '/api/bursts/k3f9/items/7',
    '/api/bursts/k3f9-2-other/items/7',
    '/x/api/bursts/a-1/items/7',
  ])('knows nothing of %s', (path) => expect(burstPlace(path)).toBeUndefined());
});
