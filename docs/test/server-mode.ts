// As the Angular CLI says in what it builds for a server; to be imported before the app.
Object.assign(globalThis, { ngServerMode: true });

export {};
