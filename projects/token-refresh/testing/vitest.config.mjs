import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // It is keyed by the spec, not by what is bundled into it: a package built anew would not be tested.
    fsModuleCache: false,
  },
});
