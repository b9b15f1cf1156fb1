// Print the scopes that the TextMate grammar gives to the texts named on the command line, as JSON:
// for each file a list of lines, for each line a list of [start, end, scopes].
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");
const { OnigScanner, OnigString, loadWASM } = require("vscode-oniguruma");

const grammarPath = new URL("../syntaxes/bylaw.tmLanguage.json", import.meta.url);
await loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));

const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new OnigScanner(patterns),
    createOnigString: (text) => new OnigString(text),
  }),
  loadGrammar: async () => parseRawGrammar(readFileSync(grammarPath, "utf-8"), grammarPath.pathname),
});
const grammar = await registry.loadGrammar("source.bylaw");

/** The tokens of a text, line by line. */
function scopes(text) {
  let stack = INITIAL;
  return text.split("\n").map((line) => {
    const told = grammar.tokenizeLine(line, stack);
    stack = told.ruleStack;
    return told.tokens.map((token) => [
      token.startIndex,
      Math.min(token.endIndex, line.length),
      token.scopes.slice(1).filter((scope) => !scope.startsWith("meta.")),
    ]);
  });
}

const files = process.argv.slice(2);
process.stdout.write(JSON.stringify(files.map((file) => scopes(readFileSync(file, "utf-8")))));
