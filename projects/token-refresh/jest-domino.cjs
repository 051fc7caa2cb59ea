// The default export of an .mjs file, compiled to CommonJS by the jest preset, arrives as a namespace. The `/./` keeps
// jest.config.mjs from mapping this file to itself.
module.exports = require('../../node_modules/@angular/platform-server/third_party/domino/./bundled-domino.mjs').default;
