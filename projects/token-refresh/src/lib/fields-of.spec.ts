import { fieldsOf } from './fields-of';

describe('fieldsOf', () => {
  it.each<[unknown, string]>([
    [{ token: 'secret', user: { id: 1 } }, '{ token, user }'],
    [{}, 'an empty object'],
    [['secret'], 'an array'],
    ['secret', 'a string'],
    [7, 'a number'],
    ['', 'nothing'],
    [null, 'nothing'],
    [undefined, 'nothing'],
  ])('tells of %p what it is, and no value', (answer, what) => {
    expect(fieldsOf(answer)).toBe(what);
  });
});
