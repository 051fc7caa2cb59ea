/** What a person says about themselves. */
export interface Profile {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly role: string;
  readonly about: string;
}
