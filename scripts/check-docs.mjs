// npm run docs: what the pages show is what the specs run, and their links lead somewhere. With --write it copies the code into the pages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { brokenLinks } from './docs-links.mjs';
import { withSnippets } from './docs-snippets.mjs';

const isWriting = process.argv.includes('--write');

const pages = ['README.md', ...readdirSync('docs', { recursive: true }).map((name) => `docs/${name}`)]
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'))
  .sort();

const faults = [];
for (const path of pages) {
  const text = readFileSync(path, 'utf8');
  const { text: synced, faults: inSnippets } = withSnippets(text, (source) => readFileSync(source, 'utf8'));
  if (isWriting && synced !== text) {
    writeFileSync(path, synced);
    console.log(`${path}: written`);
  } else if (synced !== text) {
    inSnippets.push('shows code that is not that of its source: npm run docs -- --write');
  }
  faults.push(...[...inSnippets, ...brokenLinks(path, synced)].map((fault) => `${path}: ${fault}`));
}

for (const fault of faults) console.error(fault);
console.log(`${pages.length} pages, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
