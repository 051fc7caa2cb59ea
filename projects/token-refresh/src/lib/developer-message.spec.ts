import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { provideTokenRefresh, provideTokenService } from '../public-api';
import { startApp, stopApp } from '../test/start-app';
import { developerMessage, type DeveloperCode } from './developer-message';

/** Makes each mistake, and returns what the developer is told. */
const MISTAKES: Record<DeveloperCode, () => string | Promise<string>> = {
  NGTR001: () => thrown(() => provideTokenRefresh({ apiUrl: '/api' } as never)),
  NGTR002: () => thrown(() => provideTokenRefresh({ loginUrl: 'login' })),
  NGTR003: () => {
    startApp();
    return thrown(() => createEnvironmentInjector([provideTokenService()], TestBed.inject(EnvironmentInjector)));
  },
  NGTR004: () => thrown(() => startApp({ stored: null }).service.signIn({ token: 'secret' } as never)),
};

const CODES = Object.keys(MISTAKES) as DeveloperCode[];

describe('developerMessage', () => {
  afterEach(stopApp);

  it('begins with the code and ends with where to read on', () => {
    expect(developerMessage('NGTR001', 'Not so.')).toBe('NGTR001: Not so. See docs/errors.md#ngtr001');
  });

  it.each(CODES)('%s is said of the mistake in full sentences, without a secret', async (code) => {
    const message = await MISTAKES[code]();
    expect(message).toMatch(new RegExp(`^${code}: .+\\. See docs/errors\\.md#${code.toLowerCase()}$`));
    expect(message).not.toContain('secret');
  });

  it('every code in the sources is one of these', () => {
    const files = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    expect(codesIn(files.map((name) => readFileSync(join(__dirname, name), 'utf8')).join())).toEqual(CODES);
  });

  it('every code has a section of its own in docs/errors.md, and there is no other', () => {
    const docs = readFileSync(join(__dirname, '../../../../docs/errors.md'), 'utf8');
    expect(
      [...docs.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading).filter((name) => /NGTR/.test(name!)),
    ).toEqual(CODES);
    expect(codesIn(docs)).toEqual(CODES);
  });
});

function thrown(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was thrown.');
}

function codesIn(text: string): string[] {
  return [...new Set(text.match(/NGTR\d+/g))].sort();
}
