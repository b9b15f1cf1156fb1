// Search a built site as its own page does: node search.cjs SITE QUERY… prints, for each query, the pages found.
"use strict";

const { readFileSync } = require("node:fs");
const vm = require("node:vm");

const [site, ...queries] = process.argv.slice(2);
const nothing = () => undefined;
const part = { firstChild: null, appendChild: nothing, replaceChildren: nothing, classList: { add: nothing } };
const page = { addEventListener: nothing, querySelector: nothing, getElementById: () => part, createElement: () => part, documentElement: { dataset: {} }, currentScript: { src: "" } };
const context = vm.createContext({ document: page, window: {}, URLSearchParams, URL, DOCUMENTATION_OPTIONS: {}, Documentation: {}, _ready: nothing, SPHINX_HIGHLIGHT_ENABLED: false });
for (const file of ["_static/language_data.js", "_static/searchtools.js", "searchindex.js"]) {
  vm.runInContext(readFileSync(`${site}/${file}`, "utf-8"), context, { filename: file });
}
context.queries = queries;
const found = vm.runInContext(
  "queries.map((query) => Search._performSearch(...Search._parseQuery(query)).map((result) => result[0]))",
  context,
);
process.stdout.write(JSON.stringify(found));
