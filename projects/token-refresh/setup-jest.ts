import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

import { hearWarnings, takeWarnings } from './src/test/warnings';

setupZonelessTestEnv();

// An app that is well says nothing: who makes a mistake on purpose takes the warning.
hearWarnings();
afterEach(() => expect(takeWarnings()).toEqual([]));
