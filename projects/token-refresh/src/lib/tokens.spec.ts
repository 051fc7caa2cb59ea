import { newSession, nextTokens, storedTokens } from './tokens';

const FIRST = { sessionId: 's', generation: 3, refreshToken: 'old' };
const jwt = (claims: object) => `e30.${btoa(JSON.stringify(claims))}.x`;

describe('nextTokens', () => {
  it('carries the session on, one generation further', () => {
    expect(nextTokens({ accessToken: 'a', refreshToken: 'r', expiresIn: 60 }, FIRST, 5, false)).toEqual({
      accessToken: 'a',
      refreshToken: 'r',
      lifetime: 60,
      issuedAt: 5,
      sessionId: 's',
      generation: 4,
    });
  });

  it('keeps the refresh token where there is no new one', () => {
    expect(nextTokens({ accessToken: 'a' }, FIRST, 0, false)?.refreshToken).toBe('old');
  });

  it.each([
    [{ expiresIn: 60 }, 60],
    [{ expires_in: '60' }, 60],
    [{ expiresIn: 0 }, undefined],
    [{ expiresIn: -1 }, undefined],
    [{ expiresIn: 'soon' }, undefined],
    [{ expiresIn: Infinity }, undefined],
    [{}, undefined],
    [{ accessToken: jwt({ iat: 100, exp: 400 }) }, 300],
    [{ accessToken: jwt({ iat: 100, exp: 400 }), expiresIn: 60 }, 60],
    [{ accessToken: jwt({ iat: 400, exp: 100 }) }, undefined],
    [{ accessToken: jwt({ exp: 400 }) }, undefined],
  ])('reads the lifetime of %j as %p s', (grant, lifetime) => {
    expect(nextTokens({ accessToken: 'a', ...grant }, FIRST, 0, false)?.lifetime).toBe(lifetime);
  });

  it.each([
    null,
    undefined,
    'html',
    7,
    [],
    {},
    { accessToken: '' },
    { accessToken: 7 },
    { access_token: 'two\r\nlines' },
  ])('is null for %p', (nonsense) => {
    expect(nextTokens(nonsense, FIRST, 0, false)).toBeNull();
  });

  it('needs no access token where a cookie carries it', () => {
    expect(nextTokens({}, FIRST, 0, true)).toMatchObject({ sessionId: 's', generation: 4 });
    expect(nextTokens('<html>', FIRST, 0, true)).toBeNull();
  });
});

describe('newSession', () => {
  it('is different each time', () => {
    expect(newSession().sessionId).not.toBe(newSession().sessionId);
  });

  it('has a name of digits alone', () => {
    expect(newSession().sessionId).toMatch(/^\d{4,40}$/);
  });
});

describe('storedTokens', () => {
  const sound = { accessToken: 'a', refreshToken: 'r', issuedAt: 1, lifetime: 60, sessionId: 's', generation: 1 };

  it.each([
    sound,
    { issuedAt: 1, sessionId: 's', generation: 1 },
    { ...sound, generation: 0 },
    { ...sound, issuedAt: 0 },
  ])('gives back %j', (tokens) => {
    expect(storedTokens(tokens)).toBe(tokens);
  });

  it.each([
    null,
    undefined,
    'text',
    7,
    [],
    {},
    { ...sound, sessionId: undefined },
    { ...sound, generation: undefined },
    { ...sound, issuedAt: 'then' },
    { ...sound, accessToken: 7 },
    { ...sound, refreshToken: { no: 1 } },
  ])('is null for %j', (rubbish) => {
    expect(storedTokens(rubbish)).toBeNull();
  });
});
