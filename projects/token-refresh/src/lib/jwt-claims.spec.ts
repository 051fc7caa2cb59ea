import { claimsOf } from './jwt-claims';

const encode = (text: string) => Buffer.from(text).toString('base64url');

describe('claimsOf', () => {
  it('reads the claims of a JWT, whatever letters are in them', () => {
    const claims = { sub: 'Zoë ✓ 漢字 ~~~???', exp: 2, iat: 1 };
    expect(claimsOf(`e30.${encode(JSON.stringify(claims))}.sig`)).toEqual(claims);
  });

  it.each([
    null,
    undefined,
    '',
    'opaque',
    'a.b',
    'a.%%%.c',
    `a.${encode('7')}.c`,
    `a.${encode('[1]')}.c`,
    `a.${encode('{')}.c`,
    `a.${encode('null')}.c`,
  ])('is null for %p', (token) => {
    expect(claimsOf(token)).toBeNull();
  });
});
