/** What the environment says about this server. Everything has a default that needs no set-up. */
export const settings = {
  port: positive('PORT', 4000),
  databaseFile: process.env['DEMO_DATABASE'] ?? 'demo.sqlite',
  accessTokenSeconds: positive('ACCESS_TOKEN_SECONDS', 60),
  /** Wrong passwords that one address may send in a minute. */
  signInLimit: positive('SIGN_IN_LIMIT', 10),
};

function positive(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0) throw new Error(`${name} takes a whole number above 0.`);
  return value;
}
