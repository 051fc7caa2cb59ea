let heard: string[] = [];

/** What has been said on the console since it was asked last. A test that leaves something behind has failed. */
export function takeWarnings(): string[] {
  const taken = heard;
  heard = [];
  return taken;
}

/** Listens to `console.warn`, and lets nothing through. */
export function hearWarnings(): void {
  console.warn = (...said: unknown[]) => void heard.push(said.join(' '));
}

/** Takes the warnings of a mistake that the test makes on purpose. */
export function expectWarnings(...codes: string[]): void {
  expect(takeWarnings()).toEqual(codes.map((code) => expect.stringMatching(new RegExp(`^${code}: `))));
}
