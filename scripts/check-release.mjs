// In the release workflow: the tag, package.json, the changelog and the repository have to say the same, or nothing is published.
import { readFileSync } from 'node:fs';

const { GITHUB_REF_NAME: tag, GITHUB_REPOSITORY: place } = process.env;
const { version, repository } = JSON.parse(readFileSync('projects/token-refresh/package.json', 'utf8'));
const headings = readFileSync('CHANGELOG.md', 'utf8').split('\n');
const dated = new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`);

const faults = [
  tag !== `v${version}` && `The tag is ${tag}, the version in projects/token-refresh/package.json is ${version}.`,
  !headings.some((heading) => dated.test(heading)) &&
    `CHANGELOG.md has no heading "## [${version}] - " with the day of the release.`,
  (!place || !repository?.url?.endsWith(`/${place}.git`)) &&
    `projects/token-refresh/package.json has to name this repository (${place}) in repository.url: npm ties the provenance to it.`,
].filter(Boolean);

for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
