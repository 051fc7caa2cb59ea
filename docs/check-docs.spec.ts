import { brokenLinks } from '../scripts/docs-links.mjs';
import { withSnippets } from '../scripts/docs-snippets.mjs';

const SOURCE = `class A {
  // #region outer
  b() {
    // #region inner
    return 1;
    // #endregion
  }
  // #endregion
}
`;

const page = (comment: string, code: string) => `text\n\n${comment}\n\n\`\`\`ts\n${code}\`\`\`\n`;
const read = (path: string) => {
  if (path !== 'a.ts') throw new Error('no such file');
  return SOURCE;
};

describe('withSnippets', () => {
  it('shows a region without its indentation, and without the marks of those in it', () => {
    const synced = withSnippets(page('<!-- snippet: a.ts#outer -->', ''), read);
    expect(synced).toEqual({ text: page('<!-- snippet: a.ts#outer -->', 'b() {\n  return 1;\n}\n'), faults: [] });
    expect(withSnippets(synced.text, read)).toEqual({ text: synced.text, faults: [] });
  });

  it('replaces what a page says otherwise', () => {
    const { text } = withSnippets(page('<!-- snippet: a.ts#inner -->', 'return 2;\n'), read);
    expect(text).toContain('```ts\nreturn 1;\n```');
  });

  it.each([
    ['', 'line 5: code of nowhere; say which: <!-- snippet: path#region -->'],
    ['<!-- snippet: b.ts#outer -->', 'there is no b.ts'],
    ['<!-- snippet: a.ts#other -->', 'there is no #region other in a.ts'],
  ])('finds fault with %j', (comment, fault) => {
    expect(withSnippets(page(comment, 'x;\n'), read).faults).toEqual([fault]);
  });

  it('leaves other languages alone', () => {
    const text = '```sh\nnpm test\n```\n';
    expect(withSnippets(text, read)).toEqual({ text, faults: [] });
  });
});

describe('brokenLinks', () => {
  it.each([
    ['[a](recipes/nowhere.md)', ['recipes/nowhere.md leads nowhere']],
    ['[a](security.md#nothing)', ['security.md#nothing: there is no such heading']],
    ['<img alt="a" src="nowhere.png"> <img src="README.md">', ['nowhere.png leads nowhere']],
    ['<source media="(b)" srcset="nowhere.png">', ['nowhere.png leads nowhere']],
    ['[a](#here)', ['#here: there is no such heading']],
    ['## Here & `there`\n\n[a](#here--there) [b](security.md#the-threat-behind-each-rule)', []],
    ['[a](https://angular.dev/x#y) `[no](link)`\n\n```md\n[no](link)\n```\n', []],
    ['## Twice\n\n## Twice\n\n[a](#twice) [b](#twice-1)', []],
  ])('of %j', (text, faults) => {
    expect(brokenLinks('docs/README.md', text)).toEqual(faults);
  });
});
