/** Who can sign in to the demo. No secret: the login page says so too. */
export const DEMO_PERSON = { name: 'ada', password: 'lovelace-1843' };
