/** Set by the Angular CLI: false in production builds, so that what stands behind it is left out. */
declare const ngDevMode: boolean | undefined;
